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
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Server files by the rules of OpenSSH for Windows: right owner, nobody else may write, SYSTEM may read.</summary>
internal sealed class WindowsServerFiles : IServerFiles
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly WindowsPermissionKeeper _keeper = new();
    private readonly string _self = ProcessToken.ReadUser().ToString();

    public LocalAccount? FindAccount(string name) => WindowsAccounts.Find(name);

    public string Resolve(string path) => File.Exists(path) ? new SecuredFile(path).ReadFacts().FinalPath : path;

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
            if (File.Exists(path))
            {
                // ReplaceFile keeps the access control list of the file it replaces.
                File.Replace(temporary, path, null, ignoreMetadataErrors: true);
                return;
            }

            _keeper.Plan(temporary, Request(path, owner) with { Force = true }).Apply();
            File.Move(temporary, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written and is left as it was: {e.Message}", path, e);
        }
        finally
        {
            File.Delete(temporary);
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

    private static SshKeyAclRequest Request(string path, LocalAccount? owner) => new()
    {
        Kind = Path.GetFileName(path).Equals("administrators_authorized_keys", StringComparison.OrdinalIgnoreCase) ? SshFileKind.AdministratorsAuthorizedKeys : SshFileKind.AuthorizedKeys,
        User = owner is null ? null : Sid.TryParse(owner.Id),
    };
}
