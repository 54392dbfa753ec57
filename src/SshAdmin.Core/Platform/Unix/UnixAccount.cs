namespace SshAdmin.Core.Platform.Unix;

/// <summary>An account as struct passwd has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="User">Its number.</param>
/// <param name="Group">Its first group.</param>
/// <param name="Home">Its home folder as it is written there.</param>
internal sealed record UnixAccount(string Name, uint User, uint Group, string Home);
