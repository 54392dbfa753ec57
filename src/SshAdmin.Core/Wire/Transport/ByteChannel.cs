using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>Bytes from and to the peer: one reused receive buffer, one queue of bytes to send, every wait under the operation's deadline.</summary>
/// <remarks>
/// What is queued goes out before the channel waits for the peer, so messages that follow each other share a segment.
/// One reader and one writer at a time; the transport session sees to that.
/// </remarks>
internal sealed class ByteChannel : IDisposable
{
    private const int InitialSize = 8192;
    private readonly Stream _stream;
    private CancellationTokenRegistration _abort;
    private OperationDeadline _deadline;
    private byte[] _buffer = new byte[InitialSize];
    private int _start;
    private byte[] _pending = new byte[2048];
    private int _pendingCount;
    private bool _peerStoppedReading;

    public ByteChannel(Stream stream, OperationDeadline deadline)
    {
        _stream = stream;
        _deadline = deadline;
        _abort = AbortOn(deadline);
    }

    /// <summary>How many received bytes wait to be taken.</summary>
    public int Available { get; private set; }

    /// <summary>Puts what follows under another deadline.</summary>
    public OperationDeadline Deadline
    {
        get => _deadline;
        set
        {
            _abort.Dispose();
            _deadline = value;
            _abort = AbortOn(value);
        }
    }

    /// <summary>Waits until so many bytes are there; false when the peer closed before.</summary>
    /// <param name="count">Bytes needed; the buffer grows as they arrive, not when they are announced.</param>
    /// <param name="waitingFor">Named in the error when the deadline passes.</param>
    public async Task<bool> FillAsync(int count, string waitingFor)
    {
        while (Available < count)
        {
            await FlushAsync(waitingFor).ConfigureAwait(false);
            MakeRoom();
            int received;
            try
            {
                received = await _stream.ReadAsync(_buffer, _start + Available, _buffer.Length - _start - Available).ConfigureAwait(false);
            }
            catch (Exception error) when (IsConnectionFailure(error))
            {
                throw Explain(error, waitingFor);
            }

            if (received == 0)
            {
                // Closing the stream at the deadline ends a pending read with an exception or with nothing, as it happens.
                if (_deadline.HasEnded)
                {
                    throw _deadline.Explain(waitingFor);
                }

                return false;
            }

            Available += received;
        }

        return true;
    }

    public byte Peek(int index) => _buffer[_start + index];

    /// <summary>Copies the next bytes and leaves them in place.</summary>
    public void PeekInto(byte[] target) => Buffer.BlockCopy(_buffer, _start, target, 0, target.Length);

    public byte[] Take(int count)
    {
        byte[] bytes = new byte[count];
        Buffer.BlockCopy(_buffer, _start, bytes, 0, count);
        Skip(count);
        return bytes;
    }

    public void Skip(int count)
    {
        Available -= count;
        _start = Available == 0 ? 0 : _start + count;
    }

    public void Queue(byte[] bytes)
    {
        if (_pendingCount + bytes.Length > _pending.Length)
        {
            Array.Resize(ref _pending, Math.Max(_pending.Length * 2, _pendingCount + bytes.Length));
        }

        Buffer.BlockCopy(bytes, 0, _pending, _pendingCount, bytes.Length);
        _pendingCount += bytes.Length;
    }

    public async Task FlushAsync(string purpose)
    {
        if (_pendingCount == 0)
        {
            return;
        }

        int count = _pendingCount;
        _pendingCount = 0;
        if (_peerStoppedReading)
        {
            return;
        }

        try
        {
            await _stream.WriteAsync(_pending, 0, count).ConfigureAwait(false);
        }
        catch (Exception error) when (IsConnectionFailure(error))
        {
            if (_deadline.HasEnded)
            {
                throw _deadline.Explain(purpose);
            }

            // A server that turns us away says why and closes, often before we wrote anything. Its text may still be
            // read; when there is none, the next read reports the closed connection.
            _peerStoppedReading = true;
        }
    }

    /// <summary>What the peer closing the connection means at this point.</summary>
    public static SshConnectionException Closed(string waitingFor, Exception? inner = null) =>
        new(ErrorReason.ConnectionClosed, $"The server closed the connection while we waited for {waitingFor}.", null, inner);

    public void Dispose()
    {
        _abort.Dispose();
        _stream.Dispose();
    }

    // NetworkStream ignores cancellation tokens on .NET Framework; closing it ends a pending read everywhere.
    private CancellationTokenRegistration AbortOn(OperationDeadline deadline) =>
        deadline.Token.Register(state => ((Stream)state!).Dispose(), _stream);

    private static bool IsConnectionFailure(Exception error) => error is IOException or SocketException or ObjectDisposedException;

    private Exception Explain(Exception error, string waitingFor) =>
        _deadline.HasEnded ? _deadline.Explain(waitingFor) : Closed(waitingFor, error);

    private void MakeRoom()
    {
        if (_start + Available < _buffer.Length)
        {
            return;
        }

        byte[] target = Available > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, Available);
        _buffer = target;
        _start = 0;
    }
}
