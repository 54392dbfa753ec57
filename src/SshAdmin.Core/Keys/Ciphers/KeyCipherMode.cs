namespace SshAdmin.Core.Keys.Ciphers;

/// <summary>The ways in which a private section is encrypted.</summary>
internal enum KeyCipherMode
{
    None,
    TripleDesCbc,
    AesCbc,
    AesCtr,
    AesGcm,
    ChaCha20Poly1305,
}
