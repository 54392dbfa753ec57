namespace SshAdmin.Core.Wire.Packets;

/// <summary>One cipher that packets can be protected with.</summary>
/// <param name="Name">The name in KEXINIT.</param>
/// <param name="Construction">How packets are built with it.</param>
/// <param name="BlockSize">What packets are padded to, in bytes (RFC 4253 section 6).</param>
/// <param name="KeySize">Bytes of encryption key.</param>
/// <param name="InitialVectorSize">Bytes of IV taken from the key derivation.</param>
/// <param name="Legacy">For old devices only; offer it last and say so.</param>
/// <param name="Source">Where the cipher is defined.</param>
internal sealed record CipherInfo(string Name, CipherConstruction Construction, int BlockSize, int KeySize, int InitialVectorSize, bool Legacy, string Source)
{
    /// <summary>Whether the cipher authenticates by itself, so that the negotiated MAC is not used.</summary>
    public bool IsAuthenticated => Construction is CipherConstruction.Gcm or CipherConstruction.ChaCha20Poly1305;
}
