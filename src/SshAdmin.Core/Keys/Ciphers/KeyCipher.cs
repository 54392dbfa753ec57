using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Keys.Ciphers;

/// <summary>A cipher that an openssh-key-v1 file may name.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="KeySize">Bytes of key from the derivation.</param>
/// <param name="IvSize">Bytes of initial vector from the derivation.</param>
/// <param name="BlockSize">The private section is padded to a multiple of it.</param>
/// <param name="TagSize">Bytes of authentication tag behind the private section.</param>
/// <param name="Mode">How it is applied.</param>
internal sealed record KeyCipher(string Name, int KeySize, int IvSize, int BlockSize, int TagSize, KeyCipherMode Mode)
{
    public const string None = "none";
    public const string Default = "aes256-ctr";

    // OpenSSH cipher.c. rijndael-cbc@lysator.liu.se is its old alias of aes256-cbc.
    public static readonly IReadOnlyList<KeyCipher> Rows =
    [
        new(None, 0, 0, 8, 0, KeyCipherMode.None),
        new("3des-cbc", 24, 8, 8, 0, KeyCipherMode.TripleDesCbc),
        new("aes128-cbc", 16, 16, 16, 0, KeyCipherMode.AesCbc),
        new("aes192-cbc", 24, 16, 16, 0, KeyCipherMode.AesCbc),
        new("aes256-cbc", 32, 16, 16, 0, KeyCipherMode.AesCbc),
        new("rijndael-cbc@lysator.liu.se", 32, 16, 16, 0, KeyCipherMode.AesCbc),
        new("aes128-ctr", 16, 16, 16, 0, KeyCipherMode.AesCtr),
        new("aes192-ctr", 24, 16, 16, 0, KeyCipherMode.AesCtr),
        new(Default, 32, 16, 16, 0, KeyCipherMode.AesCtr),
        new("aes128-gcm@openssh.com", 16, 12, 16, 16, KeyCipherMode.AesGcm),
        new("aes256-gcm@openssh.com", 32, 12, 16, 16, KeyCipherMode.AesGcm),
        new("chacha20-poly1305@openssh.com", 64, 0, 8, 16, KeyCipherMode.ChaCha20Poly1305),
    ];

    public static KeyCipher? Find(string name) => Rows.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.Ordinal));
}
