using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Ppk;

/// <summary>Reads PuTTY's private key files, versions 2 and 3 (PuTTY manual, appendix C).</summary>
internal static class PpkReader
{
    public const string Mark = "PuTTY-User-Key-File-";

    /// <param name="text">The file.</param>
    /// <param name="first">Index of the line that begins with <see cref="Mark"/>.</param>
    public static PrivateKeyFile Read(KeyText text, int first)
    {
        int version = Version(text, text.Lines[first]);
        PpkLines lines = new(text, first);
        string type = lines.Header(Mark + version);
        string encryption = lines.Header("Encryption");
        if (encryption is not (PpkProtection.Cipher or PpkProtection.NoCipher))
        {
            throw KeyFileErrors.Unsupported($"The private key is encrypted with '{DisplayText.Escape(encryption)}'; PPK files use aes256-cbc or none.");
        }

        bool encrypted = encryption == PpkProtection.Cipher;
        string comment = lines.Header("Comment");
        byte[] publicKey = lines.Base64("Public-Lines");
        PpkArgon2? argon2 = version == 3 && encrypted ? ReadArgon2(lines) : null;
        byte[] privateKey = lines.Base64("Private-Lines");
        byte[] mac = lines.Hex("Private-MAC");
        lines.ExpectEnd();

        PublicKeyBlob blob = KeyBlobs.Parse(publicKey);
        if (blob.Type != type)
        {
            throw KeyFileErrors.Damaged($"its heading says '{DisplayText.Escape(type)}', its public key is of the type {blob.Type}");
        }

        PpkProtection protection = new(version, encrypted, argon2);
        return new PpkFile(protection, privateKey, mac)
        {
            Format = version == 2 ? SshKeyFormat.Ppk2 : SshKeyFormat.Ppk3,
            PublicKey = blob,
            Comment = KeyComment.FromBytes(text.OriginalBytes(comment)),
            Remarks = text.Remarks,
            Protection = Describe(protection),
        };
    }

    private static int Version(KeyText text, KeyLine line)
    {
        string rest = text.Text(line).Substring(Mark.Length);
        return rest switch
        {
            _ when rest.StartsWith("2: ", StringComparison.Ordinal) => 2,
            _ when rest.StartsWith("3: ", StringComparison.Ordinal) => 3,
            _ when rest.StartsWith("1: ", StringComparison.Ordinal) => throw KeyFileErrors.Unsupported("This is a PPK file of version 1, from PuTTY 0.51 or older. Load and save it with a current PuTTYgen."),
            _ => throw KeyFileErrors.Unsupported($"This is a PPK file of another version than 2 and 3: '{DisplayText.Escape(rest.Length <= 40 ? rest : rest.Substring(0, 40))}'."),
        };
    }

    private static PpkArgon2 ReadArgon2(PpkLines lines)
    {
        string flavour = lines.Header("Key-Derivation");
        Argon2Variant variant = flavour switch
        {
            "Argon2id" => Argon2Variant.Id,
            "Argon2i" => Argon2Variant.I,
            "Argon2d" => Argon2Variant.D,
            _ => throw KeyFileErrors.Unsupported($"The file derives its key with '{DisplayText.Escape(flavour)}', which PuTTY does not do."),
        };
        int memory = lines.Number("Argon2-Memory");
        int passes = lines.Number("Argon2-Passes");
        int parallelism = lines.Number("Argon2-Parallelism");
        byte[] salt = lines.Hex("Argon2-Salt");
        return passes > 0 && parallelism > 0 && memory >= 8L * parallelism
            ? new PpkArgon2(variant, memory, passes, parallelism, salt)
            : throw KeyFileErrors.Damaged($"Argon2 cannot run with {memory} KiB, {passes} passes and {parallelism} lanes");
    }

    private static KeyProtection Describe(PpkProtection protection) => protection switch
    {
        { Encrypted: false } => KeyProtection.None,
        { Argon2: { } argon2 } => new KeyProtection(PpkProtection.Cipher, argon2.Name, argon2.Passes, argon2.MemoryKiB),
        _ => new KeyProtection(PpkProtection.Cipher, "SHA-1", 1),
    };
}
