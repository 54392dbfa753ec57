using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Fuzz.Targets;

/// <summary>What a server says before keys are in place: identification, algorithm lists, extensions, goodbye.</summary>
internal static class WireTargets
{
    private static readonly string[] Names =
    [
        "curve25519-sha256", "ecdh-sha2-nistp256", "diffie-hellman-group14-sha256", "diffie-hellman-group1-sha1", "diffie-hellman-group-exchange-sha256", "mlkem768x25519-sha256",
        "sntrup761x25519-sha512", "kex-strict-s-v00@openssh.com", "ext-info-s", "ssh-ed25519", "ssh-rsa", "rsa-sha2-512", "ecdsa-sha2-nistp256", "ssh-rsa-cert-v01@openssh.com",
        "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes128-ctr", "3des-cbc", "hmac-sha2-256", "hmac-sha2-256-etm@openssh.com", "none", "zlib@openssh.com", "server-sig-algs", "ping@openssh.com",
    ];

    public static IEnumerable<FuzzTarget> Create()
    {
        yield return new FuzzTarget("identification", InputShape.Text, Identifications(), ["SSH-", "SSH-2.0-", "SSH-1.99-", "SSH-1.5-", "\r\n", "HTTP/1.1 400", "220 ", "Exceeded MaxStartups", "Not allowed at this time"], Identify);
        yield return new FuzzTarget("kexinit", InputShape.Wire, KexInits(), Names, ReadKexInit);
        yield return new FuzzTarget("ext-info", InputShape.Wire, ExtensionInfos(), Names, ReadExtensions);
        yield return new FuzzTarget("disconnect", InputShape.Wire, Disconnects(), ["Too many authentication failures", "\u001b[2J"], input => throw DisconnectMessage.Explain(input, "anything"));
        yield return new FuzzTarget("handshake", InputShape.Wire, Handshakes(), Names, Handshake);
    }

    public static byte[] KexInit(string kex, string hostKey, string cipher, string mac, string compression = "none", bool follows = false) => Seeds.Payload(20, writer =>
    {
        writer.WriteRaw(new byte[16]);
        foreach (string list in new[] { kex, hostKey, cipher, cipher, mac, mac, compression, compression, "", "" })
        {
            writer.WriteString(list);
        }

        writer.WriteBoolean(follows).WriteUInt32(0);
    });

    private static void Identify(byte[] input)
    {
        using OperationDeadline deadline = new(TimeSpan.FromMinutes(5), CancellationToken.None);
        using ByteChannel channel = new(new PlayedStream(input, 1 + (input.Length % 97)), deadline);
        Identification identification = IdentificationReader.ReadAsync(channel).GetAwaiter().GetResult();
        ServerSoftware.Recognise(identification);
    }

    private static void ReadKexInit(byte[] input)
    {
        ServerOffer offer = Core.Wire.Transport.KexInit.Parse(input, "SSH-2.0-OpenSSH_9.2p1 Debian-2").Offer;
        ClientSelection client = ClientCatalogue.Default[input.Length % ClientCatalogue.Default.Count];
        OfferDescription.Describe(offer, [client], new OfferOrigin { HostName = "fuzz" });
        NegotiatedAlgorithms.Choose(ClientAlgorithms.Probe, offer);
    }

    private static void ReadExtensions(byte[] input)
    {
        ExtensionInfo info = new();
        info.Add(input);
        info.Add(input);
    }

    private static void Handshake(byte[] input)
    {
        IReadOnlyList<byte[]> parts = Seeds.Parts(input);
        using PlayedTransport played = PlayedTransport.Fresh([.. parts.At(0), (byte)'\n'], parts.Skip(1));
        played.HandshakeAsync().GetAwaiter().GetResult();
    }

    private static byte[][] Identifications() =>
    [
        Seeds.Text("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n"),
        Seeds.Text("Welcome\r\nto this host\r\nSSH-1.99-Cisco-1.25\n"),
        Seeds.Text("SSH-2.0-dropbear_2022.83\r\nrest"),
        Seeds.Text("SSH-2.0-OpenSSH_for_Windows_9.5\r\n"),
        Seeds.Text("SSH-1.5-1.2.27\n"),
        Seeds.Text("HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n"),
        Seeds.Text("220 mail.example ESMTP\r\n"),
        Seeds.Text("Exceeded MaxStartups\r\n"),
        Seeds.Text("Not allowed at this time\r\n"),
        [0x15, 3, 1, 0, 2, 2, 0x50],
        Seeds.Text(string.Concat(Enumerable.Repeat("line\n", 1023)) + "SSH-2.0-x\r\n"),
        Seeds.Text("SSH-2.0-" + new string('x', 244) + "\r\n"),
    ];

    private static byte[][] KexInits() =>
    [
        KexInit(string.Join(',', Names[..9]), string.Join(',', Names[9..14]), string.Join(',', Names[14..18]), string.Join(',', Names[18..20])),
        KexInit("ecdh-sha2-nistp256", "ecdsa-sha2-nistp256", "aes128-ctr", "hmac-sha2-256"),
        KexInit("diffie-hellman-group1-sha1", "ssh-rsa,ssh-dss", "3des-cbc", "hmac-sha1", "none,zlib@openssh.com", follows: true),
        KexInit("mlkem768x25519-sha256", "ssh-ed25519", "chacha20-poly1305@openssh.com", "", ""),
    ];

    private static byte[][] ExtensionInfos() =>
    [
        Seeds.Payload(7, writer => writer.WriteUInt32(2).WriteString("server-sig-algs").WriteString("ssh-ed25519,rsa-sha2-512,rsa-sha2-256,ssh-rsa").WriteString("publickey-hostbound@openssh.com").WriteString("0")),
        Seeds.Payload(7, writer => writer.WriteUInt32(0)),
        Seeds.Payload(7, writer => writer.WriteUInt32(1).WriteString("ping@openssh.com").WriteString("0")),
    ];

    private static byte[][] Disconnects() =>
    [
        Seeds.Payload(1, writer => writer.WriteUInt32(2).WriteString("Too many authentication failures").WriteString("")),
        Seeds.Payload(1, writer => writer.WriteUInt32(12)),
    ];

    private static byte[][] Handshakes() =>
    [
        .. KexInits()[..2].Select(init => Seeds.Sequence(Seeds.Text("SSH-2.0-OpenSSH_9.2p1"), init, KeyExchangeTargets.Reply(new byte[65]), [21])),
        Seeds.Sequence(Seeds.Text("SSH-2.0-x"), Seeds.Payload(2, writer => writer.WriteString("ignored")), KexInits()[1], Seeds.Payload(4, writer => writer.WriteBoolean(true).WriteString("debug").WriteString("")), KeyExchangeTargets.Reply([4, .. new byte[64]]), [21]),
        Seeds.Sequence(Seeds.Text("SSH-2.0-x"), Disconnects()[0]),
    ];
}
