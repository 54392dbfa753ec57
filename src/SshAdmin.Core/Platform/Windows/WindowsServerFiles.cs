using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Platform.Windows.Native;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Server files by the rules of OpenSSH for Windows: right owner, nobody else may write, SYSTEM may read.</summary>
internal sealed class WindowsServerFiles : IServerFiles
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromSeconds(3);
    private readonly WindowsPermissionKeeper _keeper = new();
    private readonly string _self = ProcessToken.ReadUser().ToString();

    public LocalAccount? FindAccount(string name) => WindowsAccounts.Find(name);

    public string Resolve(string path)
    {
        try
        {
            return new SecuredFile(path).ReadFacts().FinalPath;
        }
        catch (SshInputException e) when (e.Reason == ErrorReason.PathNotFound)
        {
            return path; // not there yet
        }
    }

    // Deleted with its last handle, also when the process is killed; nobody can open it in between.
    public IDisposable Lock(string path, CancellationToken stop)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (DirectoryNotFoundException e)
            {
                throw new SshInputException(ErrorReason.PathNotFound, $"The folder of '{path}' does not exist.", path, e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file that is being deleted answers with access denied for a moment, as does one that may not be created at all.
                if (waited.Elapsed > (e is UnauthorizedAccessException ? TimeSpan.FromSeconds(2) : Patience))
                {
                    throw new SshAccessException(e is IOException ? ErrorReason.FileInUse : ErrorReason.FileUnwritable, $"'{path}' cannot be locked for a change: {e.Message}", path, e);
                }
            }

            stop.WaitHandle.WaitOne(5);
            stop.ThrowIfCancellationRequested();
        }
    }

    public void CreateFolder(string path, LocalAccount? owner)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        // In somebody else's profile the inherited entries are the right ones: that account, SYSTEM, Administrators.
        if (owner is not null && owner.Id != _self)
        {
            Directory.CreateDirectory(path);
            return;
        }

        new WindowsPrivateFiles().CreateFolder(path);
    }

    public void Replace(string path, IReadOnlyList<ArraySegment<byte>> parts, LocalAccount? owner, IReport report)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.tmp");
        using MemoryStream content = new(parts.Sum(part => part.Count));
        foreach (ArraySegment<byte> part in parts)
        {
            content.Write(part.Array!, part.Offset, part.Count);
        }

        new WindowsPrivateFiles().CreateNew(temporary, content.GetBuffer());
        try
        {
            GivePermissions(temporary, path, owner);
            MoveOver(temporary, path);
        }
        finally
        {
            DeleteFile.Invoke(LongPath.ToNative(temporary));
        }
    }

    public void Secure(string path, LocalAccount? owner, IReport report)
    {
        SshKeyAclReport repaired = _keeper.Plan(path, Request(path, owner)).Apply();
        if (repaired.Changed)
        {
            report.Verbose($"The permissions of '{path}' are repaired: {string.Join("; ", repaired.Changes)}.");
        }
    }

    // The new file has its final permissions before it takes the name: those of the old file where sshd accepts them.
    private void GivePermissions(string temporary, string path, LocalAccount? owner)
    {
        SecurityDescriptor? old = ReadSecure(path, owner);
        if (old is null)
        {
            _keeper.Plan(temporary, Request(path, owner) with { Force = true }).Apply();
            return;
        }

        SecuredFile file = new(temporary);
        file.Write(new RepairPlan(old, ChangesOwner: !Equals(file.Read().Owner, old.Owner), ChangesDacl: true, []));
    }

    // A list that comes from the folder is written anew as entries of the file's own, which say the same.
    private SecurityDescriptor? ReadSecure(string path, LocalAccount? owner)
    {
        try
        {
            SecurityDescriptor descriptor = new SecuredFile(path).Read();
            bool isOwn = descriptor.Dacl is Acl list && list.Entries.All(entry => (entry.Flags & AceFlags.Inherited) == 0);
            return isOwn && _keeper.Test(path, Request(path, owner)).IsSecure ? descriptor : null;
        }
        catch (SshInputException e) when (e.Reason == ErrorReason.PathNotFound)
        {
            return null;
        }
    }

    // In one step, unlike ReplaceFile, which moves the old file away first. A reader that lets nobody delete is waited for.
    private static void MoveOver(string temporary, string path)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!MoveFileEx.Invoke(LongPath.ToNative(temporary), LongPath.ToNative(path), MoveFileEx.ReplaceExisting | MoveFileEx.WriteThrough))
        {
            int error = WindowsError.Last;
            if (error is not (WindowsError.AccessDenied or WindowsError.SharingViolation) || waited.Elapsed > ReaderPatience)
            {
                throw WindowsError.Writing(error, path);
            }

            Thread.Sleep(10);
        }
    }

    private static SshKeyAclRequest Request(string path, LocalAccount? owner) => new()
    {
        Kind = Path.GetFileName(path).Equals("administrators_authorized_keys", StringComparison.OrdinalIgnoreCase) ? SshFileKind.AdministratorsAuthorizedKeys : SshFileKind.AuthorizedKeys,
        User = owner is null ? null : Sid.TryParse(owner.Id),
    };
}
