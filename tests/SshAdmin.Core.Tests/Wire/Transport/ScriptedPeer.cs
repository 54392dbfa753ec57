using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;

namespace SshAdmin.Core.Tests.Wire.Transport;

/// <summary>The server's end of one connection: raw bytes, packets, and an honest key exchange where the script wants one.</summary>
/// <remarks>ECDH and ECDSA on nistp256 come from the test platform; packets before the first keys are framed here.</remarks>
internal sealed class ScriptedPeer(TcpClient client)
{
    public const string Identification = "SSH-2.0-Scripted_1.0";
    private const string Cipher = "aes128-ctr";
    private const string Mac = "hmac-sha2-256";
    private readonly NetworkStream _stream = client.GetStream();
    private PacketSealer? _sealer;
    private PacketOpener? _opener;
    private uint _sent;
    private uint _received;
    private string _identification = Identification;
    private byte[]? _sessionId;
    private byte[]? _clientInit;
    private byte[]? _serverInit;
    private ECDsa? _hostKey;

    public string? ClientIdentification { get; private set; }

    /// <summary>The key that the server shows and signs with; made when first wanted, since most scripts end before.</summary>
    public ECDsa HostKey
    {
        get => _hostKey ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        set => _hostKey = value;
    }

    /// <summary>What a test does to the signature before it goes out.</summary>
    public Func<byte[], byte[]> SignatureFilter { get; set; } = signature => signature;

    public bool Strict { get; private set; }

    public Task SendTextAsync(string text) => SendBytesAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>How many bytes go out with each write, each in a segment of its own.</summary>
    public int BytesAtATime { get; set; } = int.MaxValue;

    public async Task SendBytesAsync(byte[] bytes)
    {
        foreach (byte[] part in bytes.Chunk(BytesAtATime))
        {
            await _stream.WriteAsync(part);
        }
    }

    public void Close() => client.Close();

    /// <summary>Stays until the client leaves.</summary>
    public async Task WaitForEndAsync()
    {
        byte[] buffer = new byte[4096];
        while (await _stream.ReadAsync(buffer) > 0)
        {
        }
    }

    public async Task IdentifyAsync(string identification = Identification)
    {
        _identification = identification;
        await SendTextAsync(identification + "\r\n");
        StringBuilder line = new();
        byte[] one = new byte[1];
        while (one[0] != '\n')
        {
            await _stream.ReadExactlyAsync(one);
            line.Append((char)one[0]);
        }

        ClientIdentification = line.ToString().TrimEnd('\r', '\n');
    }

    public async Task SendAsync(params byte[] payload)
    {
        await SendBytesAsync(_sealer is null ? Frame(payload) : _sealer.Seal(_sent, payload));
        _sent++;
    }

    public async Task<byte[]> ReceiveAsync()
    {
        byte[] payload;
        if (_opener is null)
        {
            byte[] header = new byte[5];
            await _stream.ReadExactlyAsync(header);
            byte[] rest = new byte[BinaryPrimitives.ReadInt32BigEndian(header) - 1];
            await _stream.ReadExactlyAsync(rest);
            payload = rest[..^header[4]];
        }
        else
        {
            byte[] header = new byte[_opener.HeaderSize];
            await _stream.ReadExactlyAsync(header);
            byte[] packet = new byte[_opener.ReadLength(_received, header)];
            header.CopyTo(packet, 0);
            await _stream.ReadExactlyAsync(packet.AsMemory(header.Length));
            payload = _opener.Open(_received, packet);
        }

        _received++;
        return payload;
    }

    /// <summary>A packet before the first keys, as RFC 4253 section 6 draws it.</summary>
    public static byte[] Frame(byte[] payload)
    {
        int padding = 4;
        while ((5 + payload.Length + padding) % 8 != 0)
        {
            padding++;
        }

        byte[] packet = new byte[5 + payload.Length + padding];
        BinaryPrimitives.WriteInt32BigEndian(packet, packet.Length - 4);
        packet[4] = (byte)padding;
        payload.CopyTo(packet, 5);
        return packet;
    }

    public static byte[] KexInit(
        string kex = "ecdh-sha2-nistp256",
        string hostKey = "ecdsa-sha2-nistp256",
        string encryption = Cipher,
        string mac = Mac,
        string compression = "none",
        bool firstPacketFollows = false)
    {
        SshWriter writer = new();
        writer.WriteByte(20).WriteRaw(new byte[16]);
        foreach (string list in new[] { kex, hostKey, encryption, encryption, mac, mac, compression, compression, "", "" })
        {
            writer.WriteString(list);
        }

        return writer.WriteBoolean(firstPacketFollows).WriteUInt32(0).ToArray();
    }

