using System;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>Reads the server's identification, with the lines of text that may come before it.</summary>
internal static class IdentificationReader
{
    // RFC 4253 section 4.2 sets no limit; OpenSSH stops after 1,024 lines of 8,192 bytes (ssh.h SSH_MAX_PRE_BANNER_LINES).
    public const int MaximumLines = 1024;
    public const int MaximumBytes = 64 * 1024;
    private const string WaitingFor = "the server's identification";
    private const int QuotedLength = 80;

    // What sshd writes instead of its identification when it turns a connection away.
    private static readonly (string Text, string Source)[] BusyTexts =
    [
        ("Not allowed at this time", "OpenSSH 9.8, sshd.c, PerSourcePenalties"),
        ("Exceeded MaxStartups", "OpenSSH 8.6, sshd.c, MaxStartups"),
    ];

    public static async Task<Identification> ReadAsync(ByteChannel channel)
    {
        int lines = 0;
        int bytes = 0;
        string? firstLine = null;
        while (true)
        {
            byte[] line = await ReadLineAsync(channel, MaximumBytes - bytes, lines == 0, firstLine).ConfigureAwait(false);
            if (IsIdentification(line))
            {
                return Identification.Parse(WithoutCarriageReturn(line));
            }

            lines++;
            bytes += line.Length + 1;
            string text = Quote(WithoutCarriageReturn(line));
            JudgeLine(line, lines, text);
            firstLine ??= text;
            if (lines == MaximumLines)
            {
                throw NotSsh($"it sent {lines} lines without an identification, the first '{firstLine}'");
            }
        }
    }

    private static async Task<byte[]> ReadLineAsync(ByteChannel channel, int limit, bool first, string? firstLine)
    {
        int seen = 0;
        int judged = 0;
        while (true)
        {
            bool open = await FillAsync(channel, seen + 1, firstLine).ConfigureAwait(false);
            for (; seen < channel.Available; seen++)
            {
                if (channel.Peek(seen) == (byte)'\n')
                {
                    byte[] line = channel.Take(seen);
                    channel.Skip(1);
                    CheckLength(line);
                    return line;
                }
            }

            // What is looked for stands in the first bytes: of a line that trickles in, the rest is only counted.
            if (open && judged >= Identification.MaximumLength && seen < limit)
            {
                continue;
            }

            judged = seen;
            byte[] start = Start(channel);
            CheckLength(start, seen);
            string? service = first && !IsIdentification(start) ? NonSshService.Recognise(start, lineEnded: !open) : null;
            if (service is not null)
            {
                throw NotSsh($"it is {service}; it sent '{Quote(start)}'");
            }

            if (!open)
            {
                throw Ended(start, firstLine);
            }

            if (seen >= limit)
            {
                throw NotSsh($"it sent {MaximumBytes} bytes without an identification, beginning '{firstLine ?? Quote(start)}'");
            }
        }
    }

    private static async Task<bool> FillAsync(ByteChannel channel, int count, string? firstLine)
    {
        try
        {
            return await channel.FillAsync(count, WaitingFor).ConfigureAwait(false);
        }
        catch (SshConnectionException error) when (error.Reason == ErrorReason.ConnectionTimedOut && (firstLine is not null || channel.Available > 0))
        {
            string said = firstLine ?? Quote(Start(channel));
            throw new SshConnectionException(error.Reason, $"{error.Message} It did send '{said}'.", null, error);
        }
        catch (SshConnectionException error) when (error.Reason == ErrorReason.ConnectionClosed && firstLine is not null)
        {
            throw NotSsh($"it sent '{firstLine}' and closed the connection");
        }
    }

    private static void JudgeLine(byte[] line, int lines, string text)
    {
        foreach ((string busy, _) in BusyTexts)
        {
            if (text.StartsWith(busy, StringComparison.OrdinalIgnoreCase))
            {
                throw Busy(text);
            }
        }

        if (lines == 1 && NonSshService.Recognise(line, lineEnded: true) is string service)
        {
            throw NotSsh($"it is {service}; it sent '{text}'");
        }
    }

    // The peer closed before a whole line; what it said until then may still be the reason.
    private static SshConnectionException Ended(byte[] start, string? firstLine)
    {
        string text = Quote(start);
        foreach ((string busy, _) in BusyTexts)
        {
            if (text.StartsWith(busy, StringComparison.OrdinalIgnoreCase))
            {
                return Busy(text);
            }
        }

        if (IsIdentification(start) || (start.Length == 0 && firstLine is null))
        {
            return ByteChannel.Closed(WaitingFor);
        }

        return NotSsh($"it sent '{firstLine ?? text}' and closed the connection");
    }

    private static void CheckLength(byte[] line) => CheckLength(line, line.Length);

    // The limit counts CR and LF; a line end of LF alone gains nothing.
    private static void CheckLength(byte[] line, int length)
    {
        if (IsIdentification(line) && length + 1 > Identification.MaximumLength)
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, $"The server broke the protocol: its identification is longer than {Identification.MaximumLength} bytes and begins '{Quote(line)}'.");
        }
    }

    private static bool IsIdentification(byte[] line)
    {
        for (int i = 0; i < Identification.Prefix.Length; i++)
        {
            if (i >= line.Length || line[i] != Identification.Prefix[i])
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Start(ByteChannel channel)
    {
        byte[] start = new byte[Math.Min(channel.Available, Identification.MaximumLength)];
        channel.PeekInto(start);
        return start;
    }

    private static byte[] WithoutCarriageReturn(byte[] line)
    {
        if (line.Length == 0 || line[line.Length - 1] != (byte)'\r')
        {
            return line;
        }

        byte[] shorter = new byte[line.Length - 1];
        Buffer.BlockCopy(line, 0, shorter, 0, shorter.Length);
        return shorter;
    }

    private static string Quote(byte[] bytes) => DisplayText.Shorten(Identification.Display(bytes), QuotedLength);

    private static SshConnectionException Busy(string text) =>
        new(ErrorReason.ServerBusy, $"The server turns connections from this address away for now: '{text}'.");

    private static SshConnectionException NotSsh(string what) =>
        new(ErrorReason.NotSsh, $"What listens there does not speak SSH: {what}.");
}
