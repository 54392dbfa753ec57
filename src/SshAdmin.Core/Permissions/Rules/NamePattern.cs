namespace SshAdmin.Core.Permissions.Rules;

/// <summary>One way to tell a kind of file by its name.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">File name with <c>*</c> for any text.</param>
/// <param name="Folder">The folder it has to lie in: its name, <c>server</c> for the server's own folder, <c>null</c> for any.</param>
/// <param name="IsFolder">A folder, not a file.</param>
internal sealed record NamePattern(SshFileKind Kind, string Name, string? Folder = null, bool IsFolder = false);
