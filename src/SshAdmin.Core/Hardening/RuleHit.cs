using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening;

/// <summary>One place where a rule applies.</summary>
internal sealed record RuleHit
{
    internal string Path { get; init; } = string.Empty;

    internal int? Line { get; init; }

    internal string Text { get; init; } = string.Empty;

    internal string? Keyword { get; init; }

    /// <summary>Other than the row's.</summary>
    internal SshFindingSeverity? Severity { get; init; }

    /// <summary>What is particular about this place; stands before the row's reason.</summary>
    internal string? Why { get; init; }

    internal string? Recommended { get; init; }

    /// <summary>Stands before the row's risk.</summary>
    internal string? Risk { get; init; }

    internal static RuleHit At(ConfigurationEntry entry, string? why = null) =>
        new() { Path = entry.Path, Line = entry.Line.Number, Text = entry.Line.Text, Keyword = entry.Keyword, Why = why };
}
