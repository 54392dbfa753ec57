using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Keys.Formats.Ppk;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Fuzz.Targets;

/// <summary>Key files as text, of every format, read and opened the way Get-SshKey does.</summary>
internal static class KeyFileTargets
{
    private const string Passphrase = "correct horse";

    private static readonly string[] Tokens =
    [
        "-----BEGIN OPENSSH PRIVATE KEY-----", "-----END OPENSSH PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----", "-----END PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----", "Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,", "DEK-Info: DES-EDE3-CBC,",
        "PuTTY-User-Key-File-3: ssh-ed25519", "PuTTY-User-Key-File-2: ssh-rsa", "Encryption: none", "Encryption: aes256-cbc", "Comment: ", "Public-Lines: ", "Private-Lines: ", "Private-MAC: ", "Key-Derivation: Argon2id",
        "Argon2-Memory: 8", "Argon2-Passes: 1", "Argon2-Parallelism: 1", "Argon2-Salt: 00", "---- BEGIN SSH2 PUBLIC KEY ----", "---- END SSH2 PUBLIC KEY ----", "Subject: ", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5", "cert-authority",
        "SSH PRIVATE KEY FILE FORMAT 1.1\n", "sk-ssh-ed25519@openssh.com", "\\\n", ":",
    ];

    public static IEnumerable<FuzzTarget> Create()
    {
        yield return new FuzzTarget("key-openssh", InputShape.Text, [.. Files("*.openssh")], Tokens, Open);
        yield return new FuzzTarget("key-pem", InputShape.Text, [.. Files("*.pem"), .. Files("*.pkcs8")], Tokens, Open);
        yield return new FuzzTarget("key-ppk", InputShape.Text, [.. Files("*.ppk")], Tokens, Open);
        byte[][] publicKeys = [.. Files("*.pub"), .. Files("*.rfc4716"), .. Seeds.Files("Data/AuthorizedKeys", "*.pub"), .. Seeds.Files("Data/AuthorizedKeys", "*.rfc4716"), .. Lines()];
        yield return new FuzzTarget("key-public", InputShape.Text, publicKeys, Tokens, Open);
        yield return new FuzzTarget("key-input", InputShape.Text, publicKeys, Tokens, Give);
    }

    public static IEnumerable<byte[]> Files(string pattern) => Seeds.Files("Corpus/keys", pattern);

    /// <summary>The keys of the corpus that can be read without a passphrase.</summary>
    public static IEnumerable<KeyPair> Pairs() => Files("*.openssh").SelectMany(file => KeyFileReader.Read("corpus", file)).OfType<PrivateKeyFile>()
        .Where(file => !file.IsEncrypted).Select(file => file.Open(null, CancellationToken.None));

    /// <summary>Reads a key file, opens what is cheap to open, and describes it.</summary>
    public static void Open(byte[] input)
    {
        foreach (KeyFile file in KeyFileReader.Read("fuzz", input))
        {
            PublicKeyBlob? publicKey = file.PublicKey;
            if (file is PrivateKeyFile privateKey)
            {
                using (privateKey)
                {
                    if (IsCheap(privateKey.Protection))
                    {
                        using KeyPair pair = privateKey.Open(Encoding.ASCII.GetBytes(Passphrase), CancellationToken.None);
                        publicKey = pair.PublicKey;
                    }
                }
            }

            KeyDescription.Describe("fuzz", file, publicKey, file.Comment, file.Remarks, new ClientKeyFiles());
        }
    }

    // A file may ask for as much work as KdfLimits allows, which is minutes; that is no fault of the reader.
    private static bool IsCheap(KeyProtection protection) => protection.Kdf switch
    {
        null => true,
        "bcrypt" => protection.Rounds <= 1,
        _ => protection.Rounds <= 2048 && (protection.MemoryKiB ?? 0) <= 256 && protection.Rounds * Math.Max(protection.MemoryKiB ?? 1, 1) <= 16384,
    };

    private static void Give(byte[] input) => new KeyInput([], null, allowWeak: input.Length % 2 == 0).FromText(Encoding.UTF8.GetString(input));

    private static IEnumerable<byte[]> Lines() =>
        Seeds.Rows("Vectors/public-keys.txt").Select(row => Seeds.Text($"{row[0]} {row[1]} comment\n"));
}
