using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Algorithms;

/// <summary>What is known of one algorithm name. Its rating is the worst limit among its reasons.</summary>
internal sealed class AlgorithmRow
{
    /// <summary>The source of a name that stands in no specification and in no source that was read, only in what servers were seen to offer.</summary>
    public const string SshAudit = "seen on servers: ssh-audit, ssh2_kexdb.py";

    private AlgorithmRow(string name, string source, bool postQuantum, AlgorithmReason[] reasons)
    {
        Name = name;
        Source = source;
        PostQuantum = postQuantum;
        Reasons = reasons;
    }

    /// <summary>The name; one that ends in <c>*</c> stands for every name that begins so.</summary>
    public string Name { get; }

    /// <summary>Where the name is defined.</summary>
    public string Source { get; }

    public bool PostQuantum { get; }

    public IReadOnlyList<AlgorithmReason> Reasons { get; }

    public SshAlgorithmRating Rating => Reasons.Count == 0 ? SshAlgorithmRating.Strong : Reasons.Max(reason => reason.Limit);

    public static AlgorithmRow Of(string name, string source, params AlgorithmReason[] reasons) => new(name, source, false, reasons);

    public static AlgorithmRow Quantum(string name, string source, params AlgorithmReason[] reasons) => new(name, source, true, reasons);
}
