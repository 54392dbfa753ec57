using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.LongRuns.Interop;

/// <summary>Key files made here in every format, with which other programs sign in at an sshd.</summary>
internal sealed class KeyFileMatrix(TempFolder folder)
{
    private const string Secret = "correct horse battery staple";
    private static readonly (SshKeyType Type, int Bits)[] Keys = [(SshKeyType.Rsa, 3072), (SshKeyType.Ecdsa, 256), (SshKeyType.Ecdsa, 384), (SshKeyType.Ecdsa, 521), (SshKeyType.Ed25519, 256)];

    /// <summary>What should have worked and did not: program, key file and error.</summary>
    public List<(string Program, string What, string Error)> Failures { get; } = [];

    public async Task<MarkdownTable> RunAsync()
    {
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], "MaxStartups 200");
        string hostKey = (await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-lf", server.HostKeys[0])).Split(' ')[1];
        string askPass = folder.Write("askpass", $"#!/bin/sh\necho '{Secret}'\n");
        File.SetUnixFileMode(askPass, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        MarkdownTable table = new("key file", [.. KeyFileClient.All.Select(client => client.Name)]);
        foreach (SshKeyFormat format in new[] { SshKeyFormat.OpenSsh, SshKeyFormat.Pkcs8, SshKeyFormat.Pem, SshKeyFormat.Ppk2, SshKeyFormat.Ppk3 })
        {
            foreach (bool encrypted in new[] { false, true })
            {
                List<(string Name, string Path)> files = Make(format, encrypted, server);
                List<string> cells = [];
                foreach (KeyFileClient client in KeyFileClient.All)
                {
                    cells.Add(client.Formats.Contains(format) && (client.Passphrase || !encrypted)
                        ? await CellAsync(client, files, file => new SignInWords($"{server.Port}", Environment.UserName, file, encrypted ? Secret : "", hostKey, askPass))
                        : "-");
                }

                table.Add($"{format}{(encrypted ? ", encrypted" : "")}", cells);
            }
        }

        return table;
    }

    private async Task<string> CellAsync(KeyFileClient client, List<(string Name, string Path)> files, Func<string, SignInWords> words)
    {
        List<string> bad = [];
        foreach ((string name, string path) in files)
        {
            ToolResult result = await client.SignInAsync(words(path));
            if (result.ExitCode != 0)
            {
                bad.Add(name);
                Failures.Add((client.Name, Path.GetFileName(path), result.Error.Trim().Split('\n')[^1]));
            }
        }

        return bad.Count == 0 ? "yes" : bad.Count == files.Count ? "NO" : "not " + string.Join(", ", bad);
    }

    // Formats that cannot hold a type, such as PEM for Ed25519, are refused by New-SshKeyPair; those are left out.
    private List<(string Name, string Path)> Make(SshKeyFormat format, bool encrypted, OpenSshServer server)
    {
        List<(string, string)> files = [];
        foreach ((SshKeyType type, int bits) in Keys)
        {
            string name = $"{type}-{bits}";
            string path = folder.File($"{name}.{format}{(encrypted ? ".encrypted" : "")}");
            KeyCreationRequest request = new() { Path = path, Type = type, Bits = bits, Output = new KeyOutput(format), Encrypted = encrypted };
            using Passphrase? passphrase = encrypted ? Passphrase.From(Secure(Secret)) : null;
            try
            {
                SshKey key = new KeyCreation(PrivateFiles.ForThisSystem()).Run(request, passphrase, CancellationToken.None);
                File.AppendAllText(Path.Combine(server.Folder, "authorized_keys"), key.PublicKey + "\n");
                files.Add((name, path));
            }
            catch (SshInputException)
            {
                continue;
            }
        }

        return files;
    }

    private static SecureString Secure(string text)
    {
        SecureString secure = new();
        text.ToList().ForEach(secure.AppendChar);
        return secure;
    }
}
