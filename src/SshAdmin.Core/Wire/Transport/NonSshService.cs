using System;
using System.Collections.Generic;
using System.Text;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>What the first bytes of a service look like that is not SSH, though it listens on the port that was given.</summary>
/// <param name="Service">The name for the message.</param>
/// <param name="Start">The first bytes, one character per byte.</param>
/// <param name="Contains">What else must stand in the first line; <c>null</c> when the first bytes say enough.</param>
/// <param name="Source">Where those bytes are defined.</param>
internal sealed record NonSshService(string Service, string Start, string? Contains, string Source)
{
    /// <summary>The first row that applies wins, so the narrower ones stand first.</summary>
    public static IReadOnlyList<NonSshService> Rows { get; } =
    [
        new("an HTTP server", "HTTP/", null, "RFC 9112 section 4"),
        new("an HTTP server", "<!DOCTYPE", null, "HTTP/0.9 answer with a page"),
        new("an HTTP server", "<html", null, "HTTP/0.9 answer with a page"),
        new("a TLS server", "\x15\x03", null, "RFC 8446 section 5.1, alert record"),
        new("a TLS server", "\x16\x03", null, "RFC 8446 section 5.1, handshake record"),
        new("a Telnet server", "\xff\xfb", null, "RFC 854, IAC WILL"),
        new("a Telnet server", "\xff\xfc", null, "RFC 854, IAC WON'T"),
        new("a Telnet server", "\xff\xfd", null, "RFC 854, IAC DO"),
        new("a Telnet server", "\xff\xfe", null, "RFC 854, IAC DON'T"),
        new("an FTP server", "220", "FTP", "RFC 959 section 5.4"),
        new("an SMTP server", "220", "SMTP", "RFC 5321 section 4.2"),
        new("an FTP or SMTP server", "220 ", null, "RFC 959 section 5.4, RFC 5321 section 4.2"),
        new("an FTP or SMTP server", "220-", null, "RFC 959 section 4.2, RFC 5321 section 4.2.1"),
        new("an SMTP server", "554 ", null, "RFC 5321 section 3.1"),
        new("an FTP or SMTP server", "421 ", null, "RFC 959 section 5.4, RFC 5321 section 3.8"),
        new("a POP3 server", "+OK", null, "RFC 1939 section 3"),
        new("an IMAP server", "* OK", null, "RFC 3501 section 7.1.1"),
        new("an IMAP server", "* PREAUTH", null, "RFC 3501 section 7.1.4"),
        new("an NNTP server", "200 ", null, "RFC 3977 section 5.1"),
        new("an NNTP server", "201 ", null, "RFC 3977 section 5.1"),
        new("a VNC server", "RFB 0", null, "RFC 6143 section 7.1.1"),
        new("an rsync daemon", "@RSYNCD:", null, "rsync, clientserver.c"),
        new("a Redis server", "-ERR", null, "RESP, simple errors"),
        new("a Redis server", "-DENIED", null, "RESP, protected mode"),
        new("a Remote Desktop server", "\x03\x00\x00", null, "RFC 1006 section 6, TPKT"),
        new("a SIP server", "SIP/2.0", null, "RFC 3261 section 7.2"),
        new("an AMQP server", "AMQP", null, "AMQP 1.0 section 2.2"),
    ];

    // MySQL protocol, HandshakeV10: 3 bytes length, sequence 0, protocol version 10, which reads as the end of a line.
    private const int MySqlHeader = 4;

    /// <summary>The service that starts like this; <c>null</c> when none is known or more bytes are needed.</summary>
    /// <param name="first">What came so far of the first line.</param>
    /// <param name="lineEnded">Whether the line is whole, so that its text can be judged.</param>
    public static string? Recognise(byte[] first, bool lineEnded)
    {
        string text = Latin1(first);
        foreach (NonSshService row in Rows)
        {
            bool needsLine = row.Contains is not null || (row.Start.Length > 0 && row.Start[0] == '2');
            if ((lineEnded || !needsLine)
                && text.StartsWith(row.Start, StringComparison.OrdinalIgnoreCase)
                && (row.Contains is null || text.IndexOf(row.Contains, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return row.Service;
            }
        }

        return lineEnded && first.Length == MySqlHeader && first[0] != 0 && first[1] == 0 && first[2] == 0 && first[3] == 0 ? "a MySQL server" : null;
    }

    private static string Latin1(byte[] bytes)
    {
        StringBuilder text = new(bytes.Length);
        foreach (byte b in bytes)
        {
            text.Append((char)b);
        }

        return text.ToString();
    }
}
