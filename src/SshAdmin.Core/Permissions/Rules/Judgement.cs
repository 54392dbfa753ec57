using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>The outcome for one descriptor, and why.</summary>
internal sealed record Judgement(SshKeyAclVerdict Verdict, IReadOnlyList<SshKeyAclFinding> Findings);
