namespace SshAdmin.Core.Clients;

/// <summary>One entry of the list of installed programs.</summary>
/// <param name="DisplayName">The name shown to users, often with the version in it.</param>
/// <param name="DisplayVersion">The version, where the entry has one.</param>
/// <param name="Location">The folder, where the entry names it.</param>
internal sealed record InstalledPackage(string DisplayName, string? DisplayVersion, string? Location);
