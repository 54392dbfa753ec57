using System;
using System.Linq;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.Packets;

namespace SshAdmin.Core.Tests.Wire.Packets;

/// <summary>Claims that hold for every pair of cipher and MAC; the pairs come from the product's own lists.</summary>
public class PacketProtectionTests
{
    private static readonly byte[] Payload = Encoding.ASCII.GetBytes("\x05 a service request, longer than a block or two");

    public static TheoryData<string, string?> Pairs
    {
        get
        {
            TheoryData<string, string?> pairs = new();
            foreach (var cipher in PacketProtections.SupportedCiphers)
            {
                foreach (string? mac in cipher.IsAuthenticated ? new string?[] { null } : PacketProtections.SupportedMacs.Select(row => (string?)row.Name))
                {
                    pairs.Add(cipher.Name, mac);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void PayloadsOfEverySizeComeBack(string cipher, string? mac)
    {
        using var sealer = PacketProtections.CreateSealer(cipher, mac, Keys(cipher, mac));
        using var opener = PacketProtections.CreateOpener(cipher, mac, Keys(cipher, mac));
        uint sequence = uint.MaxValue - 20;
        foreach (int size in Enumerable.Range(1, 70).Append(35_000).Append(200_000))
        {
            byte[] payload = new byte[size];
            new Random(size).NextBytes(payload);
            byte[] packet = sealer.Seal(sequence, payload);
            Assert.Equal(packet.Length, opener.ReadLength(sequence, packet.AsSpan(0, opener.HeaderSize).ToArray()));
            Assert.Equal(payload, opener.Open(sequence, packet));
            sequence = unchecked(sequence + 1);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryFlippedBitIsRefused(string cipher, string? mac)
    {
        byte[] packet = Seal(cipher, mac, 3);
        for (int bit = 0; bit < packet.Length * 8; bit++)
        {
            byte[] changed = (byte[])packet.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var error = Assert.Throws<SshConnectionException>(() => Receive(cipher, mac, 3, changed));
            Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryTruncationIsRefused(string cipher, string? mac)
    {
        byte[] packet = Seal(cipher, mac, 3);
        int header = Math.Max(4, PacketProtections.CreateOpener(cipher, mac, Keys(cipher, mac)).HeaderSize);
        for (int length = header; length < packet.Length; length++)
        {
            byte[] part = packet.AsSpan(0, length).ToArray();
            Assert.Throws<SshConnectionException>(() =>
            {
                using var opener = PacketProtections.CreateOpener(cipher, mac, Keys(cipher, mac));
                opener.ReadLength(3, packet.AsSpan(0, opener.HeaderSize).ToArray());
                opener.Open(3, part);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void ASkippedPacketIsNoticed(string cipher, string? mac)
    {
        using var sealer = PacketProtections.CreateSealer(cipher, mac, Keys(cipher, mac));
        sealer.Seal(3, Payload);
        byte[] second = sealer.Seal(4, Payload);
        Assert.Throws<SshConnectionException>(() => Receive(cipher, mac, 3, second));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void AReplayedPacketIsNoticed(string cipher, string? mac)
    {
        byte[] packet = Seal(cipher, mac, 3);
        using var opener = PacketProtections.CreateOpener(cipher, mac, Keys(cipher, mac));
        Open(opener, 3, packet);
        Assert.Throws<SshConnectionException>(() => Open(opener, 4, packet));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void TheKeysAreClearedOnceTaken(string cipher, string? mac)
    {
        var keys = Keys(cipher, mac);
        PacketProtections.CreateSealer(cipher, mac, keys).Dispose();
        Assert.All(keys.EncryptionKey.Concat(keys.IntegrityKey).Concat(keys.InitialVector), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void PaddingIsRandom(string cipher, string? mac)
        => Assert.NotEqual(Seal(cipher, mac, 3), Seal(cipher, mac, 3));

    [Fact]
    public void NamesAreUnique()
    {
        Assert.Equal(PacketProtections.SupportedCiphers.Count, PacketProtections.SupportedCiphers.Select(row => row.Name).Distinct().Count());
        Assert.Equal(PacketProtections.SupportedMacs.Count, PacketProtections.SupportedMacs.Select(row => row.Name).Distinct().Count());
    }

    [Fact]
    public void AnUnknownNameIsRefused()
    {
        Assert.Throws<ArgumentException>(() => PacketProtections.KeyLengthsOf("arcfour", "hmac-sha1"));
        Assert.Throws<ArgumentException>(() => PacketProtections.KeyLengthsOf("aes128-ctr", "hmac-md5"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024)]
    public void APayloadThatFitsNoPacketIsNotSent(int size)
        => Assert.Throws<ArgumentException>(() => new PlainSealer().Seal(0, new byte[size]));

    internal static DirectionKeys Keys(string cipher, string? mac)
    {
        var lengths = PacketProtections.KeyLengthsOf(cipher, mac);
        return new(Bytes(lengths.InitialVector, 1), Bytes(lengths.EncryptionKey, 2), Bytes(lengths.IntegrityKey, 3));
    }

    private static byte[] Bytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Seal(string cipher, string? mac, uint sequence)
    {
        using var sealer = PacketProtections.CreateSealer(cipher, mac, Keys(cipher, mac));
        return sealer.Seal(sequence, Payload);
    }

    private static byte[] Receive(string cipher, string? mac, uint sequence, byte[] packet)
    {
        using var opener = PacketProtections.CreateOpener(cipher, mac, Keys(cipher, mac));
        return Open(opener, sequence, packet);
    }

    private static byte[] Open(PacketOpener opener, uint sequence, byte[] packet)
    {
        int length = opener.ReadLength(sequence, packet.AsSpan(0, opener.HeaderSize).ToArray());

        // Stands for a stream that goes on behind the packet.
        byte[] whole = new byte[length];
        packet.AsSpan(0, Math.Min(length, packet.Length)).CopyTo(whole);
        return opener.Open(sequence, whole);
    }
}
