using System.Collections.Generic;
using System.Linq;
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
    internal bool IsGlobal => InGeneral == MatchOutcome.Yes;

    internal MatchOutcome InGeneral => Lower(Criteria.InGeneral, Outer?.InGeneral);

    /// <summary>Whether the block applies to a connection, as far as can be told.</summary>
    internal MatchOutcome Judge(ConnectionContext connection) => Lower(Criteria.Judge(connection), Outer?.Judge(connection));

    /// <summary>The criteria, here and around, that keep it from being told.</summary>
    internal IEnumerable<MatchCriterion> Undecided(ConnectionContext connection) =>
        (Outer?.Undecided(connection) ?? []).Concat(Criteria.All.Where(criterion => Criteria.Judge(criterion, connection) == MatchOutcome.Unknown));

    /// <summary>Two blocks with the same criteria are two blocks.</summary>
    public bool Equals(MatchScope? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private static MatchOutcome Lower(MatchOutcome own, MatchOutcome? outer) => outer < own ? outer.Value : own;
}
