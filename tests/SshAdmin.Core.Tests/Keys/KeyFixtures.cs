using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Keys;

/// <summary>What the key tests share: passphrases, reading, and the command lines of the peers.</summary>
internal static class KeyFixtures
{
    public const string Secret = "correct horse: \u00fcber";

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static byte[] SecretBytes => Encoding.UTF8.GetBytes(Secret);

    /// <summary>Every key type that is written, in sizes that are quick to make.</summary>
    public static readonly IReadOnlyList<(SshKeyType Type, int Bits)> Types =
    [
        (SshKeyType.Ed25519, 256), (SshKeyType.Ecdsa, 256), (SshKeyType.Ecdsa, 384), (SshKeyType.Ecdsa, 521), (SshKeyType.Rsa, 2048),
    ];

    /// <summary>Every format that is written, at the lowest cost of its passphrase.</summary>
    public static readonly IReadOnlyList<SshKeyFormat> PrivateFormats =
        [SshKeyFormat.OpenSsh, SshKeyFormat.Ppk2, SshKeyFormat.Ppk3, SshKeyFormat.Pkcs8, SshKeyFormat.Pem];

    public static KeyOutput Cheap(SshKeyFormat format, bool encrypted) =>
        new(format, encrypted && format is not (SshKeyFormat.Ppk2 or SshKeyFormat.Pem) ? 2 : null);

    public static bool CanHold(SshKeyFormat format, SshKeyType type, bool encrypted) =>
        format != SshKeyFormat.Pem || (!encrypted && type != SshKeyType.Ed25519);

    public static KeyFile ReadOne(byte[] content) => Assert.Single(KeyFileReader.Read("sample", content));

    public static KeyFile ReadOne(string path) => Assert.Single(KeyFileReader.Read(path, File.ReadAllBytes(path)));

    public static KeyPair Open(byte[] content, byte[]? passphrase = null) => Assert.IsAssignableFrom<PrivateKeyFile>(ReadOne(content)).Open(passphrase, Stop);

    public static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (var c in text)
        {
            secure.AppendChar(c);
        }

        return secure;
    }

    public static Passphrase NewPassphrase(string text = Secret) => Passphrase.From(Secure(text));

    /// <summary>Type and base64 text of a public line, without comment.</summary>
    public static string LineOf(PublicKeyBlob key) => $"{key.Type} {System.Convert.ToBase64String(key.Blob)}";

    public static string WithoutComment(string line) => string.Join(' ', line.Trim().Split(' ').Take(2));

    public static string Keygen => Tool.Require("ssh-keygen", "openssh-client");

    public static string Puttygen => Tool.Require("puttygen", "putty-tools");

    public static string OpenSsl => Tool.Require("openssl", "openssl");

    /// <summary>A private key that only its owner reads, as ssh-keygen wants it.</summary>
    public static string WritePrivate(this TempFolder folder, string name, byte[] content)
    {
        var path = folder.Write(name, "");
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A fresh copy of a key that ssh-keygen made once for the run, with its comment "test" and no passphrase.</summary>
    public static async Task<string> CopyAsync(this TempFolder folder, string type, int bits, string name = "key")
    {
        var source = await ServerKeys.GetAsync(type, bits);
        var path = folder.WritePrivate(name, await File.ReadAllBytesAsync(source));
        File.Copy(source + ".pub", path + ".pub");
        return path;
    }

    /// <summary>What ssh-keygen says the public half is.</summary>
    public static async Task<string> PublicHalfAsync(string path, string passphrase = "") =>
        WithoutComment(await Tool.OutputAsync(Keygen, "-y", "-P", passphrase, "-f", path));
}
