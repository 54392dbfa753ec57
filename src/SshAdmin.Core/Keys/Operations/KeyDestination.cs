using System;
using System.IO;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Where a private key and its .pub file go.</summary>
/// <remarks>
/// Two files cannot appear in one step, so the order keeps them true at every moment: a .pub file of the old key is set aside first,
/// then the private key is put in place whole, then the new .pub file. In between there may be no .pub file, never a wrong one.
/// </remarks>
internal sealed class KeyDestination(IPrivateFiles files, string path, string? userFolder = null)
{
    public string Path => path;

    public string PublicPath { get; } = PublicCompanion.PathOf(path);

    /// <summary>Whether writing replaces a file.</summary>
    public bool IsTaken => File.Exists(path) || File.Exists(PublicPath);

    /// <summary>Says before any work what would stop the writing.</summary>
    /// <param name="force">Replaces what is there.</param>
    /// <param name="source">The file that the key is in already; <c>null</c> for a new key.</param>
    public void Require(bool force, string? source = null)
    {
        if (PublicCompanion.IsPublicPath(path))
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{path}' is a name for a public key; name the private key without .pub.", path);
        }

        if (Directory.Exists(path))
        {
            throw new SshInputException(ErrorReason.PathIsDirectory, $"'{path}' is a folder; name the key file in it.", path);
        }

        string folder = System.IO.Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder) && !IsMissingUserFolder(folder))
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"The folder '{folder}' does not exist; create it first.", path);
        }

        if (!force && File.Exists(path))
        {
            throw AlreadyThere(path);
        }

        // Written through, as ssh-keygen -p does it, when the key stays the same. Another key would make the .pub file there a wrong one.
        if (force && files.LinkTarget(path) is string target && (source is null || target != (files.LinkTarget(source) ?? source)))
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{path}' is a link to '{target}', which would get another key; name that file itself, or delete the link first.", path);
        }
    }

    /// <summary>Refuses a .pub file that belongs to something else.</summary>
    public void RequireNoPublicFile(bool force)
    {
        if (Directory.Exists(PublicPath))
        {
            throw new SshInputException(ErrorReason.PathIsDirectory, $"'{PublicPath}', where the public key goes, is a folder.", PublicPath);
        }

        if (!force && File.Exists(PublicPath))
        {
            throw AlreadyThere(PublicPath);
        }
    }

    /// <summary>Creates the user's .ssh folder where it is missing.</summary>
    public void CreateFolder()
    {
        string folder = System.IO.Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            files.CreateFolder(folder);
        }
    }

    /// <summary>Puts both files in place, or neither: a failure leaves them as they were.</summary>
    /// <param name="content">The private key.</param>
    /// <param name="publicLine">The .pub file; <c>null</c> to leave it as it is.</param>
    /// <param name="isSameKey">The .pub file that is there belongs to this key, so that it stays true all the time.</param>
    /// <param name="force">Replaces what is there.</param>
    public void Write(byte[] content, byte[]? publicLine, bool isSameKey, bool force)
    {
        if (publicLine is null)
        {
            WritePrivate(content, force);
            return;
        }

        string publicFile = isSameKey ? files.LinkTarget(PublicPath) ?? PublicPath : PublicPath;
        using PublicFileChange change = new(files, publicFile, publicLine, path);
        if (!isSameKey)
        {
            change.SetAside();
        }

        WritePrivate(content, force);
        change.Finish();
    }

    private void WritePrivate(byte[] content, bool force)
    {
        if (force)
        {
            files.Replace(files.LinkTarget(path) ?? path, content);
        }
        else
        {
            files.CreateNew(path, content);
        }
    }

    // The one folder that is made when it is missing; its own parent must be there.
    private bool IsMissingUserFolder(string folder) =>
        string.Equals(folder, userFolder, StringComparison.OrdinalIgnoreCase) && Directory.Exists(System.IO.Path.GetDirectoryName(folder));

    private static SshInputException AlreadyThere(string existing) =>
        new(ErrorReason.FileExists, $"'{existing}' exists already and is left as it is.", existing);
}
