using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Tests.Keys.Operations;

/// <summary>Real files, but for private keys, which do not fit on the disk any more.</summary>
internal sealed class FullDisk : IPrivateFiles
{
    private readonly IPrivateFiles _files = PrivateFiles.ForThisSystem();

    public void CreateNew(string path, byte[] content) => throw Full(path);

    public void Replace(string path, byte[] content) => throw Full(path);

    public void CreatePublic(string path, byte[] content, string? model) => _files.CreatePublic(path, content, model);

    public string? LinkTarget(string path) => _files.LinkTarget(path);

    public void CreateFolder(string path) => _files.CreateFolder(path);

    private static SshAccessException Full(string path) => new(ErrorReason.FileUnwritable, "full", path);
}
