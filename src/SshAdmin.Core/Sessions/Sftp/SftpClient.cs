using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Sessions.Channels;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Sessions.Sftp;

/// <summary>As much of SFTP version 3 (draft-ietf-secsh-filexfer-02) as changing one small file takes; one request at a time.</summary>
internal sealed class SftpClient
{
    private const uint OwnVersion = 3;
    private const int MaximumPacket = 256 * 1024;
    private const int Piece = 32 * 1024; // what every server takes in one packet (section 3)
    private const uint ReadFlag = 0x1;
    private const uint WriteFlag = 0x2;
    private const uint CreateFlag = 0x8;
    private const uint ExclusiveFlag = 0x20;
    private const string AtomicRename = "posix-rename@openssh.com";
    private readonly SessionChannel _channel;
    private readonly HashSet<string> _extensions = [];
    private uint _id;

    private SftpClient(SessionChannel channel)
    {
        _channel = channel;
    }

    /// <summary>Whether renaming over an existing file is one step here.</summary>
    public bool RenamesAtomically => _extensions.Contains(AtomicRename);

    /// <returns><c>null</c> when the server has no SFTP for this user.</returns>
    public static async Task<SftpClient?> OpenAsync(SessionChannels channels)
    {
        SessionChannel channel = await channels.OpenAsync().ConfigureAwait(false);
        SftpClient client = new(channel);
        if (await channel.RequestAsync("subsystem", "sftp").ConfigureAwait(false) && await client.StartAsync().ConfigureAwait(false))
        {
            return client;
        }

        await channel.CloseAsync().ConfigureAwait(false);
        return null;
    }

    public Task CloseAsync() => _channel.CloseAsync();

    public async Task<string> RealPathAsync(string path)
    {
        SshReader reader = await AskAsync(SftpMessage.RealPath, SftpMessage.Name, writer => writer.WriteString(path)).ConfigureAwait(false);
        return reader.ReadUInt32("name count") == 1 ? reader.ReadText("path") : throw reader.Malformed("REALPATH has not one answer");
    }

    /// <returns><c>null</c> when there is no such file. Links are followed.</returns>
    public async Task<SftpAttributes?> StatAsync(string path)
    {
        try
        {
            return SftpAttributes.Read(await AskAsync(SftpMessage.Stat, SftpMessage.Attributes, writer => writer.WriteString(path)).ConfigureAwait(false));
        }
        catch (SftpException e) when (e.Status == SftpMessage.StatusNoSuchFile)
        {
            return null;
        }
    }

    /// <exception cref="SshInputException">FileTooLarge.</exception>
    public async Task<byte[]> ReadFileAsync(string path, int limit)
    {
        byte[] handle = await OpenFileAsync(path, ReadFlag, null).ConfigureAwait(false);
        ByteQueue content = new(limit);
        ulong offset = 0;
        try
        {
            while (true)
            {
                SshReader reader = await AskAsync(SftpMessage.Read, SftpMessage.Data, writer => writer.WriteString(handle).WriteUInt64(offset).WriteUInt32(Piece)).ConfigureAwait(false);
                byte[] piece = reader.ReadString("file data");
                if (piece.Length == 0)
                {
                    break;
                }

                if (!content.TryAdd(piece))
                {
                    throw new SshInputException(ErrorReason.FileTooLarge, $"'{path}' on the server has more than {limit} bytes; no authorized_keys file is that large.", path);
                }

                offset += (ulong)piece.Length;
            }
        }
        catch (SftpException e) when (e.Status == SftpMessage.StatusEndOfFile)
        {
            // The regular end (section 6.4).
        }

        await CloseFileAsync(handle).ConfigureAwait(false);
        return content.Take(content.Count);
    }

    /// <summary>Writes a file that must not be there yet.</summary>
    public async Task CreateFileAsync(string path, byte[] content, uint mode)
    {
        byte[] handle = await OpenFileAsync(path, WriteFlag | CreateFlag | ExclusiveFlag, mode).ConfigureAwait(false);
        for (int offset = 0; offset < content.Length; offset += Piece)
        {
            byte[] piece = new byte[Math.Min(Piece, content.Length - offset)];
            Buffer.BlockCopy(content, offset, piece, 0, piece.Length);
            ulong at = (ulong)offset;
            await DoAsync(SftpMessage.Write, writer => writer.WriteString(handle).WriteUInt64(at).WriteString(piece)).ConfigureAwait(false);
        }

        // The mode of the open request passes through the server's umask; this one does not.
        await DoAsync(SftpMessage.FileSetStat, writer => SftpAttributes.WritePermissions(writer.WriteString(handle), mode)).ConfigureAwait(false);
        await CloseFileAsync(handle).ConfigureAwait(false);
    }

