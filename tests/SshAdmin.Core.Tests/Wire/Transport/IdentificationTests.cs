using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Wire.Transport;

public class IdentificationTests
{
    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10\r\n", "OpenSSH_9.2p1", "Debian-2+deb12u10")]
    [InlineData("SSH-2.0-OpenSSH_9.2p1\n", "OpenSSH_9.2p1", null)]
    [InlineData("SSH-1.99-Cisco-1.25\n", "Cisco-1.25", null)]
    [InlineData("Welcome\r\nto this host\r\nSSH-2.0-a b c\r\n", "a", "b c")]
    [InlineData("\r\n\n\r\nSSH-2.0-x\r\n", "x", null)]
    public async Task IsReadWithWhatMayStandBeforeIt(string sent, string software, string? comments)
    {
        var identification = await ReadAsync(sent);
        Assert.Equal(software, identification.Software);
        Assert.Equal(comments, identification.Comments);
    }

    [Fact]
    public async Task MayHave255BytesWithItsLineEnd()
    {
        string line = ("SSH-2.0-" + new string('x', 255))[..253];
        Assert.Equal(line, (await ReadAsync(line + "\r\n")).Text);
    }

    [Theory]
    [InlineData(254)]
    [InlineData(300)]
    [InlineData(100_000)]
    public async Task IsRefusedWhenLonger(int length)
    {
        string line = ("SSH-2.0-" + new string('x', length))[..length];
        Assert.Equal(ErrorReason.ProtocolViolation, (await FailureAsync(line + "\r\n")).Reason);
    }

    [Theory]
    [InlineData("SSH-1.5-OpenSSH_1.2\n", ErrorReason.SshVersion1Only)]
    [InlineData("SSH-1.0-x\n", ErrorReason.SshVersion1Only)]
    [InlineData("SSH-3.0-x\r\n", ErrorReason.ProtocolViolation)]
    [InlineData("SSH-2.0\r\n", ErrorReason.ProtocolViolation)]
    [InlineData("SSH-2.0-a\0b\r\n", ErrorReason.ProtocolViolation)]
    [InlineData("Not allowed at this time\r\n", ErrorReason.ServerBusy)]
    [InlineData("Not allowed at this time", ErrorReason.ServerBusy)]
    [InlineData("Exceeded MaxStartups\r\n", ErrorReason.ServerBusy)]
    [InlineData("", ErrorReason.ConnectionClosed)]
    [InlineData("SSH-2.0-Open", ErrorReason.ConnectionClosed)]
    [InlineData("Sorry, nobody is at home.\r\n", ErrorReason.NotSsh)]
    [InlineData("login: ", ErrorReason.NotSsh)]
    public async Task OtherBeginningsEndInAnOutcomeOfTheirOwn(string sent, ErrorReason reason) =>
        Assert.Equal(reason, (await FailureAsync(sent)).Reason);

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nServer: x\r\n", "HTTP")]
    [InlineData("220 mail.example ESMTP Postfix\r\n", "SMTP")]
    [InlineData("220 (vsFTPd 3.0.5)\r\n", "FTP")]
    [InlineData("220-Welcome\r\n220 to it\r\n", "FTP or SMTP")]
    [InlineData("+OK POP3 ready\r\n", "POP3")]
    [InlineData("* OK IMAP4rev1\r\n", "IMAP")]
    [InlineData("RFB 003.008\n", "VNC")]
    [InlineData("@RSYNCD: 31.0\n", "rsync")]
    [InlineData("-ERR unknown command\r\n", "Redis")]
    [InlineData("\u0015\u0003\u0001\0\u0002\u0002\u0046", "TLS")]
    [InlineData("\u0016\u0003\u0003\0\u007a", "TLS")]
    [InlineData("ÿý\u0018ÿý\u001f", "Telnet")]
    [InlineData("J\0\0\0\n8.0.36\0", "MySQL")]
    [InlineData("\u0003\0\0\u000b", "Remote Desktop")]
    public async Task OtherServicesAreNamedAtOnceAlthoughTheyKeepTheConnectionOpen(string sent, string service)
    {
        var error = await Connecting.FailureAsync(async peer =>
        {
            await peer.SendTextAsync(sent);
            await peer.WaitForEndAsync();
        });
        Assert.Equal(ErrorReason.NotSsh, error.Reason);
        Assert.Contains(service, error.Message);
    }

    [Fact]
    public async Task EndlessTextBeforeItIsCutOff()
    {
        long sent = 0;
        var error = await Connecting.FailureAsync(async peer =>
        {
            byte[] lines = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("still talking\r\n", 500)));
            while (true)
            {
                await peer.SendBytesAsync(lines);
                Interlocked.Add(ref sent, lines.Length);
            }
        });
        Assert.Equal(ErrorReason.NotSsh, error.Reason);
    }

    [Fact]
    public async Task OneEndlessLineBeforeItIsCutOff()
    {
        var error = await Connecting.FailureAsync(async peer =>
        {
            while (true)
            {
                await peer.SendBytesAsync(new byte[] { 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61 });
            }
        });
        Assert.Equal(ErrorReason.NotSsh, error.Reason);
    }

    [Fact]
    public async Task TheTextOfASilentServiceIsQuotedAtTheDeadline()
    {
        var error = await Connecting.FailureAsync(
            async peer =>
            {
                await peer.SendTextAsync("\u001b[2Jpassword: ");
                await peer.WaitForEndAsync();
            },
            TimeSpan.FromMilliseconds(400));
        Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
        Assert.Contains("\\x1b[2Jpassword: ", error.Message);
    }

    [Fact]
    public void OursFollowsTheRfc() => Assert.Matches("^SSH-2\\.0-SshAdmin_[0-9.]+$", Identification.Own);

    private static async Task<Identification> ReadAsync(string sent)
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.SendTextAsync(sent);
            await peer.WaitForEndAsync();
        });
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        var addresses = await TcpConnector.ResolveAsync(server.Target, deadline);
        var (socket, _) = await TcpConnector.ConnectAsync(server.Target, addresses, deadline);
        using ByteChannel channel = new(new System.Net.Sockets.NetworkStream(socket, ownsSocket: true), deadline);
        return await IdentificationReader.ReadAsync(channel);
    }

    private static Task<SshConnectionException> FailureAsync(string sent) => Connecting.FailureAsync(peer => peer.SendTextAsync(sent));
}
