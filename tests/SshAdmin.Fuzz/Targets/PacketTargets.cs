using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Primitives;
using SshAdmin.Core.Wire.Transport;
using AesGcm = SshAdmin.Core.Wire.Primitives.AesGcm;

namespace SshAdmin.Fuzz.Targets;

/// <summary>Binary packets of every construction: as they come, and with the tag made to fit, so that what stands behind the check is reached.</summary>
internal static class PacketTargets
{
    private static readonly (string Cipher, string? Mac)[] Protections =
    [
        ("aes128-ctr", "hmac-sha2-256"), ("aes128-ctr", "hmac-sha2-256-etm@openssh.com"), ("aes128-cbc", "hmac-sha1"), ("3des-cbc", "hmac-sha1-etm@openssh.com"),
        ("aes256-gcm@openssh.com", null), ("chacha20-poly1305@openssh.com", null),
    ];

    public static IEnumerable<FuzzTarget> Create()
    {
        yield return new FuzzTarget("packet-plain", InputShape.Wire, [.. Payloads().Select(payload => new PlainSealer().Seal(0, payload)), Packets()], [], input => Read(input, null));
        foreach ((string cipher, string? mac) in Protections)
        {
            string name = $"packet-{cipher.Split('@')[0]}{(mac is null ? "" : mac.Contains("etm") ? "-etm" : "-mac")}";
            yield return new FuzzTarget(name, InputShape.Wire, [.. Payloads().Select(payload => Seal(cipher, mac, payload))], [], input => Read(input, Opener(cipher, mac)));
            yield return new FuzzTarget(name + "-fit", InputShape.Wire, [.. Payloads().Select(payload => Clear(payload, 16))], [], input => Read(Protect(cipher, mac, input), Opener(cipher, mac)));
        }
    }

    private static byte[][] Payloads() => [[21], [2, 0, 0, 0, 3, 1, 2, 3], [94, .. new byte[300]], new byte[3000]];

    private static byte[] Packets() => [.. new PlainSealer().Seal(0, [2, 0, 0, 0, 0]), .. new PlainSealer().Seal(1, [21])];

    private static void Read(byte[] input, PacketOpener? opener)
    {
        using OperationDeadline deadline = new(TimeSpan.FromMinutes(5), CancellationToken.None);
        using PacketStream packets = new(new ByteChannel(new PlayedStream(input), deadline));
        if (opener is not null)
        {
            packets.UseOpener(opener, resetSequence: true);
        }

        while (true)
        {
            packets.ReceiveAsync("a packet").GetAwaiter().GetResult();
        }
    }

    private static byte[] Seal(string cipher, string? mac, byte[] payload)
    {
        using PacketSealer sealer = PacketProtections.CreateSealer(cipher, mac, Keys(cipher, mac));
        return sealer.Seal(0, payload);
    }

    private static PacketOpener Opener(string cipher, string? mac) => PacketProtections.CreateOpener(cipher, mac, Keys(cipher, mac));

    private static DirectionKeys Keys(string cipher, string? mac)
    {
        KeyLengths lengths = PacketProtections.KeyLengthsOf(cipher, mac);
        return new DirectionKeys(Bytes(lengths.InitialVector), Bytes(lengths.EncryptionKey), Bytes(lengths.IntegrityKey));
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(1, count).Select(i => (byte)(i * 7))];

    private static byte[] Clear(byte[] payload, int block)
    {
        int padding = block - ((payload.Length + 5) % block);
        padding += padding < 4 ? block : 0;
        return [.. new SshWriter().WriteUInt32((uint)(1 + payload.Length + padding)).WriteByte((byte)padding).ToArray(), .. payload, .. new byte[padding]];
    }

    /// <summary>Encrypts and authenticates whatever stands there, without looking at it.</summary>
    private static byte[] Protect(string cipher, string? mac, byte[] clear)
    {
        DirectionKeys keys = Keys(cipher, mac);
        if (clear.Length < 8)
        {
            return clear;
        }

        if (cipher.StartsWith("chacha", StringComparison.Ordinal))
        {
            using OpenSshChaCha20Poly1305 chacha = new(keys.EncryptionKey);
            byte[] hidden = (byte[])clear.Clone();
            chacha.TransformLength(0, clear).AsSpan(0, 4).CopyTo(hidden);
            chacha.TransformBody(0, clear, 4, hidden, 4, clear.Length - 4);
            return [.. hidden, .. chacha.Tag(0, hidden, 0, hidden.Length)];
        }

        if (mac is null)
        {
            return [.. clear[..4], .. AesGcm.Seal(keys.EncryptionKey, keys.InitialVector, clear[..4], clear[4..])];
        }

        bool tripleDes = cipher == "3des-cbc";
        bool etm = mac.Contains("etm");
        int block = tripleDes ? 8 : 16;
        int start = etm ? 4 : 0;
        byte[] packet = [.. clear, .. new byte[(block - ((clear.Length - start) % block)) % block]];
        byte[] plain = (byte[])packet.Clone();
        using (SymmetricCipher encrypt = tripleDes ? CbcCipher.TripleDes(true, keys.EncryptionKey, keys.InitialVector)
            : cipher.EndsWith("cbc", StringComparison.Ordinal) ? CbcCipher.Aes(true, keys.EncryptionKey, keys.InitialVector) : new AesCtr(keys.EncryptionKey, keys.InitialVector))
        {
            encrypt.Transform(plain, start, packet, start, packet.Length - start);
        }

        HashAlgorithmName hash = mac.Contains("sha1") ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        return [.. packet, .. Hmac.Compute(hash, keys.IntegrityKey, [0, 0, 0, 0, .. etm ? packet : plain])];
    }
}
