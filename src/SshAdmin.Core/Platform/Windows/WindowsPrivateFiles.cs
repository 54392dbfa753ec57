using System;
using System.IO;
using Microsoft.Win32.SafeHandles;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Sddl;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Private files by a protected access control list that CreateFile sets together with the file.</summary>
internal sealed class WindowsPrivateFiles : IPrivateFiles
{
    private readonly string _user = ProcessToken.ReadUser().ToString();

    public void CreateNew(string path, byte[] content) => Write(path, content, MoveFileEx.WriteThrough);

    public void Replace(string path, byte[] content) => Write(path, content, MoveFileEx.WriteThrough | MoveFileEx.ReplaceExisting);

    public void CreatePublic(string path, byte[] content, string? model)
    {
        // Permissions come from the folder here, or from the file that File.Replace puts this one in place of.
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            DeleteFile.Invoke(LongPath.ToNative(path));
            throw new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written: {e.Message}", path, e);
        }
    }

    public string? LinkTarget(string path)
    {
        uint attributes = GetFileAttributes.Invoke(LongPath.ToNative(path));
        if (attributes == GetFileAttributes.Invalid || (attributes & GetFileAttributes.ReparsePoint) == 0)
        {
            return null;
        }

        try
        {
            FileFacts facts = new SecuredFile(path).ReadFacts();
            return facts.IsLink ? facts.FinalPath : null;
        }
        catch (SshInputException e) when (e.Reason == ErrorReason.PathNotFound)
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"'{path}' is a link that leads nowhere.", path, e);
        }
    }

    public void CreateFolder(string path)
    {
        using SecurityAttributes security = new(Descriptor("OICI"));
        if (!CreateDirectory.Invoke(LongPath.ToNative(path), security.Pointer))
        {
            int error = WindowsError.Last;
            if (error is not (WindowsError.AlreadyExists or WindowsError.FileExists) || !IsFolder(path))
            {
                throw WindowsError.Writing(error, path);
            }
        }
    }

    private void Write(string path, byte[] content, uint move)
    {
        if (IsFolder(path))
        {
            throw new SshInputException(ErrorReason.PathIsDirectory, $"'{path}' is a folder.", path);
        }

        string temporary = LongPath.ToNative(Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.tmp"));
        SafeFileHandle handle = Create(temporary, path);
        try
        {
            using (handle)
            using (FileStream stream = new(handle, FileAccess.Write, 1)) // 1: no copy of the content in a buffer
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            // A file moved within its volume keeps its descriptor. Without ReplaceExisting the move fails where the name is taken.
            if (!MoveFileEx.Invoke(temporary, LongPath.ToNative(path), move))
            {
                throw WindowsError.Writing(WindowsError.Last, path);
            }
        }
        catch (IOException e)
        {
            DeleteFile.Invoke(temporary);
            throw new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written: {e.Message}", path, e);
        }
        catch
        {
            DeleteFile.Invoke(temporary);
            throw;
        }
    }

    /// <summary>A new file that has its final permissions before anything is written to it.</summary>
    internal SafeFileHandle Create(string temporary, string path)
    {
        using SecurityAttributes security = new(Descriptor(""));
        SafeFileHandle handle = CreateFile.Invoke(temporary, CreateFile.GenericWrite, 0, security.Pointer, CreateFile.CreateNew, 0, IntPtr.Zero);
        if (handle.IsInvalid)
        {
            int error = WindowsError.Last;
            handle.Dispose();
            throw WindowsError.Writing(error, path);
        }

        return handle;
    }

    // No owner: elevated, Windows makes it Administrators where the policy says so, which OpenSSH accepts as well.
    private byte[] Descriptor(string flags)
    {
        string users = _user == WellKnownSids.LocalSystem.ToString() ? "" : $"(A;{flags};FA;;;{_user})";
        return SelfRelativeWriter.Write(SddlParser.Parse($"D:P(A;{flags};FA;;;SY)(A;{flags};FA;;;BA){users}"));
    }

    private static bool IsFolder(string path)
    {
        uint attributes = GetFileAttributes.Invoke(LongPath.ToNative(path));
        return attributes != GetFileAttributes.Invalid && (attributes & GetFileAttributes.Directory) != 0;
    }
}
