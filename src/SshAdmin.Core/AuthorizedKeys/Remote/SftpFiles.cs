using System;
using System.Globalization;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Sessions.Channels;
using SshAdmin.Core.Sessions.Sftp;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>The file by way of SFTP, for servers that let this user do nothing else.</summary>
internal sealed class SftpFiles(SessionChannels channels, string target) : IRemoteFiles
{
    private const string Folder = ".ssh";
    private const int MaximumSize = 16 * 1024 * 1024;
    private const uint PrivateFile = 0x180; // 0600
    private const uint PrivateFolder = 0x1c0; // 0700
    private const uint ForeignWrite = 0x12; // 0022
    private const uint PermissionBits = 0xfff;
    private SftpClient? _client;

    /// <summary>How long to wait for somebody else's change.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(20);

    public async Task<RemoteKeysFile?> ReadAsync(string name)
    {
        _client ??= await SftpClient.OpenAsync(channels).ConfigureAwait(false);
        if (_client is null)
        {
            return null;
        }

        try
        {
            string path = await LocateAsync(_client, name).ConfigureAwait(false);
            SftpAttributes? attributes = await _client.StatAsync(path).ConfigureAwait(false);
            return new RemoteKeysFile(
                name,
                path,
                attributes is null ? null : await _client.ReadFileAsync(path, MaximumSize).ConfigureAwait(false),
                StampOf(attributes),
                name == RemoteKeysFile.First && await HasSecondAsync(_client, path).ConfigureAwait(false));
        }
        catch (SftpException e)
        {
            throw Failed(e);
        }
    }

    public async Task<bool> ReplaceAsync(RemoteKeysFile read, byte[] content, bool backup)
    {
        SftpClient client = _client!;
        try
        {
            string path = read.Path;
            await MakeFolderAsync(client).ConfigureAwait(false);
            string guard = path + ".lock";
            await TakeLockAsync(client, guard).ConfigureAwait(false);
            try
            {
                SftpAttributes? now = await client.StatAsync(path).ConfigureAwait(false);
                if (StampOf(now) != read.Stamp)
                {
                    return false;
                }

                await WriteAsync(client, path, now, read, content, backup).ConfigureAwait(false);
                return true;
            }
            finally
            {
                await client.RemoveFolderAsync(guard).ConfigureAwait(false);
            }
        }
        catch (SftpException e)
        {
            throw Failed(e);
        }
    }

    private static async Task MakeFolderAsync(SftpClient client)
    {
        try
        {
            if (await client.StatAsync(Folder).ConfigureAwait(false) is null)
            {
                await client.MakeFolderAsync(Folder, PrivateFolder).ConfigureAwait(false);
            }
        }
        catch (SftpException)
        {
            // Somebody else may have been faster.
            if (await client.StatAsync(Folder).ConfigureAwait(false) is null)
            {
                throw;
            }
        }
    }

    private static async Task WriteAsync(SftpClient client, string path, SftpAttributes? now, RemoteKeysFile read, byte[] content, bool backup)
    {
        uint mode = (now?.Permissions & PermissionBits & ~ForeignWrite) ?? PrivateFile;
        if (backup && read.Content is not null)
        {
            await client.CreateFileAsync(path + DateTime.Now.ToString(".yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + ".bak", read.Content, mode).ConfigureAwait(false);
        }

        string temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            await client.CreateFileAsync(temporary, content, mode).ConfigureAwait(false);
            await GiveNameAsync(client, temporary, path, now is not null).ConfigureAwait(false);
        }
        catch (SftpException)
        {
            await TryRemoveAsync(client, temporary).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task GiveNameAsync(SftpClient client, string temporary, string path, bool exists)
    {
        if (client.RenamesAtomically)
        {
            await client.RenameOverAsync(temporary, path).ConfigureAwait(false);
            return;
        }

        // Version 3 refuses to rename over a file: the old one steps aside and comes back when the new one cannot take its place.
        string aside = path + ".old";
        if (exists)
        {
            await client.RenameAsync(path, aside).ConfigureAwait(false);
        }

        try
        {
            await client.RenameAsync(temporary, path).ConfigureAwait(false);
        }
        catch (SftpException) when (exists)
        {
            await client.RenameAsync(aside, path).ConfigureAwait(false);
            throw;
        }

        if (exists)
        {
            await TryRemoveAsync(client, aside).ConfigureAwait(false);
        }
    }

    private async Task TakeLockAsync(SftpClient client, string guard)
    {
        System.Diagnostics.Stopwatch waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await client.MakeFolderAsync(guard, PrivateFolder).ConfigureAwait(false);
                return;
            }
            catch (SftpException e)
            {
                if (await client.StatAsync(guard).ConfigureAwait(false) is null)
                {
                    throw;
                }

                // Version 3 of SFTP has no word for it but Failure.
                if (waited.Elapsed >= LockPatience)
                {
                    throw new SshAccessException(ErrorReason.RemoteChangeFailed, $"{target}: the lock '{guard}' stays taken; remove that folder when nobody else is at work there. The file is as it was.", target, e);
                }

                await Task.Delay(200, channels.Transport.Deadline.Token).ConfigureAwait(false);
            }
        }
    }

    private static async Task TryRemoveAsync(SftpClient client, string path)
    {
        try
        {
            await client.RemoveFileAsync(path).ConfigureAwait(false);
        }
        catch (SftpException)
        {
            // It was never made, or is only litter; the failure that led here is the one to tell.
        }
    }

    // A link leads to the file that is meant, also where that is still to be made; without the folder there is nothing to resolve.
    private static async Task<string> LocateAsync(SftpClient client, string name)
    {
        string given = $"{Folder}/{name}";
        try
        {
            return await client.RealPathAsync(given).ConfigureAwait(false);
        }
        catch (SftpException e) when (e.Status is SftpMessage.StatusNoSuchFile or SftpMessage.StatusFailure)
        {
            return $"{await client.RealPathAsync(".").ConfigureAwait(false)}/{given}".Replace("//", "/");
        }
    }

    private static async Task<bool> HasSecondAsync(SftpClient client, string first)
    {
        SftpAttributes? attributes = await client.StatAsync($"{Folder}/{RemoteKeysFile.Second}").ConfigureAwait(false);
        return attributes is { Size: > 0 } && await LocateAsync(client, RemoteKeysFile.Second).ConfigureAwait(false) != first;
    }

    private static string StampOf(SftpAttributes? attributes) => attributes is null ? "-" : FormattableString.Invariant($"{attributes.Size},{attributes.Modified}");

    private SshAccessException Failed(SftpException e) => new(ErrorReason.RemoteChangeFailed, $"{target}: SFTP reports '{e.Message}'; authorized_keys is as it was.", target, e);
}
