using System.Linq;
using static SshAdmin.Core.Algorithms.AlgorithmReasons;

namespace SshAdmin.Core.Algorithms;

/// <summary>What hardening guides take out of a server's lists: all that is weak or broken, and MACs with SHA-1 or a short tag (CIS benchmarks; Mozilla's OpenSSH guide).</summary>
internal static class DiscouragedAlgorithms
{
    private static readonly AlgorithmReason[] OfMacs = [Sha1Mac, Tag64, TagCut];

    /// <param name="kind">In which list the name stands.</param>
    /// <param name="name">One that nobody knows is not discouraged.</param>
    internal static bool Contain(SshAlgorithmKind kind, string name) =>
        AlgorithmTable.FindRow(kind, name) is AlgorithmRow row
        && (row.Rating is SshAlgorithmRating.Weak or SshAlgorithmRating.Broken || row.Reasons.Any(OfMacs.Contains));
}
