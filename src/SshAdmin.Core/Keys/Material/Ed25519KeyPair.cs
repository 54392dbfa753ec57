using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Material;

/// <summary>Ed25519 (RFC 8032): the seed is the private key.</summary>
internal sealed class Ed25519KeyPair : KeyPair
{
    private readonly byte[] _publicBytes;

    /// <param name="seed">32 bytes; owned and cleared by this object.</param>
    public Ed25519KeyPair(byte[] seed)
    {
        Seed = seed;
        _publicBytes = Ed25519.PublicKey(seed);
    }

    public override string Type => KeyTypeNames.Ed25519;

    public byte[] Seed { get; }

    public override void WriteOpenSshFields(SshWriter writer)
    {
        writer.WriteString(_publicBytes);
        writer.WriteUInt32((uint)(Seed.Length + _publicBytes.Length)).WriteRaw(Seed).WriteRaw(_publicBytes);
    }

    public override void Dispose() => Secrets.Clear(Seed);

    protected override byte[] EncodePublicKey() => new SshWriter().WriteString(Type).WriteString(_publicBytes).ToArray();
}
