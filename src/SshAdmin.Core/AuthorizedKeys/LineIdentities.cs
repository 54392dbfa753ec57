using System.Collections.Generic;
using System.Globalization;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.AuthorizedKeys;

/// <summary>Tells lines of a file apart by what they say, so that an answer about one still fits when others have moved it. Pure.</summary>
internal static class LineIdentities
{
    /// <summary>Each line with its identity: key, options, comment, and how many lines before it say the same.</summary>
    public static IEnumerable<(KeyEntry Entry, string Identity)> Of(IEnumerable<KeyEntry> entries)
    {
        Dictionary<string, int> seen = [];
        foreach (KeyEntry entry in entries)
        {
            string said = $"{Fingerprint.Sha256(entry.PlainBlob)} {string.Join(",", entry.Options)} {entry.Comment}";
            seen.TryGetValue(said, out int before);
            seen[said] = before + 1;
            yield return (entry, $"{before.ToString(CultureInfo.InvariantCulture)} {said}");
        }
    }
}
