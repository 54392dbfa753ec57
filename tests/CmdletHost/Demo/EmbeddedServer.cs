using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>A small SSH server for the demo where no sshd is installed. It shows its offer and lets nobody in.</summary>
/// <remarks>ECDH and ECDSA on nistp256 by the platform; it shares no code with the product, so that one checks the other.</remarks>
public sealed class EmbeddedServer : IDisposable
{
    private const string Identification = "SSH-2.0-SshAdminDemo_1.0";
    private const string UserSignatures = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ECDsa _hostKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public EmbeddedServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    public void Dispose()
    {
        _listener.Stop();
        _hostKey.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => Serve(client));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The demo is over.
        }
    }

    private void Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.ReceiveTimeout = 10_000;
                Converse(client.GetStream());
            }
            catch (Exception e) when (e is IOException or InvalidDataException or CryptographicException or ArgumentException or IndexOutOfRangeException or ObjectDisposedException)
            {
                // A client that breaks off or talks nonsense is none of the demo's business.
            }
        }
    }

    private void Converse(Stream stream)
    {
        stream.Write(Encoding.ASCII.GetBytes(Identification + "\r\n"));
        StringBuilder line = new();
        for (int c = stream.ReadByte(); c is not ('\n' or -1) && line.Length < 255; c = stream.ReadByte())
        {
            line.Append((char)c);
        }

        PacketLayer packets = new(stream);
        byte[] serverInit = KexInit();
        packets.Send(serverInit);
        byte[] clientInit = packets.Receive();
        ExchangeKeys(packets, line.ToString().TrimEnd('\r'), clientInit, serverInit);

        // RFC 8308: EXT_INFO (7) with one extension.
        packets.Send([7], WireBytes.Number(1), WireBytes.Text("server-sig-algs"), WireBytes.Text(UserSignatures));
        while (true)
        {
            byte[] request = packets.Receive();
            int offset = 1;
            switch (request[0])
            {
                case 1: // DISCONNECT
                    return;
                case 5: // SERVICE_REQUEST, answered with SERVICE_ACCEPT (6)
                    packets.Send([6], WireBytes.Text(WireBytes.ReadText(request, ref offset)));
                    break;
                case 50: // USERAUTH_REQUEST, answered with USERAUTH_FAILURE (51)
                    packets.Send([51], WireBytes.Text("publickey"), [0]);
                    break;
                default: // UNIMPLEMENTED
                    packets.Send([3], WireBytes.Number(0));
                    break;
            }
        }
    }

    private static byte[] KexInit() => WireBytes.Join(
        new byte[][] { [20], RandomNumberGenerator.GetBytes(16) }
            .Concat(new[] { "ecdh-sha2-nistp256,kex-strict-s-v00@openssh.com", "ecdsa-sha2-nistp256", "aes128-ctr", "aes128-ctr", "hmac-sha2-256", "hmac-sha2-256", "none", "none", "", "" }.Select(WireBytes.Text))
            .Append(new byte[5]).ToArray());

    // RFC 5656 section 4
    private void ExchangeKeys(PacketLayer packets, string clientIdentification, byte[] clientInit, byte[] serverInit)
    {
        byte[] message = packets.Receive();
        int offset = 1;
        byte[] clientPoint = WireBytes.ReadText(message, ref offset);
        using ECDiffieHellman own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using ECDiffieHellman other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = clientPoint[1..33], Y = clientPoint[33..65] } });
        byte[] serverPoint = Point(own.ExportParameters(false));
        byte[] secret = WireBytes.Mpint(own.DeriveRawSecretAgreement(other.PublicKey));
        byte[] hostKey = WireBytes.Join(WireBytes.Text("ecdsa-sha2-nistp256"), WireBytes.Text("nistp256"), WireBytes.Text(Point(_hostKey.ExportParameters(false))));
        byte[] hash = SHA256.HashData(WireBytes.Join(
            WireBytes.Text(clientIdentification), WireBytes.Text(Identification), WireBytes.Text(clientInit), WireBytes.Text(serverInit),
            WireBytes.Text(hostKey), WireBytes.Text(clientPoint), WireBytes.Text(serverPoint), secret));
        byte[] signature = _hostKey.SignData(hash, HashAlgorithmName.SHA256);
        byte[] numbers = WireBytes.Join(WireBytes.Mpint(signature[..32]), WireBytes.Mpint(signature[32..]));
        packets.Send([31], WireBytes.Text(hostKey), WireBytes.Text(serverPoint), WireBytes.Text(WireBytes.Join(WireBytes.Text("ecdsa-sha2-nistp256"), WireBytes.Text(numbers))));
        packets.Send([21]);
        packets.Receive();
        packets.ChangeKeys(secret, hash);
    }

    private static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];
}
