using System;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions.Channels;

/// <summary>One "session" channel (RFC 4254 sections 5 and 6) over a transport that is signed in; one at a time per transport.</summary>
/// <remarks>Nothing runs beside the caller: messages are dealt with while it waits for something.</remarks>
internal sealed class SessionChannel
{
    public const int MaximumOutput = 64 * 1024 * 1024;
    public const int MaximumErrorOutput = 64 * 1024;
    private const uint Number = 0;
    private const int Window = 2 * 1024 * 1024;
    private const int LargestPacket = 32 * 1024;
    private const uint StandardError = 1; // SSH_EXTENDED_DATA_STDERR
    private readonly TransportSession _transport;
    private readonly ByteQueue _output = new(MaximumOutput);
    private readonly ByteQueue _errorOutput = new(MaximumErrorOutput);
    private uint _peer;
    private long _sendWindow;
    private int _peerPacket;
    private int _consumed;
    private bool _isOpen;
    private bool _closeSent;
    private bool? _answer;

    private SessionChannel(TransportSession transport)
    {
        _transport = transport;
    }

    /// <summary>Why it did not open; <c>null</c> for one that did.</summary>
    public ChannelRefusal? Refusal { get; private set; }

    /// <summary>What came on standard output and was not taken yet.</summary>
    public ByteQueue Output => _output;

    /// <summary>The beginning of standard error.</summary>
    public ByteQueue ErrorOutput => _errorOutput;

