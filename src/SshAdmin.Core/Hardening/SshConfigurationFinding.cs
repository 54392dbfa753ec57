namespace SshAdmin.Core.Hardening;

/// <summary>One thing about a server's configuration that should be known or changed.</summary>
public sealed class SshConfigurationFinding
{
    internal SshConfigurationFinding()
    {
    }

    /// <summary>The rule, for example <c>AUTH-PASSWORD</c>.</summary>
    public string RuleId { get; internal init; } = string.Empty;

    /// <summary>How much it matters.</summary>
    public SshFindingSeverity Severity { get; internal init; }

    /// <summary>The keyword concerned.</summary>
    public string Keyword { get; internal init; } = string.Empty;

    /// <summary>The file; <c>null</c> for text.</summary>
    public string? Path { get; internal init; }

    /// <summary>The same, for the pipeline: a name with brackets is a name there, no wildcard.</summary>
    public string? LiteralPath => Path;

    /// <summary>The line to look at; <c>null</c> when no line sets the keyword.</summary>
    public int? Line { get; internal init; }

    /// <summary>That line as it stands, or the value in force when no line sets it; control characters escaped.</summary>
    public string Text { get; internal init; } = string.Empty;

    /// <summary>Why it is a finding.</summary>
    public string Why { get; internal init; } = string.Empty;

    /// <summary>The line to write instead, or what to do.</summary>
    public string Recommendation { get; internal init; } = string.Empty;

    /// <summary>The line as it stands and the change in one, as a review shows them.</summary>
    public string Change => Text.Trim() + " -> " + Recommendation.Trim();

    /// <summary>The file, or <c>(text)</c>, for tables.</summary>
    public string FileText => Path ?? "(text)";

    /// <summary>Line, change and reason one below the other, as a review shows them, with the rule at the end.</summary>
    public string Review => string.Join("\n", new[]
    {
        Text.Trim(),
        "-> " + Recommendation.Trim(),
        (Why.Trim() == Text.Trim() ? string.Empty : Why.Trim() + " ") + (CanLockOut ? "Can lock out! " : string.Empty) + "[" + RuleId + "]",
    });

    /// <summary>What the change can break.</summary>
    public string Risk { get; internal init; } = string.Empty;

    /// <summary>What to test before the session in which it was changed is closed.</summary>
    public string TestFirst { get; internal init; } = string.Empty;

    /// <summary>Whether the state found, or the change, can lock somebody out.</summary>
    public bool CanLockOut { get; internal init; }

    /// <summary>Guides and manuals that the rule was taken from.</summary>
    public string Source { get; internal init; } = string.Empty;

    /// <summary>Severity, rule and line in short.</summary>
    public override string ToString() => Line is null ? $"{Severity} {RuleId}: {Text}" : $"{Severity} {RuleId} line {Line}: {Text.Trim()}";
}
