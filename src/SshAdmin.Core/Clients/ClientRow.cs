using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Clients;

/// <summary>What one range of versions of one client does, as a fresh installation.</summary>
/// <remarks>
/// A list that is <c>null</c> is not established and nothing is claimed from it. The lists hold everything compiled in and
/// listed, in the order of preference; <see cref="Off"/> names what stands below the client's own line of disabled algorithms.
/// </remarks>
internal sealed record ClientRow
{
    internal required string Client { get; init; }

    internal required ClientVersion From { get; init; }

    /// <summary>The last version of the range; <c>null</c> when it runs to the next row, or to versions yet to come.</summary>
    internal ClientVersion? To { get; init; }

    /// <summary>The newest version that was looked at, where the range is open.</summary>
    internal ClientVersion? LastExamined { get; init; }

    internal string? Released { get; init; }

    internal required IReadOnlyDictionary<ClientList, IReadOnlyList<string>> Lists { get; init; }

    internal required IReadOnlyDictionary<ClientList, IReadOnlyList<string>> Off { get; init; }

    /// <summary>Below PuTTY's warning line: the user is asked, and <c>plink -batch</c> gives up.</summary>
    internal required IReadOnlyDictionary<ClientList, IReadOnlyList<string>> Warned { get; init; }

    /// <summary>Whether the order of the lists is known, or only what stands in them.</summary>
    internal bool OrderKnown { get; init; } = true;

    internal IReadOnlyList<string>? KeyFormats { get; init; }

    internal RsaSignatureChoice RsaChoice { get; init; }

    internal bool? ReadsServerSignatureAlgorithms { get; init; }

    internal bool? StrictKeyExchange { get; init; }

    /// <summary>Whether a fresh installation offers the certificate forms of its host key algorithms as well.</summary>
    internal bool HostCertificates { get; init; }

    /// <summary>Smallest RSA host key in bits that the client accepts, where known.</summary>
    internal int? RsaMinimumBits { get; init; }

    internal required VerdictConfidence Confidence { get; init; }

    internal required string Source { get; init; }

    internal string Range => To is null ? From + "+" : To.Equals(From) ? From.Text : From + " - " + To;

    /// <summary>The algorithms of a list that a fresh installation offers; <c>null</c> when the list is not established.</summary>
    internal IReadOnlyList<string>? Enabled(ClientList list)
    {
        if (!Lists.TryGetValue(list, out IReadOnlyList<string>? names))
        {
            return null;
        }

        if (!Off.TryGetValue(list, out IReadOnlyList<string>? off))
        {
            return names;
        }

        List<string> enabled = new(names);
        enabled.RemoveAll(name => Contains(off, name));
        return enabled;
    }

    internal bool IsWarned(ClientList list, string name) =>
        Warned.TryGetValue(list, out IReadOnlyList<string>? names) && Contains(names, name);

    internal static bool Contains(IReadOnlyList<string> names, string name)
    {
        foreach (string candidate in names)
        {
            if (string.Equals(candidate, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
