using System.Runtime.CompilerServices;

namespace SshAdmin.Core.Configuration;

/// <summary>A Match block, and the block around the Include that brought its file in.</summary>
/// <param name="Criteria">When it applies.</param>
/// <param name="Path">Its file.</param>
/// <param name="Line">The Match line.</param>
/// <param name="Outer">The block around it; <c>null</c> at the top.</param>
internal sealed record MatchScope(MatchCriteria Criteria, string Path, ConfigurationLine Line, MatchScope? Outer)
{
    /// <summary>Whether the block is for everybody, so that its lines are global ones.</summary>
    internal bool IsGlobal => Criteria.MatchesEverybody && (Outer is null || Outer.IsGlobal);

    /// <summary>Two blocks with the same criteria are two blocks.</summary>
    public bool Equals(MatchScope? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
