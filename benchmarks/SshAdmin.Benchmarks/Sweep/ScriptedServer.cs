using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace SshAdmin.Benchmarks.Sweep;

/// <summary>A server of which each of the addresses 127.x.y.z is an endpoint. It offers what OpenSSH 9.2 does, and does nothing that a client could do without.</summary>
internal sealed class ScriptedServer : IDisposable
{
    public const string Identification = "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7";
    public const string UserSignatures = "ssh-ed25519,sk-ssh-ed25519@openssh.com,ssh-rsa,rsa-sha2-256,rsa-sha2-512,ssh-dss,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,sk-ecdsa-sha2-nistp256@openssh.com,webauthn-sk-ecdsa-sha2-nistp256@openssh.com";
    private const string KeyExchanges = "sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group14-sha256,kex-strict-s-v00@openssh.com";
    private const string OnlyQuantum = "sntrup761x25519-sha512@openssh.com,kex-strict-s-v00@openssh.com";
    private const string HostKeys = "rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519";
    private const string Ciphers = "chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com";
    private const string Macs = "umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1";
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly OpenSslKeys? _keys;
    private readonly byte[] _greeting;

    /// <param name="exchangesKeys">Whether keys are exchanged; otherwise the lists leave the client nothing that it speaks.</param>
    public ScriptedServer(bool exchangesKeys)
    {
        _keys = exchangesKeys ? new OpenSslKeys() : null;
        KexInit = Message.Join(
            [20], new byte[16], Message.Text(exchangesKeys ? KeyExchanges : OnlyQuantum), Message.Text(HostKeys), Message.Text(Ciphers), Message.Text(Ciphers),
            Message.Text(Macs), Message.Text(Macs), Message.Text("none,zlib@openssh.com"), Message.Text("none,zlib@openssh.com"), Message.Text(""), Message.Text(""), new byte[5]);
        _greeting = Message.Join(Encoding.ASCII.GetBytes(Identification + "\r\n"), Message.Plain(KexInit));
        _listener.Bind(new IPEndPoint(IPAddress.Any, 0));
        _listener.Listen(4096);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public byte[] KexInit { get; }

    public async Task RunAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptAsync());
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _keys?.Dispose();
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                await socket.SendAsync(_greeting);
                if (_keys is not null)
                {
                    await new KeyedConversation(this, _keys, socket).RunAsync();
                }

                byte[] rest = new byte[1024];
                while (await socket.ReceiveAsync(rest) > 0)
                {
                }
            }
            catch (Exception error) when (error is SocketException or EndOfStreamException)
            {
                // A client that breaks off is its own business.
            }
        }
    }
}
