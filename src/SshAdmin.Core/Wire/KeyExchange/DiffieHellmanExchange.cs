using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>Diffie-Hellman in a fixed group (RFC 4253 section 8, RFC 8268).</summary>
internal sealed class DiffieHellmanExchange(DiffieHellmanGroup group, HashAlgorithmName hash) : KeyExchangeMethod
{
    private DiffieHellmanKey? _key;

    public override HashAlgorithmName HashAlgorithm => hash;

    public override byte[] Start()
    {
        _key = new(group);
        return new SshWriter(1100).WriteByte(KeyExchangeMessages.Init).WriteMpint(_key.PublicValue).ToArray();
    }

    public override KeyExchangeStep Receive(byte[] payload)
    {
        if (_key is null)
        {
            throw KeyExchangeMessages.Violation("The server sent a key exchange message outside a key exchange.");
        }

        ServerReply reply = ServerReply.Read(payload, KeyExchangeMessages.Reply, "SSH_MSG_KEXDH_REPLY", publicValueIsNumber: true);
        byte[] secret = _key.Agree(reply.PublicValue);
        byte[] fields = new SshWriter(2200).WriteMpint(_key.PublicValue).WriteMpint(reply.PublicValue).ToArray();
        Dispose();
        return new(null, new(reply.HostKeyBlob, reply.Signature, fields, secret));
    }

    public override void Dispose()
    {
        _key?.Dispose();
        _key = null;
    }
}
