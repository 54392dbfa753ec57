using System;
using System.Collections.Generic;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening;

/// <summary>One rule: when it applies and everything that is said then.</summary>
internal sealed class RuleRow
{
    internal RuleRow(string id, string keyword, SshFindingSeverity severity, Func<RuleInput, IEnumerable<RuleHit>> condition, SshServerPlatform? platform, bool canLockOut, string why, string recommended, string risk, string test, string sources)
    {
        Id = id;
        Keyword = keyword;
        Severity = severity;
        Condition = condition;
        Platform = platform;
        CanLockOut = canLockOut;
        Why = why;
        Recommended = recommended;
        Risk = risk;
        Test = test;
        Sources = sources;
    }

    internal string Id { get; }

    internal string Keyword { get; }

    /// <summary>Unless the hit says otherwise.</summary>
    internal SshFindingSeverity Severity { get; }

    internal Func<RuleInput, IEnumerable<RuleHit>> Condition { get; }

    /// <summary>The only platform it is for; <c>null</c> for all.</summary>
    internal SshServerPlatform? Platform { get; }

    internal bool CanLockOut { get; }

    internal string Why { get; }

    internal string Recommended { get; }

    internal string Risk { get; }

    internal string Test { get; }

    internal string Sources { get; }
}
