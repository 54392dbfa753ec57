using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>What matters about a file beside its descriptor.</summary>
/// <param name="IsFolder">A folder, or a link to one.</param>
/// <param name="IsEncrypted">Encrypted by EFS for some accounts.</param>
/// <param name="KeepsAcls">The volume keeps access control lists.</param>
/// <param name="FinalPath">Where all links lead.</param>
/// <param name="LinkOwner">The owner of the link itself, if it is one.</param>
/// <param name="IsLink">The path itself is a symbolic link or junction.</param>
internal sealed record FileFacts(bool IsFolder, bool IsEncrypted, bool KeepsAcls, string FinalPath, Sid? LinkOwner, bool IsLink);
