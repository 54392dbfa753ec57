using System;
using System.IO;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats.Public;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Where a private key and its .pub file go.</summary>
/// <remarks>
/// Two files cannot appear in one step, so the order keeps them true at every moment: a .pub file of the old key goes first,
/// then the private key is put in place whole, then the new .pub file. In between there may be no .pub file, never a wrong one.
/// </remarks>
internal sealed class KeyDestination(IPrivateFiles files, string path, string? userFolder = null)
{
    public string Path => path;

    public string PublicPath { get; } = PublicCompanion.PathOf(path);

    /// <summary>Whether writing replaces a file.</summary>
    public bool IsTaken => File.Exists(path) || File.Exists(PublicPath);

    /// <summary>Says before any work what would stop the writing.</summary>
    public void Require(bool force)
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

    public void WritePrivate(byte[] content, bool force)
    {
        if (force)
        {
            files.Replace(path, content);
        }
        else
        {
            files.CreateNew(path, content);
        }
    }

    public void RemovePublic()
    {
        if (File.Exists(PublicPath))
        {
            Guard(PublicPath, () => File.Delete(PublicPath));
        }
    }

    /// <summary>Writes the .pub file whole; it replaces one of the same key.</summary>
    public void WritePublic(PublicKeyBlob key, string comment)
    {
        string temporary = System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(PublicPath)!, $".{System.IO.Path.GetFileName(PublicPath)}.{Guid.NewGuid():N}");
        byte[] line = Encoding.UTF8.GetBytes(PublicLine.Format(key, comment) + "\n");
        Guard(PublicPath, () =>
        {
            try
            {
                File.WriteAllBytes(temporary, line);
                if (File.Exists(PublicPath))
                {
                    File.Replace(temporary, PublicPath, null);
                }
                else
                {
                    File.Move(temporary, PublicPath);
                }
            }
            finally
            {
                File.Delete(temporary);
            }
        });
    }

    // The one folder that is made when it is missing; its own parent must be there.
    private bool IsMissingUserFolder(string folder) =>
        string.Equals(folder, userFolder, StringComparison.OrdinalIgnoreCase) && Directory.Exists(System.IO.Path.GetDirectoryName(folder));

    private static SshInputException AlreadyThere(string existing) =>
        new(ErrorReason.FileExists, $"'{existing}' exists already and is left as it is.", existing);

    private static void Guard(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written: {e.Message}", path, e);
        }
    }
}
