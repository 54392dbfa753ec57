using System;
using System.Security.Cryptography;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>Diffie-Hellman on an elliptic curve: RFC 5656 section 4 on the NIST curves, RFC 8731 on Curve25519.</summary>
internal abstract class CurveExchange : KeyExchangeMethod
{
    private byte[]? _privateKey;
    private byte[] _publicPoint = Array.Empty<byte>();

    protected CurveExchange(HashAlgorithmName hash)
    {
        HashAlgorithm = hash;
    }

    public override HashAlgorithmName HashAlgorithm { get; }

    public override byte[] Start()
    {
        _privateKey = NewPrivateKey();
        _publicPoint = PublicPoint(_privateKey);
        return new SshWriter(80).WriteByte(KeyExchangeMessages.Init).WriteString(_publicPoint).ToArray();
    }

    public override KeyExchangeStep Receive(byte[] payload)
    {
        if (_privateKey is null)
        {
            throw KeyExchangeMessages.Violation("The server sent a key exchange message outside a key exchange.");
        }

        ServerReply reply = ServerReply.Read(payload, KeyExchangeMessages.Reply, "SSH_MSG_KEX_ECDH_REPLY", publicValueIsNumber: false);
        byte[] secret = Agree(_privateKey, reply.PublicValue);
        try
        {
            using SshWriter encoded = new(80);
            byte[] fields = new SshWriter(160).WriteString(_publicPoint).WriteString(reply.PublicValue).ToArray();
            return new(null, new(reply.HostKeyBlob, reply.Signature, fields, encoded.WriteMpint(secret).ToArray()));
        }
        finally
        {
            Secrets.Clear(secret);
            Dispose();
        }
    }

    public override void Dispose()
    {
        Secrets.Clear(_privateKey);
        _privateKey = null;
    }

    protected abstract byte[] NewPrivateKey();

    protected abstract byte[] PublicPoint(byte[] privateKey);

    /// <summary>The shared secret as a big-endian number.</summary>
    protected abstract byte[] Agree(byte[] privateKey, byte[] peerPoint);
}
