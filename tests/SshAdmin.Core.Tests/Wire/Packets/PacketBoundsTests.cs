using System;
using System.Buffers.Binary;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.Packets;

namespace SshAdmin.Core.Tests.Wire.Packets;

public class PacketBoundsTests
{
    // RFC 4253 section 6: with the length field, a multiple of 8; 256 KiB is the most that OpenSSH sends.
    [Theory]
    [InlineData(0u, false)]
    [InlineData(1u, false)]
    [InlineData(4u, false)]
    [InlineData(5u, false)]
    [InlineData(11u, false)]
    [InlineData(12u, true)]
    [InlineData(13u, false)]
    [InlineData(35_004u, true)]
    [InlineData((256u * 1024) - 4, true)]
    [InlineData((256u * 1024) + 4, false)]
    [InlineData(0x7ffffffcu, false)]
    [InlineData(0xfffffffcu, false)]
    [InlineData(0x53534820u, false)] // "SSH "
    public void PlainLengthsAreBounded(uint length, bool accepted)
    {
        byte[] header = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(header, length);
        if (accepted)
        {
            Assert.Equal((int)length + 4, new PlainOpener().ReadLength(0, header));
        }
        else
        {
            Assert.Equal(ErrorReason.ProtocolViolation, Assert.Throws<SshConnectionException>(() => new PlainOpener().ReadLength(0, header)).Reason);
        }
    }

    [Theory]
    [InlineData("aes128-ctr", "hmac-sha2-256-etm@openssh.com", 16u, true)]
    [InlineData("aes128-ctr", "hmac-sha2-256-etm@openssh.com", 12u, false)]
    [InlineData("aes128-ctr", "hmac-sha2-256-etm@openssh.com", 0u, false)]
    [InlineData("aes128-ctr", "hmac-sha2-256-etm@openssh.com", (256u * 1024) + 16, false)]
    [InlineData("aes256-gcm@openssh.com", null, 32u, true)]
    [InlineData("aes256-gcm@openssh.com", null, 24u, false)]
    [InlineData("aes256-gcm@openssh.com", null, 0xfffffff0u, false)]
    [InlineData("3des-cbc", "hmac-sha1-etm@openssh.com", 8u, true)]
    public void ReadableLengthsAreBounded(string cipher, string? mac, uint length, bool accepted)
    {
        using var opener = PacketProtections.CreateOpener(cipher, mac, PacketProtectionTests.Keys(cipher, mac));
        byte[] header = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(header, length);
        if (accepted)
        {
            Assert.InRange(opener.ReadLength(0, header), (int)length + 4, (int)length + 4 + 64);
        }
        else
        {
            Assert.Throws<SshConnectionException>(() => opener.ReadLength(0, header));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(255)]
    public void PaddingOutOfBoundsIsRefused(byte padding)
    {
        byte[] packet = [0, 0, 0, 12, padding, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(ErrorReason.ProtocolViolation, Assert.Throws<SshConnectionException>(() => new PlainOpener().Open(0, packet)).Reason);
    }

    [Theory]
    [InlineData(4, 7)]
    [InlineData(10, 1)]
    public void PaddingWithinBoundsIsDropped(byte padding, int payload)
    {
        byte[] packet = [0, 0, 0, 12, padding, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(payload, new PlainOpener().Open(0, packet).Length);
    }

    [Fact]
    public void PlainPacketsComeBack()
    {
        byte[] packet = new PlainSealer().Seal(0, [20, 1, 2]);
        Assert.Equal(0, packet.Length % 8);
        Assert.InRange(packet.Length, 16, 24);
        Assert.Equal([20, 1, 2], new PlainOpener().Open(0, packet));
    }

    // OpenSSH packet.c, ssh_packet_start_discard: whatever a CBC length decrypts to, the same number of bytes is read.
    [Fact]
    public void CbcReadsTheSameAmountWhateverTheLengthWas()
    {
        const string Cipher = "aes128-cbc", Mac = "hmac-sha2-256";
        const int Most = 4 + (256 * 1024) + 32;
        using var good = PacketProtections.CreateOpener(Cipher, Mac, PacketProtectionTests.Keys(Cipher, Mac));
        using var sealer = PacketProtections.CreateSealer(Cipher, Mac, PacketProtectionTests.Keys(Cipher, Mac));
        byte[] packet = sealer.Seal(0, [5, 0, 0]);
        int length = good.ReadLength(0, packet.AsSpan(0, 16).ToArray());
        packet[^1] ^= 1;
        Assert.Throws<SshConnectionException>(() => good.Open(0, packet));
        Assert.Equal(Most, length + good.DiscardOnFailure);

        using var bad = PacketProtections.CreateOpener(Cipher, Mac, PacketProtectionTests.Keys(Cipher, Mac));
        Assert.Equal(Most, bad.ReadLength(0, new byte[16]));
        Assert.Throws<SshConnectionException>(() => bad.Open(0, new byte[Most]));
        Assert.Equal(0, bad.DiscardOnFailure);
    }

    [Fact]
    public void CounterModeHasNothingToDiscard()
    {
        using var opener = PacketProtections.CreateOpener("aes128-ctr", "hmac-sha2-256", PacketProtectionTests.Keys("aes128-ctr", "hmac-sha2-256"));
        Assert.Throws<SshConnectionException>(() => opener.ReadLength(0, new byte[16]));
        Assert.Equal(0, opener.DiscardOnFailure);
    }
}