    /// <summary>Sends the server's KEXINIT and reads the client's; returns the client's names by list.</summary>
    /// <param name="kexInit">The server's lists; <c>null</c> for those that this class can follow up.</param>
    /// <param name="skipTo">Whether messages that the client sent before are passed over.</param>
    public async Task<IReadOnlyList<string[]>> NegotiateAsync(byte[]? kexInit = null, bool skipTo = false)
    {
        _serverInit = kexInit ?? KexInit();
        await SendAsync(_serverInit);
        _clientInit = await ReceiveAsync();
        while (skipTo && _clientInit[0] is not (20 or 1))
        {
            _clientInit = await ReceiveAsync();
        }

        SshReader reader = new(_clientInit);
        reader.ReadBytes(17, "number and cookie");
        string[][] lists = Enumerable.Range(0, 10).Select(i => reader.ReadAscii("list " + i).Split(',')).ToArray();
        Strict |= _sessionId is null && lists[0].Contains("kex-strict-c-v00@openssh.com") && Encoding.Latin1.GetString(_serverInit).Contains("kex-strict-s-v00@openssh.com");
        return lists;
    }

    /// <summary>Answers the client's ECDH message and changes keys; call after <see cref="NegotiateAsync"/>.</summary>
    public async Task ExchangeKeysAsync()
    {
        (byte[] secret, byte[] hash) = await ReplyAsync();
        await SendAsync(21);
        byte[] newKeys = await ReceiveAsync();
        Expect(21, newKeys);
        _sessionId ??= hash;
        KeyLengths lengths = PacketProtections.KeyLengthsOf(Cipher, Mac);
        _sealer = PacketProtections.CreateSealer(Cipher, Mac, KeyDerivation.ServerToClient(HashAlgorithmName.SHA256, secret, hash, _sessionId, lengths));
        _opener = PacketProtections.CreateOpener(Cipher, Mac, KeyDerivation.ClientToServer(HashAlgorithmName.SHA256, secret, hash, _sessionId, lengths));
        if (Strict)
        {
            _sent = 0;
            _received = 0;
        }
    }

    /// <summary>Everything up to the first keys.</summary>
    public async Task OpenAsync(byte[]? kexInit = null)
    {
        await IdentifyAsync();
        await NegotiateAsync(kexInit);
        await ExchangeKeysAsync();
    }

    // RFC 5656 section 4: SSH_MSG_KEX_ECDH_INIT (30) string Q_C; SSH_MSG_KEX_ECDH_REPLY (31) string K_S, string Q_S, string signature
    public async Task<(byte[] Secret, byte[] Hash)> ReplyAsync()
    {
        byte[] message = await ReceiveAsync();
        Expect(30, message);
        SshReader init = new(message, 1, message.Length - 1);
        byte[] clientPoint = init.ReadString("Q_C");
        using ECDiffieHellman own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using ECDiffieHellman other = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = clientPoint[1..33], Y = clientPoint[33..] },
        });
        byte[] serverPoint = Point(own.ExportParameters(false));
        byte[] secret = new SshWriter().WriteMpint(own.DeriveRawSecretAgreement(other.PublicKey)).ToArray();
        byte[] hostKey = new SshWriter().WriteString("ecdsa-sha2-nistp256").WriteString("nistp256").WriteString(Point(HostKey.ExportParameters(false))).ToArray();
        byte[] fields = new SshWriter().WriteString(clientPoint).WriteString(serverPoint).ToArray();
        byte[] hash = ExchangeHash.Compute(
            HashAlgorithmName.SHA256,
            Encoding.ASCII.GetBytes(ClientIdentification!),
            Encoding.ASCII.GetBytes(_identification),
            _clientInit!,
            _serverInit!,
            new KeyExchangeResult(hostKey, [], fields, secret));
        byte[] raw = HostKey.SignData(hash, HashAlgorithmName.SHA256);
        byte[] inner = new SshWriter().WriteMpint(raw[..32]).WriteMpint(raw[32..]).ToArray();
        byte[] signature = new SshWriter().WriteString("ecdsa-sha2-nistp256").WriteString(inner).ToArray();
        await SendAsync(new SshWriter().WriteByte(31).WriteString(hostKey).WriteString(serverPoint).WriteString(SignatureFilter(signature)).ToArray());
        return (secret, hash);
    }

    private static void Expect(byte number, byte[] payload)
    {
        if (payload[0] == 1)
        {
            throw new IOException("The client said goodbye.");
        }

        Assert.Equal(number, payload[0]);
    }

    private static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];
}
