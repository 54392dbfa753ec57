using System;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>Diffie-Hellman in a group that the server chooses (RFC 4419).</summary>
internal sealed class GroupExchange(HashAlgorithmName hash, KeyExchangeContext context) : KeyExchangeMethod
{
    private readonly int _minimumBits = Math.Max(context.MinimumGroupBits, GroupCheck.SmallestBits);
    private readonly int _preferredBits = Math.Min(Math.Max(context.PreferredGroupBits, context.MinimumGroupBits), GroupCheck.LargestBits);
    private bool _requested;
    private DiffieHellmanGroup? _group;
    private DiffieHellmanKey? _key;

    public override HashAlgorithmName HashAlgorithm => hash;

    // RFC 4419 section 3: byte SSH_MSG_KEY_DH_GEX_REQUEST, uint32 min, uint32 n, uint32 max
    public override byte[] Start()
    {
        _requested = true;
        return WriteSizes(new SshWriter(16).WriteByte(KeyExchangeMessages.GroupExchangeRequest)).ToArray();
    }

    public override KeyExchangeStep Receive(byte[] payload)
    {
        if (!_requested)
        {
            throw KeyExchangeMessages.Violation("The server sent a key exchange message outside a key exchange.");
        }

        return _group is null ? ReceiveGroup(payload) : ReceiveReply(payload, _group);
    }

    public override void Dispose()
    {
        _key?.Dispose();
        _key = null;
        _requested = false;
    }

    // RFC 4419 section 3: byte SSH_MSG_KEX_DH_GEX_GROUP, mpint p, mpint g
    private KeyExchangeStep ReceiveGroup(byte[] payload)
    {
        SshReader reader = KeyExchangeMessages.Expect(payload, KeyExchangeMessages.GroupExchangeGroup, "SSH_MSG_KEX_DH_GEX_GROUP");
        DiffieHellmanGroup group = new("group exchange", reader.ReadMpint("prime p"), reader.ReadMpint("generator g"));
        reader.ExpectEnd("SSH_MSG_KEX_DH_GEX_GROUP");
        GroupCheck.Require(group, _minimumBits);

        _group = group;
        _key = new(group);
        return new(new SshWriter(1100).WriteByte(KeyExchangeMessages.GroupExchangeInit).WriteMpint(_key.PublicValue).ToArray(), null);
    }

    private KeyExchangeStep ReceiveReply(byte[] payload, DiffieHellmanGroup group)
    {
        ServerReply reply = ServerReply.Read(payload, KeyExchangeMessages.GroupExchangeReply, "SSH_MSG_KEX_DH_GEX_REPLY", publicValueIsNumber: true);
        byte[] secret = _key!.Agree(reply.PublicValue);

        // RFC 4419 section 3: H also covers min, n, max, p and g.
        byte[] fields = WriteSizes(new SshWriter(4400))
            .WriteMpint(group.Prime)
            .WriteMpint(group.Generator)
            .WriteMpint(_key.PublicValue)
            .WriteMpint(reply.PublicValue)
            .ToArray();
        Dispose();
        return new(null, new(reply.HostKeyBlob, reply.Signature, fields, secret));
    }

    private SshWriter WriteSizes(SshWriter writer)
        => writer.WriteUInt32((uint)_minimumBits).WriteUInt32((uint)_preferredBits).WriteUInt32(GroupCheck.LargestBits);
}
