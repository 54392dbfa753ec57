using System.Linq;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Permissions;

/// <summary>What OpenSSH makes of a file's permissions, and what a repair writes.</summary>
public sealed class SshKeyAclReport
{
    internal SshKeyAclReport(string? path, SshFileKind kind, SshKeyAclVerdict verdict, SshKeyAclFinding[] findings)
    {
        Path = path;
        Kind = kind;
        Verdict = verdict;
        Findings = findings;
    }

    /// <summary>The file; <c>null</c> when SDDL text was judged.</summary>
    public string? Path { get; }

    /// <summary>The same, for the pipeline: a name with brackets is a name there, no wildcard.</summary>
    public string? LiteralPath => Path;

    /// <summary>The name of the file, for tables; <c>null</c> when SDDL text was judged.</summary>
    public string? Name => Path is null ? null : PathParts.Name(Path);

    /// <summary>The folder of the file; <c>(SDDL)</c> when SDDL text was judged.</summary>
    public string? Folder => Path is null ? "(SDDL)" : PathParts.Folder(Path);

    /// <summary>What the file was taken for.</summary>
    public SshFileKind Kind { get; }

    /// <summary>The outcome; after a repair, that of the file as it is now.</summary>
    public SshKeyAclVerdict Verdict { get; }

    /// <summary>Whether the permissions were judged and passed.</summary>
    public bool IsSecure => Verdict == SshKeyAclVerdict.Secure;

    /// <summary>Everything noticed, not only the first thing that ssh would complain about.</summary>
    public SshKeyAclFinding[] Findings { get; }

    /// <summary>The findings as one text.</summary>
    public string Message => string.Join(" ", Findings.Select(finding => finding.Message));

    /// <summary>The security descriptor as it was found (before a repair); <c>null</c> on systems without one.</summary>
    public string? Sddl { get; internal init; }

    /// <summary>The security descriptor that a repair writes, or wrote; <c>null</c> when nothing is to change.</summary>
    public string? RepairSddl { get; internal init; }

    /// <summary>Octal mode bits as they were found, such as <c>0644</c>; <c>null</c> on Windows.</summary>
    public string? Mode { get; internal init; }

    /// <summary>The mode that a repair sets, or set; <c>null</c> when nothing is to change.</summary>
    public string? RepairMode { get; internal init; }

    /// <summary>The changes that a repair makes, or made, one sentence each.</summary>
    public string[] Changes { get; internal init; } = [];

    /// <summary>Whether the file was changed.</summary>
    public bool Changed { get; internal init; }

    /// <summary>File and verdict.</summary>
    public override string ToString() => $"{Path ?? "SDDL"}: {Verdict}";
}