    public Task MakeFolderAsync(string path, uint mode) => DoAsync(SftpMessage.MakeFolder, writer => SftpAttributes.WritePermissions(writer.WriteString(path), mode));

    public Task RemoveFolderAsync(string path) => DoAsync(SftpMessage.RemoveFolder, writer => writer.WriteString(path));

    public Task RemoveFileAsync(string path) => DoAsync(SftpMessage.Remove, writer => writer.WriteString(path));

    /// <summary>Fails where the new name is taken.</summary>
    public Task RenameAsync(string from, string to) => DoAsync(SftpMessage.Rename, writer => writer.WriteString(from).WriteString(to));

    /// <summary>Replaces what has the new name; see <see cref="RenamesAtomically"/>. OpenSSH PROTOCOL section 4.3.</summary>
    public Task RenameOverAsync(string from, string to) => DoAsync(SftpMessage.Extended, writer => writer.WriteString(AtomicRename).WriteString(from).WriteString(to));

    private async Task<bool> StartAsync()
    {
        using SshWriter init = new();
        await _channel.SendAsync(init.WriteUInt32(5).WriteByte(SftpMessage.Init).WriteUInt32(OwnVersion).ToArray()).ConfigureAwait(false);
        if (await ReceiveAsync().ConfigureAwait(false) is not SshReader reader || reader.ReadByte("packet type") != SftpMessage.Version)
        {
            return false;
        }

        reader.ReadUInt32("version");
        while (!reader.AtEnd)
        {
            _extensions.Add(reader.ReadText("extension name"));
            reader.ReadString("extension data");
        }

        return true;
    }

    private async Task<byte[]> OpenFileAsync(string path, uint flags, uint? mode)
    {
        SshReader reader = await AskAsync(SftpMessage.Open, SftpMessage.Handle, writer =>
        {
            writer.WriteString(path).WriteUInt32(flags);
            if (mode is uint bits)
            {
                SftpAttributes.WritePermissions(writer, bits);
            }
            else
            {
                writer.WriteUInt32(0);
            }
        }).ConfigureAwait(false);
        return reader.ReadString("file handle");
    }

    private Task CloseFileAsync(byte[] handle) => DoAsync(SftpMessage.Close, writer => writer.WriteString(handle));

    private async Task DoAsync(byte type, Action<SshWriter> arguments) => await AskAsync(type, SftpMessage.Status, arguments).ConfigureAwait(false);

    // uint32 length, byte type, uint32 request-id, then what the request needs
    private async Task<SshReader> AskAsync(byte type, byte wanted, Action<SshWriter> arguments)
    {
        uint id = ++_id;
        using SshWriter body = new();
        body.WriteByte(type).WriteUInt32(id);
        arguments(body);
        using SshWriter packet = new(body.Length + 4);
        await _channel.SendAsync(packet.WriteString(body.ToArray()).ToArray()).ConfigureAwait(false);
        SshReader reader = await ReceiveAsync().ConfigureAwait(false)
            ?? throw new SshConnectionException(ErrorReason.ConnectionClosed, "The server ended SFTP in the middle of the work.");
        byte answer = reader.ReadByte("packet type");
        if (reader.ReadUInt32("request id") != id)
        {
            throw reader.Malformed("an SFTP answer belongs to no request");
        }

        if (answer == SftpMessage.Status)
        {
            uint status = reader.ReadUInt32("status code");
            if (status != SftpMessage.StatusOk || wanted != SftpMessage.Status)
            {
                throw new SftpException(status, reader.AtEnd ? $"status {status}" : DisplayText.Escape(reader.ReadText("status message")));
            }
        }
        else if (answer != wanted)
        {
            throw reader.Malformed($"an SFTP answer of type {answer} stands where {wanted} is due");
        }

        return reader;
    }

    /// <returns><c>null</c> when the server ended the stream.</returns>
    private async Task<SshReader?> ReceiveAsync()
    {
        if (!await FillAsync(4).ConfigureAwait(false))
        {
            return null;
        }

        uint length = new SshReader(_channel.Output.Take(4)).ReadUInt32("packet length");
        if (length is 0 or > MaximumPacket)
        {
            // A shell that prints a greeting does this to every SFTP client.
            throw new SshConnectionException(ErrorReason.ProtocolViolation, $"The server broke the protocol: an SFTP packet claims {length} bytes. A login script on the server that prints text causes this.");
        }

        return await FillAsync((int)length).ConfigureAwait(false) ? new SshReader(_channel.Output.Take((int)length)) : null;
    }

    private async Task<bool> FillAsync(int count)
    {
        while (_channel.Output.Count < count && !_channel.HasEnded)
        {
            await _channel.PumpAsync("an answer of the server's SFTP").ConfigureAwait(false);
        }

        return _channel.Output.Count >= count;
    }
}
