using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Microsoft.Win32.SafeHandles;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform.Unix.Native;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Server files by the rules of sshd's StrictModes (misc.c, safe_path): owned by the user or root, writable by nobody else.</summary>
internal sealed class UnixServerFiles : IServerFiles
{
    private const uint PrivateFile = 0x180; // 0600
    private const uint PrivateFolder = 0x1c0; // 0700
    private const string UserFolder = ".ssh";

    public LocalAccount? FindAccount(string name) => UnixAccounts.Find(name)?.Account;

    public string Resolve(string path) => File.Exists(path) || Directory.Exists(path) ? UnixFile.Resolve(path) : path;

    public IDisposable Lock(string path, CancellationToken stop) => FolderLock.Acquire(Path.GetDirectoryName(path)!, stop);

    public void CreateFolder(string path, LocalAccount? owner)
    {
        FileIdentity? parent = FileIdentity.Read(Path.GetDirectoryName(path)!);
        if (Directory.Exists(path))
        {
            return;
        }

        new UnixPrivateFiles().CreateFolder(path);
        Change(path, Owner(owner) ?? (parent?.User, parent?.Group), null);
    }

    public void Replace(string path, IReadOnlyList<ArraySegment<byte>> parts, LocalAccount? owner, IReport report)
    {
        if (Directory.Exists(path))
        {
            throw Errno.Failure(Errno.IsDirectory, path);
        }

        string folder = Path.GetDirectoryName(path)!;
        FileIdentity? before = FileIdentity.Read(path);
        FileIdentity? model = before ?? FileIdentity.Read(folder);
        byte[] temporary = Libc.Path(Path.Combine(folder, $".{Path.GetFileName(path)}.XXXXXX"));
        int descriptor = Mkstemp.Invoke(temporary);
        if (descriptor < 0)
        {
            throw Errno.Failure(Marshal.GetLastWin32Error(), path);
        }

        try
        {
            using (SafeFileHandle handle = new((IntPtr)descriptor, ownsHandle: true))
            {
                Own(descriptor, Owner(owner) ?? (model?.User, model?.Group), path);
                Require(Fchmod.Invoke(descriptor, before is FileIdentity kept ? kept.Mode & ~FileIdentity.ForeignWrite : PrivateFile), path);
                Fill(handle, parts, path);
            }

            Require(Rename.Invoke(temporary, Libc.Path(path)), path);
        }
        catch
        {
            Unlink.Invoke(temporary);
            throw;
        }

        if (before is { IsWritableByOthers: true })
        {
            report.Verbose($"'{path}' was writable by others, so that sshd refused it; that permission is removed.");
        }

        SyncFolder(folder);
    }

    public void Secure(string path, LocalAccount? owner, IReport report)
    {
        (uint? User, uint? Group)? wanted = Owner(owner);
        Mend(path, wanted, report);
        string folder = Path.GetDirectoryName(path)!;
        bool isUserFolder = Path.GetFileName(folder) == UserFolder;
        if (isUserFolder)
        {
            Mend(folder, wanted, report);
        }

        string above = isUserFolder ? Path.GetDirectoryName(folder)! : folder;
        if (FileIdentity.Read(above) is { IsWritableByOthers: true } home && (home.Mode & Sticky) == 0)
        {
            report.Warning($"'{above}' is writable by others, so that sshd refuses every key below it (StrictModes). Remove that permission: chmod go-w '{above}'.");
        }
    }

    private const uint Sticky = 0x200; // 01000: a shared folder such as /tmp, where no home lies

    private static void Mend(string path, (uint? User, uint? Group)? owner, IReport report)
    {
        if (FileIdentity.Read(path) is not FileIdentity now)
        {
            return;
        }

        bool isForeign = owner is { User: uint user } && now.User != user && (now.User != 0 || (now.Mode & 4) == 0);
        if (isForeign || now.IsWritableByOthers)
        {
            Change(path, isForeign ? owner : null, now.Mode & ~FileIdentity.ForeignWrite);
            report.Verbose(isForeign ? $"'{path}' now belongs to the account that it is for." : $"'{path}' was writable by others, so that sshd refused it; that permission is removed.");
        }
    }

    private static (uint? User, uint? Group)? Owner(LocalAccount? account) =>
        account is not null && UnixAccounts.Find(account.Name) is (_, uint user, uint group) ? (user, group) : null;

    private static void Change(string path, (uint? User, uint? Group)? owner, uint? mode)
    {
        int descriptor = Open.Invoke(Libc.Path(path), Open.ReadOnly | Open.CloseOnExecute);
        if (descriptor < 0)
        {
            throw Errno.Failure(Marshal.GetLastWin32Error(), path);
        }

        try
        {
            Own(descriptor, owner, path);
            if (mode is uint bits)
            {
                Require(Fchmod.Invoke(descriptor, bits), path);
            }
        }
        finally
        {
            Close.Invoke(descriptor);
        }
    }

    // Only root can give files away, and only root needs to: what anybody else creates is theirs already.
    private static void Own(int descriptor, (uint? User, uint? Group)? owner, string path)
    {
        if (owner is (uint user, uint group) && GetEuid.Invoke() == 0)
        {
            Require(Fchown.Invoke(descriptor, user, group), path);
        }
    }

    private static void Fill(SafeFileHandle handle, IReadOnlyList<ArraySegment<byte>> parts, string path)
    {
        try
        {
            using FileStream stream = new(handle, FileAccess.Write, bufferSize: 1); // 1: no copy of the content in a buffer
            foreach (ArraySegment<byte> part in parts)
            {
                stream.Write(part.Array!, part.Offset, part.Count);
            }

            // Without this a power cut after the rename can leave an empty file.
            stream.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written and is left as it was: {e.Message}", path, e);
        }
    }

    // Makes the new name survive a power cut. Some file systems refuse this for folders; the file itself is on disk by then.
    private static void SyncFolder(string folder)
    {
        int descriptor = Open.Invoke(Libc.Path(folder), Open.ReadOnly | Open.CloseOnExecute);
        if (descriptor >= 0)
        {
            Fsync.Invoke(descriptor);
            Close.Invoke(descriptor);
        }
    }

    private static void Require(int result, string path)
    {
        if (result < 0)
        {
            throw Errno.Failure(Marshal.GetLastWin32Error(), path);
        }
    }
}
