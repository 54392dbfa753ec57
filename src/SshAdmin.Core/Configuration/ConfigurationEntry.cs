using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace SshAdmin.Core.Configuration;

/// <summary>One line with a known keyword, where sshd meets it.</summary>
/// <param name="Row">How its value is read.</param>
/// <param name="Values">As <c>sshd -T</c> prints them; empty when the value is wrong.</param>
/// <param name="Path">Its file.</param>
/// <param name="Line">The line.</param>
/// <param name="Scope">The Match block around it; <c>null</c> for a global line.</param>
/// <param name="Include">The line that brought its file in; <c>null</c> for the main file.</param>
internal sealed record ConfigurationEntry(KeywordRow Row, IReadOnlyList<string> Values, string Path, ConfigurationLine Line, MatchScope? Scope, ConfigurationEntry? Include)
{
    /// <summary>The keyword's present name.</summary>
    internal string Keyword => Row.AliasOf ?? Row.Name;

    /// <summary>Its place among all lines with known keywords, refused ones included.</summary>
    internal int Position { get; init; }

    internal bool IsGlobal => Scope is null || Scope.IsGlobal;

    /// <summary>The same line met twice is two entries.</summary>
    public bool Equals(ConfigurationEntry? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
