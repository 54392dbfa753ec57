namespace SshAdmin.Core.Permissions.Rules;

/// <summary>One rule by which permissions are judged.</summary>
/// <param name="Id">What findings call it.</param>
/// <param name="Statement">The rule in a sentence.</param>
/// <param name="Source">Where it can be read.</param>
internal sealed record AclRule(string Id, string Statement, string Source);