    /// <summary>The peer sends no more data.</summary>
    public bool HasEnded { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary><c>null</c> where the peer named none, as after a signal.</summary>
    public int? ExitStatus { get; private set; }

    /// <summary>Asks once; the answer may be a <see cref="Refusal"/>.</summary>
    /// <exception cref="SshConnectionException">The connection broke.</exception>
    public static async Task<SessionChannel> OpenAsync(TransportSession transport)
    {
        SessionChannel channel = new(transport);

        // byte SSH_MSG_CHANNEL_OPEN, string "session", uint32 sender channel, uint32 initial window size, uint32 maximum packet size
        using SshWriter open = new();
        await transport.SendAsync(open.WriteByte(ConnectionMessage.ChannelOpen).WriteString("session").WriteUInt32(Number).WriteUInt32(Window).WriteUInt32(LargestPacket).ToArray()).ConfigureAwait(false);
        while (channel._answer is null && channel.Refusal is null)
        {
            await channel.PumpAsync("the server to open a session").ConfigureAwait(false);
        }

        return channel;
    }

    /// <summary>Asks for a program: <c>exec</c> with a command, or <c>subsystem</c> with a name.</summary>
    /// <returns>Whether the server agreed.</returns>
    public async Task<bool> RequestAsync(string type, string argument)
    {
        _answer = null;

        // RFC 4254 section 6.5: byte SSH_MSG_CHANNEL_REQUEST, uint32 recipient channel, string type, boolean want reply, string command
        using SshWriter request = new();
        await _transport.SendAsync(request.WriteByte(ConnectionMessage.ChannelRequest).WriteUInt32(_peer).WriteString(type).WriteBoolean(true).WriteString(argument).ToArray()).ConfigureAwait(false);
        while (_answer is null && !IsClosed)
        {
            await PumpAsync($"the server's answer to the request '{type}'").ConfigureAwait(false);
        }

        return _answer == true;
    }

    /// <summary>Sends all of it, as fast as the peer takes it; stops early when the peer closes.</summary>
    public async Task SendAsync(byte[] data)
    {
        for (int sent = 0; sent < data.Length;)
        {
            while (_sendWindow <= 0 && !IsClosed)
            {
                await PumpAsync("the server to take data").ConfigureAwait(false);
            }

            if (IsClosed)
            {
                return;
            }

            int count = (int)Math.Min(Math.Min(data.Length - sent, _sendWindow), _peerPacket);
            byte[] part = new byte[count];
            Buffer.BlockCopy(data, sent, part, 0, count);
            using SshWriter message = new(count + 16);
            await _transport.SendAsync(message.WriteByte(ConnectionMessage.Data).WriteUInt32(_peer).WriteString(part).ToArray()).ConfigureAwait(false);
            _sendWindow -= count;
            sent += count;
        }
    }

    public Task SendEofAsync() => IsClosed ? Task.CompletedTask : SendAsync(ConnectionMessage.Eof);

    /// <summary>Deals with one message of the peer.</summary>
    /// <param name="waitingFor">Named in the error when none comes.</param>
    public async Task PumpAsync(string waitingFor)
    {
        byte[] payload = await _transport.ReceiveAsync(waitingFor).ConfigureAwait(false);
        SshReader reader = new(payload);
        byte number = reader.ReadByte("message number");
        if (number == ConnectionMessage.GlobalRequest)
        {
            await RefuseGlobalRequestAsync(reader).ConfigureAwait(false);
            return;
        }

        if (number == ConnectionMessage.ChannelOpen)
        {
            await RefuseChannelAsync(reader).ConfigureAwait(false);
            return;
        }

        if (number is < ConnectionMessage.OpenConfirmation or > ConnectionMessage.ChannelFailure)
        {
            throw Violation($"it sent message {number} where a session was under way");
        }

        if (reader.ReadUInt32("recipient channel") != Number || IsClosed)
        {
            throw Violation($"it sent message {number} to a channel that is not open");
        }

        await HandleAsync(number, reader).ConfigureAwait(false);
    }

    /// <summary>Ends the channel from this side and waits for the peer to do the same.</summary>
    public async Task CloseAsync()
    {
        if (!_closeSent)
        {
            _closeSent = true;
            await SendAsync(ConnectionMessage.Close).ConfigureAwait(false);
        }

        while (!IsClosed)
        {
            await PumpAsync("the server to close the session").ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(byte number, SshReader reader)
    {
        bool opens = number is ConnectionMessage.OpenConfirmation or ConnectionMessage.OpenFailure;
        if (opens == _isOpen)
        {
            throw Violation($"it sent message {number} {(_isOpen ? "to a session that was open" : "before it opened the session")}");
        }

        switch (number)
        {
            // uint32 sender channel, uint32 initial window size, uint32 maximum packet size
            case ConnectionMessage.OpenConfirmation:
                _peer = reader.ReadUInt32("sender channel");
                _sendWindow = reader.ReadUInt32("initial window size");
                _peerPacket = (int)Math.Min(reader.ReadUInt32("maximum packet size"), LargestPacket);
                _answer = _isOpen = _peerPacket > 0 ? true : throw Violation("it takes no data at all");
                break;
            case ConnectionMessage.OpenFailure:
                // uint32 reason code, string description
                Refusal = new ChannelRefusal(reader.ReadUInt32("reason code"), reader.ReadText("description"));
                break;
            case ConnectionMessage.WindowAdjust:
                _sendWindow = Math.Min(_sendWindow + reader.ReadUInt32("bytes to add"), uint.MaxValue);
                break;
            case ConnectionMessage.Data:
                await TakeAsync(_output, reader.ReadString("data")).ConfigureAwait(false);
                break;
            case ConnectionMessage.ExtendedData:
                uint kind = reader.ReadUInt32("data type code");
                byte[] data = reader.ReadString("data");
                if (kind == StandardError)
                {
                    // Beyond the limit it is dropped: the first part says what is wrong.
                    _errorOutput.TryAdd(data);
                }

                await ReopenWindowAsync(data.Length).ConfigureAwait(false);
                break;
            case ConnectionMessage.Eof:
                HasEnded = true;
                break;
            case ConnectionMessage.Close:
                HasEnded = true;
                IsClosed = true;
                if (!_closeSent)
                {
                    _closeSent = true;
                    await SendAsync(ConnectionMessage.Close).ConfigureAwait(false);
                }

                break;
            case ConnectionMessage.ChannelRequest:
                await ReadRequestAsync(reader).ConfigureAwait(false);
                break;
            case ConnectionMessage.ChannelSuccess or ConnectionMessage.ChannelFailure when _answer is null:
                _answer = number == ConnectionMessage.ChannelSuccess;
                break;
            default:
                throw Violation($"it sent message {number} out of turn");
        }
    }

    // RFC 4254 section 6.10: exit-status and exit-signal want no reply; anything else that does gets a refusal.
    private async Task ReadRequestAsync(SshReader reader)
    {
        string type = reader.ReadAscii("request type");
        bool wantsReply = reader.ReadBoolean("want reply");
        if (type == "exit-status")
        {
            ExitStatus = unchecked((int)reader.ReadUInt32("exit status"));
        }

        if (wantsReply)
        {
            await SendAsync(ConnectionMessage.ChannelFailure).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(ByteQueue queue, byte[] data)
    {
        if (!queue.TryAdd(data))
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, $"The server sent more than {MaximumOutput} bytes, which no authorized_keys file has.");
        }

        await ReopenWindowAsync(data.Length).ConfigureAwait(false);
    }

    private async Task ReopenWindowAsync(int count)
    {
        _consumed += count;
        if (_consumed >= Window / 2 && !IsClosed)
        {
            using SshWriter adjust = new();
            await _transport.SendAsync(adjust.WriteByte(ConnectionMessage.WindowAdjust).WriteUInt32(_peer).WriteUInt32((uint)_consumed).ToArray()).ConfigureAwait(false);
            _consumed = 0;
        }
    }

    private async Task SendAsync(byte number)
    {
        using SshWriter message = new();
        await _transport.SendAsync(message.WriteByte(number).WriteUInt32(_peer).ToArray()).ConfigureAwait(false);
    }

    // RFC 4254 section 4: for example hostkeys-00@openssh.com and keepalive@openssh.com of OpenSSH.
    private async Task RefuseGlobalRequestAsync(SshReader reader)
    {
        reader.ReadString("request name");
        if (reader.ReadBoolean("want reply"))
        {
            await _transport.SendAsync([ConnectionMessage.RequestFailure]).ConfigureAwait(false);
        }
    }

    private async Task RefuseChannelAsync(SshReader reader)
    {
        const uint administrativelyProhibited = 1;
        reader.ReadString("channel type");
        using SshWriter refusal = new();
        await _transport.SendAsync(refusal.WriteByte(ConnectionMessage.OpenFailure).WriteUInt32(reader.ReadUInt32("sender channel")).WriteUInt32(administrativelyProhibited).WriteString("").WriteString("").ToArray()).ConfigureAwait(false);
    }

    private static SshConnectionException Violation(string what) => new(ErrorReason.ProtocolViolation, $"The server broke the protocol: {what}.");
}
