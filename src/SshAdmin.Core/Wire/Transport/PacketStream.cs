using System;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.Packets;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>Payloads as binary packets over a byte channel, with the sequence numbers of both directions (RFC 4253 section 6).</summary>
internal sealed class PacketStream : IDisposable
{
    private readonly ByteChannel _channel;
    private PacketSealer _sealer = new PlainSealer();
    private PacketOpener _opener = new PlainOpener();
    private byte[] _header;
    private uint _sendSequence;
    private uint _receiveSequence;

    public PacketStream(ByteChannel channel)
    {
        _channel = channel;
        _header = new byte[_opener.HeaderSize];
    }

    /// <summary>How many packets came since the connection or the last reset.</summary>
    public uint Received => _receiveSequence;

    /// <summary>The sequence number of the packet that was received last.</summary>
    public uint LastReceivedSequence => unchecked(_receiveSequence - 1);

    public async Task<byte[]> ReceiveAsync(string waitingFor)
    {
        await FillAsync(_header.Length, waitingFor).ConfigureAwait(false);
        _channel.PeekInto(_header);
        int length = _opener.ReadLength(_receiveSequence, _header);
        await FillAsync(length, waitingFor).ConfigureAwait(false);
        byte[] payload = _opener.Open(_receiveSequence, _channel.Take(length));
        Advance(ref _receiveSequence);
        if (payload.Length == 0)
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, "The server broke the protocol: it sent a packet without a message.");
        }

        return payload;
    }

    /// <summary>Seals the payload and queues it; it goes out with the next flush or the next wait.</summary>
    public void Queue(byte[] payload)
    {
        _channel.Queue(_sealer.Seal(_sendSequence, payload));
        Advance(ref _sendSequence);
    }

    public Task FlushAsync(string purpose) => _channel.FlushAsync(purpose);

    public void UseSealer(PacketSealer sealer, bool resetSequence)
    {
        _sealer.Dispose();
        _sealer = sealer;
        _sendSequence = resetSequence ? 0 : _sendSequence;
    }

    public void UseOpener(PacketOpener opener, bool resetSequence)
    {
        _opener.Dispose();
        _opener = opener;
        _header = new byte[opener.HeaderSize];
        _receiveSequence = resetSequence ? 0 : _receiveSequence;
    }

    public void Dispose()
    {
        _sealer.Dispose();
        _opener.Dispose();
        _channel.Dispose();
    }

    private async Task FillAsync(int count, string waitingFor)
    {
        if (!await _channel.FillAsync(count, waitingFor).ConfigureAwait(false))
        {
            throw ByteChannel.Closed(waitingFor);
        }
    }

    // A number that comes round would reuse a nonce under the same keys, and before the first keys it would let a man
    // in the middle choose where counting starts (OpenSSH PROTOCOL 1.10).
    private static void Advance(ref uint sequence)
    {
        if (sequence == uint.MaxValue)
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, "The connection used up its 2^32 packet numbers without new keys.");
        }

        sequence++;
    }
}
