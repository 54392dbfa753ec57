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

    public void CreateNew(string path, byte[] content) => Write(path, content, (temporary, target) =>
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

    public void Replace(string path, byte[] content) => Write(path, content, (temporary, target) => Check(Rename.Invoke(temporary, target), path));

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

    private static void Write(string path, byte[] content, Action<byte[], byte[]> giveName)
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
            Fill(descriptor, content, path);
            giveName(temporary, Libc.Path(path));
        }
        catch
        {
            Unlink.Invoke(temporary);
            throw;
        }

        SyncFolder(folder);
    }

    private static void Fill(int descriptor, byte[] content, string path)
    {
        using SafeFileHandle handle = new((IntPtr)descriptor, ownsHandle: true);
        try
        {
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
