using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Hardening;

/// <summary>One way to lock somebody out, and how it is foretold.</summary>
internal sealed class LockOutRow
{
    internal LockOutRow(string id, string keyword, SshFindingSeverity severity, Func<LockOutInput, IEnumerable<RuleHit>> condition, string why, string recommended, string test, bool ofFile = false)
    {
        Condition = condition;
        OfFile = ofFile;
        Rule = new RuleRow("LOCKOUT-" + id, keyword, severity, _ => [], null, true, why, recommended, string.Empty, test, "servconf.c, auth.c and sshd.c of openssh-portable; sshd_config(5)");
    }

    internal RuleRow Rule { get; }

    internal Func<LockOutInput, IEnumerable<RuleHit>> Condition { get; }

    /// <summary>It can be told of a configuration that does not load.</summary>
    internal bool OfFile { get; }
}
