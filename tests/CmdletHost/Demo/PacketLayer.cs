using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>Binary packets of the demo server: plain at first, then aes128-ctr with hmac-sha2-256 (RFC 4253 section 6, RFC 4344, RFC 6668).</summary>
internal sealed class PacketLayer(Stream stream)
{
    private const int MacSize = 32;
    private Direction? _in;
    private Direction? _out;
    private uint _received;
    private uint _sent;

    public void Send(params byte[][] parts)
    {
        byte[] payload = WireBytes.Join(parts);
        int block = _out is null ? 8 : 16;
        int padding = block - ((5 + payload.Length) % block);
        padding += padding < 4 ? block : 0;
        byte[] packet = [.. WireBytes.Number((uint)(1 + payload.Length + padding)), (byte)padding, .. payload, .. RandomNumberGenerator.GetBytes(padding)];
        byte[] mac = _out?.Mac(_sent, packet) ?? [];
        _out?.Apply(packet);
        stream.Write([.. packet, .. mac]);
        _sent++;
    }

    public byte[] Receive()
    {
        byte[] head = new byte[_in is null ? 8 : 16];
        stream.ReadExactly(head);
        _in?.Apply(head);
        int length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length is < 5 or > 35000)
        {
            throw new InvalidDataException($"A packet of {length} bytes.");
        }

        byte[] rest = new byte[4 + length - head.Length];
        stream.ReadExactly(rest);
        _in?.Apply(rest);
        byte[] packet = [.. head, .. rest];
        if (_in is not null)
        {
            byte[] mac = new byte[MacSize];
            stream.ReadExactly(mac);
            if (!CryptographicOperations.FixedTimeEquals(mac, _in.Mac(_received, packet)))
            {
                throw new InvalidDataException("A packet with a wrong MAC.");
            }
        }

        _received++;
        return packet[5..^packet[4]];
    }

    /// <summary>Keys of RFC 4253 section 7.2 for both directions; strict key exchange starts the numbers anew.</summary>
    /// <param name="secret">K as mpint.</param>
    /// <param name="hash">H, which is the session id too.</param>
    public void ChangeKeys(byte[] secret, byte[] hash)
    {
        byte[] Derive(char letter) => SHA256.HashData(WireBytes.Join(secret, hash, [(byte)letter], hash));
        _in = new Direction(Derive('C')[..16], Derive('A')[..16], Derive('E'));
        _out = new Direction(Derive('D')[..16], Derive('B')[..16], Derive('F'));
        _received = 0;
        _sent = 0;
    }

    private sealed class Direction
    {
        private readonly Aes _aes = Aes.Create();
        private readonly byte[] _counter;
        private readonly byte[] _macKey;

        public Direction(byte[] key, byte[] counter, byte[] macKey)
        {
            _aes.Key = key;
            _counter = counter;
            _macKey = macKey;
        }

        public byte[] Mac(uint sequence, byte[] packet) => HMACSHA256.HashData(_macKey, (byte[])[.. WireBytes.Number(sequence), .. packet]);

        // Packets are whole blocks, so the counter never stops inside one.
        public void Apply(byte[] data)
        {
            for (int offset = 0; offset < data.Length; offset += 16)
            {
                byte[] stream = _aes.EncryptEcb(_counter, PaddingMode.None);
                foreach (int i in Enumerable.Range(0, 16))
                {
                    data[offset + i] ^= stream[i];
                }

                for (int i = 15; i >= 0 && ++_counter[i] == 0; i--)
                {
                }
            }
        }
    }
}
