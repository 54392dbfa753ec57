using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys;

/// <summary>Chooses entries by fingerprint, by key or by comment; an entry that fits one of what was asked for in every kind is chosen.</summary>
internal sealed class KeySelector
{
    private static readonly Regex Pairs = new("^[0-9a-f]{2}(:[0-9a-f]{2}){15}$", RegexOptions.CultureInvariant);
    private readonly string[] _sha256;
    private readonly string[] _md5;
    private readonly HashSet<string> _blobs;
    private readonly Func<string, bool>? _comment;

    /// <param name="fingerprints"><c>SHA256:...</c> or <c>MD5:aa:bb...</c> as tools print them, with or without the name in front.</param>
    /// <param name="blobs">Keys.</param>
    /// <param name="comment">Whether a comment fits.</param>
    public KeySelector(IEnumerable<string> fingerprints, IEnumerable<byte[]> blobs, Func<string, bool>? comment)
    {
        string[] given = fingerprints.Select(fingerprint => fingerprint.Trim()).ToArray();
        _md5 = given.Where(IsMd5).Select(Md5).ToArray();
        _sha256 = given.Where(text => !IsMd5(text)).Select(Sha256).ToArray();
        _blobs = [.. blobs.Select(Convert.ToBase64String)];
        _comment = comment;
    }

    /// <summary>Nothing was asked for: every key fits.</summary>
    public bool IsEmpty => _sha256.Length == 0 && _md5.Length == 0 && _blobs.Count == 0 && _comment is null;

    public bool Selects(KeyEntry entry)
    {
        bool hasIdentity = _sha256.Length + _md5.Length + _blobs.Count > 0;
        bool isIdentity = _blobs.Contains(Convert.ToBase64String(entry.Blob))
            || (_sha256.Length > 0 && _sha256.Contains(Fingerprint.Sha256(entry.PlainBlob), StringComparer.Ordinal))
            || (_md5.Length > 0 && _md5.Contains(Fingerprint.Md5(entry.PlainBlob).Substring(4), StringComparer.Ordinal));
        return (!hasIdentity || isIdentity) && (_comment is null || _comment(entry.Comment));
    }

    private static bool IsMd5(string text) => text.StartsWith("MD5:", StringComparison.OrdinalIgnoreCase) || text.Count(c => c == ':') == 15;

    private static string Sha256(string text)
    {
        string body = (text.StartsWith("SHA256:", StringComparison.OrdinalIgnoreCase) ? text.Substring(7) : text).TrimEnd('=');
        return body.Length == 43 ? "SHA256:" + body : throw NotWhole(text);
    }

    private static string Md5(string text)
    {
        string body = (text.StartsWith("MD5:", StringComparison.OrdinalIgnoreCase) ? text.Substring(4) : text).ToLowerInvariant();
        return Pairs.IsMatch(body) ? body : throw NotWhole(text);
    }

    private static SshInputException NotWhole(string text) =>
        new(ErrorReason.InvalidArgument, $"'{DisplayText.Escape(text)}' is no whole fingerprint. Give it as ssh-keygen -l prints it: SHA256: and 43 characters, or MD5: and 16 pairs of digits.", text);
}
