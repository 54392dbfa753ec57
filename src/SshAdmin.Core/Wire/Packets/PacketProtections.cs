using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>The ciphers and MACs that can be used, the preferred first, and the packet protections made of them.</summary>
internal static class PacketProtections
{
    // AES-GCM stands before ChaCha20-Poly1305 because the latter needs strict key exchange to be safe from prefix truncation (CVE-2023-48795).
    public static IReadOnlyList<CipherInfo> SupportedCiphers { get; } =
    [
        new("aes256-gcm@openssh.com", CipherConstruction.Gcm, 16, 32, GcmNonce.Size, Legacy: false, "OpenSSH PROTOCOL 1.6, RFC 5647"),
        new("aes128-gcm@openssh.com", CipherConstruction.Gcm, 16, 16, GcmNonce.Size, Legacy: false, "OpenSSH PROTOCOL 1.6, RFC 5647"),
        new("chacha20-poly1305@openssh.com", CipherConstruction.ChaCha20Poly1305, 8, OpenSshChaCha20Poly1305.KeySize, 0, Legacy: false, "OpenSSH PROTOCOL.chacha20poly1305"),
        new("aes256-ctr", CipherConstruction.Counter, 16, 32, 16, Legacy: false, "RFC 4344 section 4"),
        new("aes192-ctr", CipherConstruction.Counter, 16, 24, 16, Legacy: false, "RFC 4344 section 4"),
        new("aes128-ctr", CipherConstruction.Counter, 16, 16, 16, Legacy: false, "RFC 4344 section 4"),
        new("aes256-cbc", CipherConstruction.Cbc, 16, 32, 16, Legacy: true, "RFC 4253 section 6.3"),
        new("aes192-cbc", CipherConstruction.Cbc, 16, 24, 16, Legacy: true, "RFC 4253 section 6.3"),
        new("aes128-cbc", CipherConstruction.Cbc, 16, 16, 16, Legacy: true, "RFC 4253 section 6.3"),
        new("3des-cbc", CipherConstruction.Cbc, 8, 24, 8, Legacy: true, "RFC 4253 section 6.3"),
    ];

    public static IReadOnlyList<MacInfo> SupportedMacs { get; } =
    [
        new("hmac-sha2-256-etm@openssh.com", HashAlgorithmName.SHA256, 32, 32, EncryptThenMac: true, Legacy: false, "OpenSSH PROTOCOL 1.5, RFC 6668"),
        new("hmac-sha2-512-etm@openssh.com", HashAlgorithmName.SHA512, 64, 64, EncryptThenMac: true, Legacy: false, "OpenSSH PROTOCOL 1.5, RFC 6668"),
        new("hmac-sha2-256", HashAlgorithmName.SHA256, 32, 32, EncryptThenMac: false, Legacy: false, "RFC 6668 section 2"),
        new("hmac-sha2-512", HashAlgorithmName.SHA512, 64, 64, EncryptThenMac: false, Legacy: false, "RFC 6668 section 2"),
        new("hmac-sha1-etm@openssh.com", HashAlgorithmName.SHA1, 20, 20, EncryptThenMac: true, Legacy: true, "OpenSSH PROTOCOL 1.5, RFC 4253 section 6.4"),
        new("hmac-sha1", HashAlgorithmName.SHA1, 20, 20, EncryptThenMac: false, Legacy: true, "RFC 4253 section 6.4"),
    ];

    /// <param name="cipher">The negotiated cipher.</param>
    /// <param name="mac">The negotiated MAC; not looked at when the cipher authenticates by itself.</param>
    public static KeyLengths KeyLengthsOf(string cipher, string? mac)
    {
        CipherInfo info = CipherByName(cipher);
        return new(info.InitialVectorSize, info.KeySize, info.IsAuthenticated ? 0 : MacByName(mac).KeySize);
    }

    /// <summary>Makes the sending side. The keys are copied where needed and cleared before this returns.</summary>
    public static PacketSealer CreateSealer(string cipher, string? mac, DirectionKeys keys)
    {
        CipherInfo info = CipherByName(cipher);
        try
        {
            return info.Construction switch
            {
                CipherConstruction.Gcm => new GcmSealer((byte[])keys.EncryptionKey.Clone(), new GcmNonce(keys.InitialVector), info.BlockSize),
                CipherConstruction.ChaCha20Poly1305 => new ChaCha20Poly1305Sealer(new(keys.EncryptionKey), info.BlockSize),
                _ when MacByName(mac).EncryptThenMac => new EncryptThenMacSealer(CreateCipher(info, true, keys), info.BlockSize, new(MacByName(mac), keys.IntegrityKey)),
                _ => new EncryptAndMacSealer(CreateCipher(info, true, keys), info.BlockSize, new(MacByName(mac), keys.IntegrityKey)),
            };
        }
        finally
        {
            Clear(keys);
        }
    }

    /// <summary>Makes the receiving side. The keys are copied where needed and cleared before this returns.</summary>
    public static PacketOpener CreateOpener(string cipher, string? mac, DirectionKeys keys)
    {
        CipherInfo info = CipherByName(cipher);
        try
        {
            return info.Construction switch
            {
                CipherConstruction.Gcm => new GcmOpener((byte[])keys.EncryptionKey.Clone(), new GcmNonce(keys.InitialVector), info.BlockSize),
                CipherConstruction.ChaCha20Poly1305 => new ChaCha20Poly1305Opener(new(keys.EncryptionKey), info.BlockSize),
                _ when MacByName(mac).EncryptThenMac => new EncryptThenMacOpener(CreateCipher(info, false, keys), info.BlockSize, new(MacByName(mac), keys.IntegrityKey)),
                _ => new EncryptAndMacOpener(CreateCipher(info, false, keys), info.BlockSize, new(MacByName(mac), keys.IntegrityKey), hideLength: info.Construction == CipherConstruction.Cbc),
            };
        }
        finally
        {
            Clear(keys);
        }
    }

    private static SymmetricCipher CreateCipher(CipherInfo info, bool encrypt, DirectionKeys keys) => info switch
    {
        { Construction: CipherConstruction.Counter } => new AesCtr(keys.EncryptionKey, keys.InitialVector),
        { Name: "3des-cbc" } => CbcCipher.TripleDes(encrypt, keys.EncryptionKey, keys.InitialVector),
        _ => CbcCipher.Aes(encrypt, keys.EncryptionKey, keys.InitialVector),
    };

    private static CipherInfo CipherByName(string name)
        => SupportedCiphers.FirstOrDefault(cipher => cipher.Name == name) ?? throw new ArgumentException($"The cipher {name} is not supported.", nameof(name));

    private static MacInfo MacByName(string? name)
        => SupportedMacs.FirstOrDefault(mac => mac.Name == name) ?? throw new ArgumentException($"The MAC {name} is not supported.", nameof(name));

    private static void Clear(DirectionKeys keys)
    {
        Secrets.Clear(keys.InitialVector);
        Secrets.Clear(keys.EncryptionKey);
        Secrets.Clear(keys.IntegrityKey);
    }
}
