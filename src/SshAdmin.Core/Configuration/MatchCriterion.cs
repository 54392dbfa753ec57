namespace SshAdmin.Core.Configuration;

/// <summary>One criterion of a Match line, such as <c>User alice,bob</c>.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Argument">The pattern list; empty for <c>all</c> and <c>invalid-user</c>.</param>
internal sealed record MatchCriterion(string Name, string Argument);
