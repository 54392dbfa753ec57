using System.Collections.Generic;
using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>The algorithm lists that each side opens a key exchange with.</summary>
internal sealed class KexInit
{
    private const int CookieLength = 16;

    private KexInit(ServerOffer offer, bool firstPacketFollows)
    {
        Offer = offer;
        FirstPacketFollows = firstPacketFollows;
    }

    public ServerOffer Offer { get; }

    /// <summary>Whether the server sent a guess of the first key exchange packet right behind.</summary>
    public bool FirstPacketFollows { get; }

    // RFC 4253 section 7.1:
    //   byte       SSH_MSG_KEXINIT
    //   byte[16]   cookie
    //   name-list  kex_algorithms, server_host_key_algorithms
    //   name-list  encryption, mac, compression algorithms, each client to server, then server to client
    //   name-list  languages, client to server, then server to client
    //   boolean    first_kex_packet_follows
    //   uint32     0
    public static KexInit Parse(byte[] payload, string? identification)
    {
        SshReader reader = new(payload);
        reader.ReadByte("message number");
        reader.ReadBytes(CookieLength, "KEXINIT cookie");
        ServerOffer offer = new()
        {
            Identification = identification,
            KeyExchange = NameList.Read(reader, "kex_algorithms"),
            HostKey = NameList.Read(reader, "server_host_key_algorithms"),
            EncryptionClientToServer = NameList.Read(reader, "encryption_algorithms_client_to_server"),
            EncryptionServerToClient = NameList.Read(reader, "encryption_algorithms_server_to_client"),
            MacClientToServer = NameList.Read(reader, "mac_algorithms_client_to_server"),
            MacServerToClient = NameList.Read(reader, "mac_algorithms_server_to_client"),
            CompressionClientToServer = NameList.Read(reader, "compression_algorithms_client_to_server"),
            CompressionServerToClient = NameList.Read(reader, "compression_algorithms_server_to_client"),
        };
        NameList.Read(reader, "languages_client_to_server");
        NameList.Read(reader, "languages_server_to_client");
        bool follows = reader.ReadBoolean("first_kex_packet_follows");
        reader.ReadUInt32("reserved field of KEXINIT");
        reader.ExpectEnd("KEXINIT");
        return new KexInit(offer, follows);
    }

    /// <param name="algorithms">What we offer.</param>
    /// <param name="markers">Names that only signal an ability, put behind the key exchange methods.</param>
    /// <param name="cookie">16 random bytes.</param>
    public static byte[] Build(ClientAlgorithms algorithms, IReadOnlyList<string> markers, byte[] cookie)
    {
        using SshWriter writer = new(2048);
        writer.WriteByte(MessageNumber.KexInit).WriteRaw(cookie);
        WriteList(writer, [.. algorithms.KeyExchange, .. markers]);
        WriteList(writer, algorithms.HostKey);
        WriteList(writer, algorithms.Encryption);
        WriteList(writer, algorithms.Encryption);
        WriteList(writer, algorithms.Mac);
        WriteList(writer, algorithms.Mac);
        WriteList(writer, algorithms.Compression);
        WriteList(writer, algorithms.Compression);
        return writer.WriteUInt32(0).WriteUInt32(0).WriteBoolean(false).WriteUInt32(0).ToArray();
    }

    private static void WriteList(SshWriter writer, IReadOnlyList<string> names) => writer.WriteString(string.Join(",", names));
}
