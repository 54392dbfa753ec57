namespace SshAdmin.Core.Clients;

/// <summary>One name that a server would have to offer as well.</summary>
/// <param name="List">In which list.</param>
/// <param name="Name">The algorithm.</param>
/// <param name="IsSound">Whether it still protects well.</param>
/// <param name="Line">The line of sshd_config that does it, where a line can; it counts when it stands first.</param>
/// <param name="Shown">The same in words: the line in quotes, or how to come by it where it is too long to read.</param>
internal sealed record ServerChange(ClientList List, string Name, bool IsSound, string? Line, string Shown);
