namespace SshAdmin.Core.Algorithms.Products;

/// <summary>One algorithm in the sources of one product.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Since">The first release that has it; <c>null</c> where the first release that was looked at has it already.</param>
/// <param name="Until">The last release that has it; <c>null</c> where the last release that was looked at still has it.</param>
internal sealed record AlgorithmUse(string Name, string? Since = null, string? Until = null);
