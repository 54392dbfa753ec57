using System.Buffers.Binary;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Probe;

namespace SshAdmin.Tests;

/// <summary>Servers that show their lists and then end the connection.</summary>
public class GetSshAlgorithmSupportEarlyEndTests
{
    [Fact]
    public async Task The_lists_are_written_and_the_failure_beside_them()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = CloseAfterTheListsAsync(listener, "curve25519-sha256");
        string host = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        RunResult result = await Module.Start(TestContext.Current.CancellationToken, "Get-SshAlgorithmSupport", host);
        await serving;
        SshAlgorithmSupport support = Assert.IsType<SshAlgorithmSupport>(Assert.Single(result.Output));
        Assert.Equal("aes128-ctr", Assert.Single(support.EncryptionAlgorithms).Name);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("ConnectionClosed,", error.FullyQualifiedErrorId);
        Assert.Equal(host, error.TargetObject);
        Assert.Equal(error.Exception.Message, support.KeyExchangeProblem);
    }

    [Fact]
    public async Task No_common_algorithm_is_a_warning_and_no_error()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = CloseAfterTheListsAsync(listener, "mlkem768x25519-sha256,ext-info-s");
        RunResult result = await Module.Start(TestContext.Current.CancellationToken, "Get-SshAlgorithmSupport", $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        await serving;
        SshAlgorithmSupport support = Assert.IsType<SshAlgorithmSupport>(Assert.Single(result.Output));
        Assert.Empty(result.Errors);
        Assert.Contains(support.KeyExchangeProblem!, Assert.Single(result.Warnings));
    }

    private static async Task CloseAfterTheListsAsync(TcpListener listener, string methods)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("SSH-2.0-Old_1.0\r\n"));

        // RFC 4253 section 7.1: SSH_MSG_KEXINIT, cookie, ten name-lists, first_kex_packet_follows, reserved.
        byte[] lists = [.. new[] { methods, "ssh-ed25519", "aes128-ctr", "aes128-ctr", "hmac-sha2-256", "hmac-sha2-256", "none", "none", "", "" }.SelectMany(Text)];
        byte[] payload = [20, .. new byte[16], .. lists, 0, 0, 0, 0, 0];

        // Section 6: length, padding length, payload and 4 bytes of padding or more, in blocks of 8.
        int padding = 4 + (8 - ((payload.Length + 9) % 8)) % 8;
        await stream.WriteAsync((byte[])[.. Number(payload.Length + padding + 1), (byte)padding, .. payload, .. new byte[padding]]);

        // What the client says is read to its end: closing over unread bytes would be a reset, which can overtake the lists.
        client.Client.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null);
    }

    private static byte[] Text(string text) => [.. Number(text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
