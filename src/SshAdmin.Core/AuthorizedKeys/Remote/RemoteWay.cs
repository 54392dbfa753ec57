using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Sessions.Channels;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>Finds the way to the file that a server offers, and keeps to it.</summary>
/// <remarks>Each step has a time limit of its own, so that the time in which a person is asked does not count.</remarks>
internal sealed class RemoteWay(TransportSession transport, SshConnectionReport session, TimeSpan timeout, string target, IReport report, CancellationToken stop) : IDisposable
{
    // The scripts wait that long for somebody else's change to end.
    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(30);
    private const string WindowsMark = "OpenSSH_for_Windows";
    private const string OpenSshMark = "OpenSSH_";
    private readonly SessionChannels _channels = new(transport);
    private IRemoteFiles? _files;
    private OperationDeadline? _deadline;

    /// <summary>The file to which keys are added, and the second one that OpenSSH reads by default where it holds something.</summary>
    public async Task<IReadOnlyList<RemoteKeysFile>> ReadAllAsync()
    {
        RemoteKeysFile first = await ReadAsync(RemoteKeysFile.First).ConfigureAwait(false);
        return first.HasSecond && Is(OpenSshMark) ? [first, await ReadAsync(RemoteKeysFile.Second).ConfigureAwait(false)] : [first];
    }

    public async Task<RemoteKeysFile> ReadAsync(string name)
    {
        Begin(timeout);
        if (_files is not null)
        {
            return await _files.ReadAsync(name).ConfigureAwait(false) ?? throw NoWay("");
        }

        if (Is(WindowsMark))
        {
            WindowsFiles windows = new(_channels, target);
            return await UseAsync(windows, "PowerShell").ConfigureAwait(false) ?? await UseSftpAsync(windows.Refusal).ConfigureAwait(false);
        }

        PosixFiles posix = new(_channels, target);
        return await UseAsync(posix, "a POSIX shell").ConfigureAwait(false) ?? await UseSftpAsync(posix.Refusal).ConfigureAwait(false);
    }

    public Task<bool> ReplaceAsync(RemoteKeysFile read, byte[] content, bool backup)
    {
        Begin(timeout + LockTime);
        return _files!.ReplaceAsync(read, content, backup);
    }

    public void Dispose() => _deadline?.Dispose();

    private bool Is(string mark) => session.ServerIdentification?.Contains(mark) == true;

    private void Begin(TimeSpan time)
    {
        OperationDeadline? last = _deadline;
        _deadline = new OperationDeadline(time, stop);
        transport.Deadline = _deadline;
        last?.Dispose();
    }

    private async Task<RemoteKeysFile> UseSftpAsync(string? refusal) =>
        await UseAsync(new SftpFiles(_channels, target), "SFTP").ConfigureAwait(false) ?? throw NoWay(refusal);

    private async Task<RemoteKeysFile?> UseAsync(IRemoteFiles files, string name)
    {
        RemoteKeysFile? file = await files.ReadAsync(RemoteKeysFile.First).ConfigureAwait(false);
        if (file is not null)
        {
            _files = files;
            report.Verbose($"'{file.Path}' on {target} is reached through {name}.");
        }

        return file;
    }

    private SshAccessException NoWay(string? refusal) =>
        new(ErrorReason.RemoteNotSupported, $"{target} lets this user in, but offers no usable shell and no SFTP to reach authorized_keys with. {refusal}".TrimEnd(), target);
}
