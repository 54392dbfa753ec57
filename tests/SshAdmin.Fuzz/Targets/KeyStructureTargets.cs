using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Formats.OpenSsh;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Keys.Formats.Ppk;
using SshAdmin.Core.Keys.Formats.Public;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Fuzz.Targets;

/// <summary>What stands inside of key files, with armour, padding and MAC put around the mutated bytes.</summary>
internal static class KeyStructureTargets
{
    private static readonly string[] Names = ["ssh-ed25519", "ssh-rsa", "ssh-dss", "ecdsa-sha2-nistp256", "nistp256", "nistp384", "nistp521", "sk-ssh-ed25519@openssh.com", "none", "bcrypt", "aes256-ctr", "aes128-cbc", "ssh:"];
    private static readonly string[] Labels = ["RSA PRIVATE KEY", "EC PRIVATE KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "DSA PRIVATE KEY"];

    public static IEnumerable<FuzzTarget> Create()
    {
        KeyPair[] pairs = [.. KeyFileTargets.Pairs()];
        yield return new FuzzTarget("blob-public", InputShape.Wire, [.. Blobs()], Names, ReadBlob);
        yield return new FuzzTarget("blob-openssh", InputShape.Wire, [.. KeyFileTargets.Files("*.openssh").Select(Unwrap)], Names, input => KeyFileTargets.Open(PemWriter.Write(OpenSshKeyFormat.Label, input)));
        yield return new FuzzTarget("section-openssh", InputShape.Wire, [.. pairs.Select(Section)], Names, ReadSection);
        yield return new FuzzTarget("der", InputShape.Der, [.. Ders()], ["\u0030\u0082", "\u0006\u0009\u002a"], ReadDer);
        yield return new FuzzTarget("ppk-fit", InputShape.Wire, [.. pairs.Where(pair => pair is not SealedKeyPair).SelectMany(Ppks)], Names, ReadPpk);
    }

    private static void ReadBlob(byte[] input)
    {
        PublicKeyBlob key = KeyBlobs.Parse(input);
        string line = PublicLine.Format(key, KeyComment.FromText("comment"));
        KeyFileTargets.Open(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static void ReadSection(byte[] input)
    {
        IReadOnlyList<byte[]> parts = Seeds.Parts(input);
        PublicKeyBlob publicKey = KeyBlobs.Parse(parts.At(0));
        SshWriter section = new();
        section.WriteUInt32(1).WriteUInt32(1).WriteString(publicKey.Type).WriteRaw(parts.At(1)).WriteString(parts.At(2));
        for (byte padding = 1; section.Length % 8 != 0; padding++)
        {
            section.WriteByte(padding);
        }

        using KeyPair pair = OpenSshPrivateSection.Read(section.ToArray(), publicKey, encrypted: false);
        WriteAll(pair);
    }

    // What was read must be writable, in each format that takes it.
    private static void WriteAll(KeyPair pair)
    {
        foreach (SshKeyFormat format in new[] { SshKeyFormat.OpenSsh, SshKeyFormat.Ppk3, SshKeyFormat.Pkcs8 })
        {
            new KeyOutput(format).Write(pair, null, default);
        }
    }

    private static void ReadDer(byte[] input)
    {
        string label = Labels[input.Length == 0 ? 0 : input[0] % Labels.Length];
        KeyFileTargets.Open(PemWriter.Write(label, input.Length == 0 ? [] : input[1..]));
    }

    // version, type, comment, public blob, private part
    private static void ReadPpk(byte[] input)
    {
        IReadOnlyList<byte[]> parts = Seeds.Parts(input);
        byte[] passphrase = "correct horse"u8.ToArray();
        int kind = parts.At(0).Length > 0 ? parts.At(0)[0] : 0;
        bool encrypted = (kind & 2) != 0;
        PpkProtection protection = new(2 + (kind & 1), encrypted, encrypted && (kind & 1) == 1 ? new PpkArgon2(Argon2Variant.Id, 8, 1, 1, new byte[16]) : null);
        string type = Encoding.Latin1.GetString(parts.At(1)).Replace('\n', ' ').Replace('\r', ' ');
        byte[] comment = [.. parts.At(2).Where(b => b is not (10 or 13))];
        byte[] secret = parts.At(4);
        if (encrypted)
        {
            Array.Resize(ref secret, (secret.Length + 15) / 16 * 16);
        }

        using PpkSecrets secrets = PpkSecrets.Derive(protection, passphrase);
        byte[] mac = secrets.ComputeMac(type, protection, comment, parts.At(3), secret);
        if (encrypted)
        {
            using CbcCipher cipher = CbcCipher.Aes(encrypt: true, secrets.Key, secrets.Iv);
            cipher.Transform(secret, 0, secret, 0, secret.Length);
        }

        StringBuilder text = new();
        text.Append($"PuTTY-User-Key-File-{protection.Version}: {type}\nEncryption: {protection.EncryptionName}\nComment: {Encoding.Latin1.GetString(comment)}\n");
        Block(text, "Public-Lines", parts.At(3));
        text.Append(protection.Argon2 is null ? "" : $"Key-Derivation: Argon2id\nArgon2-Memory: 8\nArgon2-Passes: 1\nArgon2-Parallelism: 1\nArgon2-Salt: {new string('0', 32)}\n");
        Block(text, "Private-Lines", secret);
        text.Append($"Private-MAC: {Convert.ToHexString(mac).ToLowerInvariant()}\n");
        KeyFileTargets.Open(Encoding.Latin1.GetBytes(text.ToString()));
    }

    private static void Block(StringBuilder text, string name, byte[] data)
    {
        string base64 = Convert.ToBase64String(data);
        text.Append($"{name}: {(base64.Length + 63) / 64}\n");
        for (int i = 0; i < base64.Length; i += 64)
        {
            text.Append(base64, i, Math.Min(64, base64.Length - i)).Append('\n');
        }
    }

    private static IEnumerable<byte[]> Blobs() => Seeds.Rows("Vectors/public-keys.txt").Select(row => Convert.FromBase64String(row[1]));

    private static byte[] Unwrap(byte[] pem) =>
        Convert.FromBase64String(string.Concat(Encoding.ASCII.GetString(pem).Split('\n').Where(line => !line.StartsWith('-'))));

    private static byte[] Section(KeyPair pair)
    {
        SshWriter fields = new();
        pair.WriteOpenSshFields(fields);
        return Seeds.Sequence(pair.PublicKey.Blob, fields.ToArray(), Seeds.Text("alice@laptop"));
    }

    // The label stands in the first byte; files of OpenSSL before 1.1 carry headers, which are no DER.
    private static IEnumerable<byte[]> Ders()
    {
        foreach (byte[] file in KeyFileTargets.Files("*.pem").Concat(KeyFileTargets.Files("*.pkcs8")))
        {
            string text = Encoding.ASCII.GetString(file);
            int label = Array.FindIndex(Labels, name => text.StartsWith($"-----BEGIN {name}-----", StringComparison.Ordinal));
            if (label >= 0 && !text.Contains("DEK-Info"))
            {
                yield return [(byte)label, .. Unwrap(file)];
            }
        }
    }

    private static IEnumerable<byte[]> Ppks(KeyPair pair) =>
        Enumerable.Range(0, 4).Select(kind => Seeds.Sequence([(byte)kind], Seeds.Text(pair.Type), Seeds.Text("alice"), pair.PublicKey.Blob, PpkPrivatePart.Write(pair)));
}
