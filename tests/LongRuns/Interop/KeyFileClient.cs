using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.LongRuns.Interop;

/// <summary>A program that signs in with key files of this module.</summary>
/// <param name="Name">The program.</param>
/// <param name="Formats">What it is documented to read; nothing else is tried.</param>
/// <param name="Passphrase">Whether it can be given a passphrase without a terminal.</param>
/// <param name="SignInAsync">Port, user, key file and passphrase, which is empty for a key without one.</param>
internal sealed record KeyFileClient(string Name, IReadOnlyList<SshKeyFormat> Formats, bool Passphrase, Func<SignInWords, Task<ToolResult>> SignInAsync)
{
    private static readonly SshKeyFormat[] OpenSshFormats = [SshKeyFormat.OpenSsh, SshKeyFormat.Pkcs8, SshKeyFormat.Pem];

    public static IReadOnlyList<KeyFileClient> All { get; } =
    [
        new("ssh", OpenSshFormats, true, words => Tool.RunAsync(
            "/usr/bin/env", "SSH_ASKPASS_REQUIRE=force", "SSH_ASKPASS=" + words.AskPass, Tool.Require("ssh", "openssh-client"), "-F", "none", "-i", words.Key, "-p", words.Port,
            "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "PreferredAuthentications=publickey", $"{words.User}@127.0.0.1", "true")),
        new("plink", [SshKeyFormat.Ppk2, SshKeyFormat.Ppk3], false, words => Tool.RunAsync(
            Tool.Require("plink", "putty-tools"), "-batch", "-noagent", "-hostkey", words.HostKey, "-i", words.Key, "-P", words.Port, $"{words.User}@127.0.0.1", "true")),
        new("dbclient", [SshKeyFormat.OpenSsh, SshKeyFormat.Pem], false, words => DropbearAsync(words)),
        new("AsyncSSH", OpenSshFormats, true, words => Tool.RunAsync("/usr/bin/python3", ["-W", "ignore", Script("asyncssh_client.py"), words.Port, words.User, words.Key, .. words.PassphraseWords])),
        new("Paramiko", [SshKeyFormat.OpenSsh, SshKeyFormat.Pem], true, words => Tool.RunAsync("/usr/bin/python3", ["-W", "ignore", Script("paramiko_client.py"), words.Port, words.User, words.Key, .. words.PassphraseWords])),
    ];

    // Dropbear has a format of its own and a program that makes it from the others.
    private static async Task<ToolResult> DropbearAsync(SignInWords words)
    {
        string converted = words.Key + ".dropbear";
        ToolResult result = await Tool.RunAsync(Tool.Require("dropbearconvert", "dropbear-bin"), "openssh", "dropbear", words.Key, converted);
        return result.ExitCode != 0
            ? result
            : await Tool.RunAsync(Tool.Require("dbclient", "dropbear-bin"), "-y", "-y", "-i", converted, "-p", words.Port, $"{words.User}@127.0.0.1", "true");
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Interop", "Clients", name);
}

/// <summary>What a client is told.</summary>
internal sealed record SignInWords(string Port, string User, string Key, string Passphrase, string HostKey, string AskPass)
{
    public string[] PassphraseWords => Passphrase.Length == 0 ? [] : [Passphrase];
}
