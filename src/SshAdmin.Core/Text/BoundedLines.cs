using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Text;

/// <summary>Reads text line by line, whatever its encoding, and never keeps more of a line than a limit.</summary>
internal static class BoundedLines
{
    private const int SniffedBytes = 256;

    /// <param name="path">An absolute path.</param>
    /// <param name="maximum">Characters of a line that are kept.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="SshInputException">Nothing there, or a folder.</exception>
    /// <exception cref="SshAccessException">It cannot be read.</exception>
    public static IEnumerable<string> ReadFile(string path, int maximum, CancellationToken stop = default)
    {
        using FileStream stream = Open(path);
        using IEnumerator<string> lines = Read(stream, maximum, stop).GetEnumerator();
        while (Guard(path, lines.MoveNext))
        {
            yield return lines.Current;
        }
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SshInputException(ErrorReason.PathIsDirectory, $"'{path}' is a folder; name a file in it.", path);
        }

        return Guard(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    }

    // Reading can fail later than opening: a network drive that goes away, a damaged disk.
    private static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"There is no file '{path}'.", path, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"'{path}' cannot be read: {e.Message}", path, e);
        }
    }

    /// <param name="stream">Can be read once; UTF-8 or UTF-16, with or without byte order mark.</param>
    /// <param name="maximum">Characters of a line that are kept; the rest of a longer one is dropped.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>Without line feed, with carriage return; a last line without end gets the end that the one before it had.</returns>
    public static IEnumerable<string> Read(Stream stream, int maximum, CancellationToken stop = default)
    {
        byte[] first = new byte[SniffedBytes];
        int sniffed = 0;
        int read;
        while (sniffed < first.Length && (read = stream.Read(first, sniffed, first.Length - sniffed)) > 0)
        {
            sniffed += read;
        }

        using Stream whole = new PrefixedStream(first, sniffed, stream);
        using StreamReader reader = new(whole, EncodingOf(first, sniffed), detectEncodingFromByteOrderMarks: true);
        foreach (string line in Read(reader, maximum, stop))
        {
            yield return line;
        }
    }

    public static IEnumerable<string> Read(TextReader reader, int maximum, CancellationToken stop = default)
    {
        char[] buffer = new char[4096];
        StringBuilder line = new();
        bool returned = false;
        bool carriageReturn = false;
        int read;
        while ((read = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            // A line may be longer than anybody waits for.
            stop.ThrowIfCancellationRequested();
            for (int i = 0; i < read; i++)
            {
                char c = buffer[i];
                if (c == '\n')
                {
                    returned = carriageReturn;
                    yield return returned ? line.Append('\r').ToString() : line.ToString();
                    line.Clear();
                    carriageReturn = false;
                    continue;
                }

                if (carriageReturn && line.Length < maximum)
                {
                    line.Append('\r');
                }

                carriageReturn = c == '\r';
                if (!carriageReturn && line.Length < maximum)
                {
                    line.Append(c);
                }
            }
        }

        if (line.Length > 0)
        {
            yield return returned || carriageReturn ? line.Append('\r').ToString() : line.ToString();
        }
    }

    // Windows PowerShell writes UTF-16 when a program's output is redirected to a file; a cut file may have lost the mark.
    private static Encoding EncodingOf(byte[] bytes, int length)
    {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i++)
        {
            if (bytes[i] == 0 && i % 2 == 0)
            {
                even++;
            }
            else if (bytes[i] == 0)
            {
                odd++;
            }
        }

        return odd > length / 4 ? Encoding.Unicode : even > length / 4 ? Encoding.BigEndianUnicode : new UTF8Encoding(false, false);
    }

    /// <summary>What was read ahead, then the rest.</summary>
    private sealed class PrefixedStream(byte[] prefix, int length, Stream rest) : Stream
    {
        private int _taken;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int left = Math.Min(count, length - _taken);
            if (left == 0)
            {
                return rest.Read(buffer, offset, count);
            }

            Array.Copy(prefix, _taken, buffer, offset, left);
            _taken += left;
            return left;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
