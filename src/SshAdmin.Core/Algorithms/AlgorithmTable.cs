using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms.Products;

namespace SshAdmin.Core.Algorithms;

/// <summary>Looks algorithm names up; a name that nobody knows is rated, never an error.</summary>
internal static class AlgorithmTable
{
    private const string UnknownReason = "This version of SshAdmin does not know the name.";

    public static readonly IReadOnlyDictionary<SshAlgorithmKind, IReadOnlyList<AlgorithmRow>> Rows = new Dictionary<SshAlgorithmKind, IReadOnlyList<AlgorithmRow>>
    {
        [SshAlgorithmKind.KeyExchange] = KeyExchangeRows.Rows,
        [SshAlgorithmKind.HostKey] = HostKeyRows.Rows,
        [SshAlgorithmKind.Encryption] = EncryptionRows.Rows,
        [SshAlgorithmKind.Mac] = MacRows.Rows,
        [SshAlgorithmKind.Compression] = CompressionRows.Rows,
        [SshAlgorithmKind.Marker] = MarkerRows.Rows,
    };

    private static readonly Dictionary<SshAlgorithmKind, Dictionary<string, AlgorithmRow>> Index =
        Rows.ToDictionary(pair => pair.Key, pair => pair.Value.ToDictionary(row => row.Name, StringComparer.Ordinal));

    // One object per known name: a sweep over thousands of hosts shares them.
    private static readonly Dictionary<SshAlgorithmKind, Dictionary<string, SshAlgorithm>> Known =
        Index.ToDictionary(pair => pair.Key, pair => pair.Value.ToDictionary(entry => entry.Key, entry => Describe(pair.Key, entry.Key, entry.Value), StringComparer.Ordinal));

    /// <param name="kind">In which list the name stands; a marker in the list of key exchange methods is found as what it is.</param>
    /// <param name="name">As on the wire; control characters must be escaped already.</param>
    public static SshAlgorithm Find(SshAlgorithmKind kind, string name)
    {
        if (Known[kind].TryGetValue(name, out SshAlgorithm? known) || (kind == SshAlgorithmKind.KeyExchange && Known[SshAlgorithmKind.Marker].TryGetValue(name, out known)))
        {
            return known;
        }

        return FindRow(kind, name) is AlgorithmRow row
            ? Describe(kind, name, row)
            : new SshAlgorithm(name, kind, SshAlgorithmRating.Unknown, UnknownReason);
    }

    /// <summary>The row of the name itself, or else the one with the longest pattern that it begins with.</summary>
    public static AlgorithmRow? FindRow(SshAlgorithmKind kind, string name)
    {
        if (Index[kind].TryGetValue(name, out AlgorithmRow? exact))
        {
            return exact;
        }

        return Rows[kind]
            .Where(row => row.Name.EndsWith("*", StringComparison.Ordinal) && name.StartsWith(row.Name.Substring(0, row.Name.Length - 1), StringComparison.Ordinal))
            .OrderByDescending(row => row.Name.Length)
            .FirstOrDefault();
    }

    private static SshAlgorithm Describe(SshAlgorithmKind kind, string name, AlgorithmRow row) =>
        new(name, kind, row.Rating, Words(row.Reasons), row.PostQuantum, row.Source, IsCipherToo(kind, name) ? [] : AlgorithmProducts.Implementations(row.Name));

    // A few names of ciphers that authenticate stand among the MACs of single servers too; the products have them as ciphers.
    private static bool IsCipherToo(SshAlgorithmKind kind, string name) => kind == SshAlgorithmKind.Mac && name != "none" && Index[SshAlgorithmKind.Encryption].ContainsKey(name);

    /// <summary>The reasons as text, the gravest first.</summary>
    internal static string Words(IEnumerable<AlgorithmReason> reasons) =>
        string.Join(" ", reasons.OrderByDescending(reason => reason.Limit).Select(reason => reason.Text));
}
