using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>AES-GCM packets (RFC 5647 section 7.2, and OpenSSH PROTOCOL section 1.6 for the names): the length is associated data.</summary>
internal sealed class GcmSealer(byte[] key, GcmNonce nonce, int blockSize) : PacketSealer
{
    public override byte[] Seal(uint sequence, byte[] payload)
    {
        byte[] packet = PacketFraming.Build(payload, blockSize, lengthIsPadded: false, AesGcm.TagSize);
        int count = packet.Length - PacketFraming.LengthSize - AesGcm.TagSize;
        byte[] length = new byte[PacketFraming.LengthSize];
        byte[] body = new byte[count];
        Buffer.BlockCopy(packet, 0, length, 0, length.Length);
        Buffer.BlockCopy(packet, PacketFraming.LengthSize, body, 0, count);
        byte[] sealedBody = AesGcm.Seal(key, nonce.Next(), length, body);
        Secrets.Clear(body);
        Buffer.BlockCopy(sealedBody, 0, packet, PacketFraming.LengthSize, sealedBody.Length);
        return packet;
    }

    public override void Dispose()
    {
        Secrets.Clear(key);
        nonce.Clear();
    }
}
