using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.Fuzz.Targets;

/// <summary>A peer that says what the input says, so many bytes at a time, and then closes; what is sent to it is lost.</summary>
internal sealed class PlayedStream(byte[] content, int atATime = int.MaxValue) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int taken = Math.Min(Math.Min(count, atATime), content.Length - _position);
        Buffer.BlockCopy(content, _position, buffer, offset, taken);
        _position += taken;
        return taken;
    }

    // Done at once, so that the whole parser runs on the thread whose allocations are counted.
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
