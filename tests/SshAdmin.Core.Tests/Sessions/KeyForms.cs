using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>One private key in every form that users have, written by ssh-keygen, puttygen and openssl.</summary>
internal static class KeyForms
{
    public const string Passphrase = "correct horse";

    public static async Task<IReadOnlyList<(string Name, string Path, string? Passphrase)>> MakeAsync(TempFolder folder, string key)
    {
        string keygen = Tool.Require("ssh-keygen", "openssh-client");
        List<(string, string, string?)> forms = [("OpenSSH", key, null)];

        string encrypted = Copy(key, key + "-encrypted");
        await Tool.OutputAsync(keygen, "-q", "-p", "-P", "", "-N", Passphrase, "-f", encrypted);
        forms.Add(("OpenSSH encrypted", encrypted, Passphrase));

        bool ed25519 = File.ReadAllText(key + ".pub").StartsWith("ssh-ed25519");
        if (!ed25519)
        {
            string pkcs8 = Copy(key, key + "-pkcs8");
            await Tool.OutputAsync(keygen, "-q", "-p", "-m", "PKCS8", "-P", "", "-N", "", "-f", pkcs8);
            forms.Add(("PKCS8", pkcs8, null));
            string closed = Copy(key, key + "-pkcs8-encrypted");
            await Tool.OutputAsync(keygen, "-q", "-p", "-m", "PKCS8", "-P", "", "-N", Passphrase, "-f", closed);
            forms.Add(("PKCS8 encrypted", closed, Passphrase));
            string pem = Copy(key, key + "-pem");
            await Tool.OutputAsync(keygen, "-q", "-p", "-m", "PEM", "-P", "", "-N", "", "-f", pem);
            forms.Add(("PEM", pem, null));
        }

        string? puttygen = Tool.Find("puttygen");
        if (puttygen is not null)
        {
            string file = folder.Write("puttygen-passphrase", Passphrase);
            foreach (string version in new[] { "2", "3" })
            {
                string ppk = $"{key}-{version}.ppk";
                await Tool.OutputAsync(puttygen, key, "-O", "private", "--ppk-param", $"version={version},memory=1024,passes=1", "-o", ppk);
                forms.Add(("PPK " + version, ppk, null));
                string closed = $"{key}-{version}-encrypted.ppk";
                await Tool.OutputAsync(puttygen, key, "-O", "private", "--ppk-param", $"version={version},memory=1024,passes=1", "--new-passphrase", file, "-o", closed);
                forms.Add(($"PPK {version} encrypted", closed, Passphrase));
            }
        }

        return forms;
    }

    private static string Copy(string from, string to)
    {
        File.Copy(from, to);
        return to;
    }
}
