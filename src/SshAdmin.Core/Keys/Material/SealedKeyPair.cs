using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Material;

/// <summary>A private key whose fields are carried, not understood: DSA and the handles of FIDO security keys. They are written to OpenSSH files only.</summary>
internal sealed class SealedKeyPair : KeyPair
{
    private readonly byte[] _publicKey;
    private readonly byte[] _fields;

    /// <param name="type">The key type on the wire.</param>
    /// <param name="publicKey">The public key blob of the file.</param>
    /// <param name="fields">Everything between key type and comment; owned and cleared by this object.</param>
    public SealedKeyPair(string type, byte[] publicKey, byte[] fields)
    {
        Type = type;
        _publicKey = publicKey;
        _fields = fields;
    }

    public override string Type { get; }

    public override void WriteOpenSshFields(SshWriter writer) => writer.WriteRaw(_fields);

    public override void Dispose() => Secrets.Clear(_fields);

    protected override byte[] EncodePublicKey() => _publicKey;
}
