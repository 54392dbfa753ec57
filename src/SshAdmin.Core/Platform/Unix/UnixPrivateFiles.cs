using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Private files by mode 0600 from the moment of creation, and folders of mode 0700.</summary>
internal sealed class UnixPrivateFiles : IPrivateFiles
{
    private const uint OwnerOnlyFolder = 0x1C0; // 0700
    private const uint PublicFile = 0x1A4; // 0644, as ssh-keygen writes .pub files

    public void CreateNew(string path, byte[] content) => Write(path, content, null, (temporary, target) =>
    {
        // link(2) is the one way to give a finished file its name that refuses to overwrite and cannot be interrupted halfway.
        Check(Link.Invoke(temporary, target), path, Reserve);
        Unlink.Invoke(temporary);

        // File systems without hard links (FAT, some network shares): reserve the name with an empty file, then move over it.
        void Reserve(int error)
        {
            if (error == Errno.Exists || File.Exists(path))
            {
                throw Errno.Failure(Errno.Exists, path);
            }

            try
            {
                new FileStream(path, FileMode.CreateNew, FileAccess.Write).Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw File.Exists(path) ? Errno.Failure(Errno.Exists, path) : Errno.Failure(error, path);
            }

            Check(Rename.Invoke(temporary, target), path);
        }
    });

    public void Replace(string path, byte[] content) =>
        Write(path, content, FileIdentity.Read(path), (temporary, target) => Check(Rename.Invoke(temporary, target), path));

    public void CreatePublic(string path, byte[] content, string? model)
    {
        FileIdentity? owner = model is null ? null : FileIdentity.Read(model);
        byte[] name = Libc.Path(path);
        int descriptor = Creat.Invoke(name, PublicFile);
        Check(descriptor, path);
        try
        {
            Fill(descriptor, content, path, () =>
            {
                // Only root can give files away, and who may read this one does not hang on it.
                if (owner is { } kept && GetEuid.Invoke() == 0)
                {
                    Check(Fchown.Invoke(descriptor, kept.User, kept.Group), path);
                }
            });
        }
        catch
        {
            Unlink.Invoke(name);
            throw;
        }
    }

    public string? LinkTarget(string path)
    {
        FileInfo entry = new(path);
        if ((int)entry.Attributes == -1 || (entry.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return null;
        }

        try
        {
            return UnixFile.Resolve(path);
        }
        catch (SshInputException e) when (e.Reason == ErrorReason.PathNotFound)
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"'{path}' is a link that leads nowhere.", path, e);
        }
    }

    public void CreateFolder(string path)
    {
        if (Mkdir.Invoke(Libc.Path(path), OwnerOnlyFolder) != 0)
        {
            int error = Marshal.GetLastWin32Error();
            if (error != Errno.Exists || !Directory.Exists(path))
            {
                throw Errno.Failure(error, path);
            }
        }
    }

    private static void Write(string path, byte[] content, FileIdentity? before, Action<byte[], byte[]> giveName)
    {
        if (Directory.Exists(path))
        {
            throw Errno.Failure(Errno.IsDirectory, path);
        }

        string folder = Path.GetDirectoryName(path)!;
        byte[] temporary = Libc.Path(Path.Combine(folder, $".{Path.GetFileName(path)}.XXXXXX"));
        int descriptor = Mkstemp.Invoke(temporary);
        Check(descriptor, path);
        try
        {
            Fill(descriptor, content, path, () => KeepOwner(descriptor, before, path));
            giveName(temporary, Libc.Path(path));
        }
        catch
        {
            Unlink.Invoke(temporary);
            throw;
        }

        SyncFolder(folder);
    }

    // A key that root rewrites has to stay its user's, who could not read it otherwise. The group has no rights in a private file.
    private static void KeepOwner(int descriptor, FileIdentity? before, string path)
    {
        if (before is not { } owner || Fchown.Invoke(descriptor, owner.User, owner.Group) == 0 || owner.User == GetEuid.Invoke())
        {
            return;
        }

        string name = UnixAccounts.ByNumber(owner.User)?.Name ?? $"the account {owner.User}";
        throw new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' belongs to {name} and would belong to this account instead. Run this as {name}, or delete the file first.", path);
    }

    private static void Fill(int descriptor, byte[] content, string path, Action prepare)
    {
        using SafeFileHandle handle = new((IntPtr)descriptor, ownsHandle: true);
        try
        {
            prepare();
            using FileStream stream = new(handle, FileAccess.Write, bufferSize: 1); // 1: no copy of the content in a buffer
            stream.Write(content, 0, content.Length);
            Check(Fsync.Invoke(descriptor), path);
        }
        catch (IOException e)
        {
            throw new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written: {e.Message}", path, e);
        }
    }

    // Makes the new name survive a power cut. Some file systems refuse this for folders; the file itself is on disk by then.
    private static void SyncFolder(string folder)
    {
        int descriptor = Open.Invoke(Libc.Path(folder), Open.ReadOnly);
        if (descriptor >= 0)
        {
            Fsync.Invoke(descriptor);
            Close.Invoke(descriptor);
        }
    }

    private static void Check(int result, string path, Action<int>? otherwise = null)
    {
        if (result >= 0)
        {
            return;
        }

        int error = Marshal.GetLastWin32Error();
        if (otherwise is null)
        {
            throw Errno.Failure(error, path);
        }

        otherwise(error);
    }
}
