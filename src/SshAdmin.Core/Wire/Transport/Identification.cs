using System;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>An identification line of RFC 4253 section 4.2, without its line end.</summary>
internal sealed class Identification
{
    // RFC 4253 section 4.2: 255 characters with CR LF.
    public const int MaximumLength = 255;
    public const string Prefix = "SSH-";

    private Identification(byte[] bytes, string protocol, string software, string? comments)
    {
        Bytes = bytes;
        Text = Display(bytes);
        Protocol = protocol;
        Software = software;
        Comments = comments;
    }

    /// <summary>Exactly what came; it enters the exchange hash.</summary>
    public byte[] Bytes { get; }

    /// <summary>The line as it may be shown.</summary>
    public string Text { get; }

    /// <summary><c>2.0</c>, or <c>1.99</c> from a server that speaks both protocols (RFC 4253 section 5.1).</summary>
    public string Protocol { get; }

    /// <summary>softwareversion, for example <c>OpenSSH_9.2p1</c>.</summary>
    public string Software { get; }

    /// <summary>What follows the first space; <c>null</c> without one.</summary>
    public string? Comments { get; }

    /// <summary>The line that this module sends, version included.</summary>
    public static string Own { get; } = $"SSH-2.0-SshAdmin_{typeof(Identification).Assembly.GetName().Version!.ToString(3)}";

    // SSH-protoversion-softwareversion SP comments CR LF
    public static Identification Parse(byte[] line)
    {
        string text = Display(line);
        if (Array.IndexOf(line, (byte)0) >= 0)
        {
            throw Violation($"its identification '{text}' holds a zero byte");
        }

        int dash = text.IndexOf('-', Prefix.Length);
        if (dash < 0)
        {
            throw Violation($"its identification '{text}' names no protocol version");
        }

        string protocol = text.Substring(Prefix.Length, dash - Prefix.Length);
        if (protocol.StartsWith("1.", StringComparison.Ordinal) && protocol != "1.99")
        {
            throw new SshConnectionException(ErrorReason.SshVersion1Only, $"The server speaks SSH protocol {protocol} only ('{text}').");
        }

        if (protocol is not ("2.0" or "1.99"))
        {
            throw Violation($"its identification '{text}' names the unknown protocol version '{protocol}'");
        }

        string rest = text.Substring(dash + 1);
        int space = rest.IndexOf(' ');
        return space < 0
            ? new Identification(line, protocol, rest, null)
            : new Identification(line, protocol, rest.Substring(0, space), rest.Substring(space + 1));
    }

    /// <summary>Bytes from the peer as text that a terminal can show.</summary>
    public static string Display(byte[] bytes) => DisplayText.Escape(Encoding.UTF8.GetString(bytes));

    private static SshConnectionException Violation(string what) => new(ErrorReason.ProtocolViolation, $"The server broke the protocol: {what}.");
}
