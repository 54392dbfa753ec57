using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>One keyword of a server's configuration with the value in force, as <c>sshd -T</c> would print it.</summary>
public sealed class SshServerSetting
{
    internal SshServerSetting(string keyword, IReadOnlyList<string> value, SshSettingSource source, string? path = null, int? line = null)
    {
        Keyword = keyword;
        Value = [.. value];
        Source = source;
        Path = path;
        Line = line;
    }

    /// <summary>The keyword in the spelling of the manual page.</summary>
    public string Keyword { get; }

    /// <summary>The values: one per algorithm of a list, one per line of a keyword that accumulates, otherwise one per word.</summary>
    public string[] Value { get; }

    /// <summary>The values with blanks between them, for tables.</summary>
    public string ValueText => string.Join(" ", Value);

    /// <summary>Whether a line sets it, a Match block does, or the default holds.</summary>
    public SshSettingSource Source { get; }

    /// <summary>The file of the (first) line that sets it; <c>null</c> for a default and for text.</summary>
    public string? Path { get; }

    /// <summary>The same, for the pipeline: a name with brackets is a name there, no wildcard.</summary>
    public string? LiteralPath => Path;

    /// <summary>The number of that line; <c>null</c> for a default.</summary>
    public int? Line { get; }

    /// <summary>Keyword and value as one line.</summary>
    public override string ToString() => Keyword + " " + ValueText;
}
