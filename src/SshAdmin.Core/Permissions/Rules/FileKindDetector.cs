using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Tells what a file is to SSH by its path and its first bytes. Pure.</summary>
internal static class FileKindDetector
{
    /// <summary>How much of a file is worth reading for this.</summary>
    public const int HeadLength = 4096;

    private const string UserFolder = ".ssh";
    private const string ServerFolder = "server";

    /// <summary>Names that say it all; the first match wins.</summary>
    public static readonly IReadOnlyList<NamePattern> Names =
    [
        new(SshFileKind.SshDirectory, ".ssh", IsFolder: true),
        new(SshFileKind.ProgramDataSshLogs, "logs", ServerFolder, IsFolder: true),
        new(SshFileKind.HostPublicKey, "ssh_host_*_key.pub"),
        new(SshFileKind.HostPublicKey, "ssh_host_*_key-cert.pub"),
        new(SshFileKind.UserPublicKey, "*.pub"),
        new(SshFileKind.HostPrivateKey, "ssh_host_*_key"),
        new(SshFileKind.AdministratorsAuthorizedKeys, "administrators_authorized_keys"),
        new(SshFileKind.AuthorizedKeys, "authorized_keys"),
        new(SshFileKind.AuthorizedKeys, "authorized_keys2"),
        new(SshFileKind.AuthorizedKeys, "authorized_principals"),
        new(SshFileKind.UserConfig, "config", UserFolder),
        new(SshFileKind.UserConfig, "*.conf", UserFolder),
        new(SshFileKind.UserConfig, "*", "config.d"),
        new(SshFileKind.SystemConfig, "ssh_config"),
        new(SshFileKind.SshdConfig, "sshd_config"),
        new(SshFileKind.SshdConfig, "*.conf", "sshd_config.d"),
        new(SshFileKind.SystemConfig, "*.conf", "ssh_config.d"),
        new(SshFileKind.KnownHosts, "known_hosts*"),
        new(SshFileKind.KnownHosts, "ssh_known_hosts*"),
        new(SshFileKind.Moduli, "moduli"),
    ];

    /// <summary>Names that suggest a private key when the content does not speak.</summary>
    private static readonly string[] KeyNames = ["id_*", "identity", "*.pem", "*.ppk", "*.key", "*_rsa", "*_ed25519", "*_ecdsa"];

    // PEM of every label, the OpenSSH format among them; PuTTY; ssh.com; SSH protocol 1.
    private static readonly Regex PrivateContent = new(@"-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----|^PuTTY-User-Key-File-[0-9]|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----|^SSH PRIVATE KEY FILE FORMAT", RegexOptions.CultureInvariant | RegexOptions.Compiled);
    private static readonly Regex PublicContent = new(@"^\s*((sk-)?(ssh|ecdsa)-[a-z0-9@.-]+ AAAA|---- BEGIN SSH2 PUBLIC KEY ----|-----BEGIN (RSA )?PUBLIC KEY-----)", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <param name="path">The full path.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    /// <param name="head">The first bytes; <c>null</c> when they could not be read.</param>
    /// <param name="serverFolder">The folder of the server's files, such as <c>C:\ProgramData\ssh</c>; <c>null</c> when not known.</param>
    /// <param name="isAssumed">The answer is a guess: nothing says what it is.</param>
    /// <returns><c>null</c> for a folder that is nothing to SSH.</returns>
    public static SshFileKind? Detect(string path, bool isFolder, byte[]? head, string? serverFolder, out bool isAssumed)
    {
        isAssumed = false;
        string trimmed = path.TrimEnd('/', '\\');
        if (isFolder && serverFolder is not null && trimmed.Equals(serverFolder.TrimEnd('/', '\\'), StringComparison.OrdinalIgnoreCase))
        {
            return SshFileKind.ProgramDataSsh;
        }

        int cut = trimmed.LastIndexOfAny(['/', '\\']);
        string name = trimmed.Substring(cut + 1);
        string parent = cut < 0 ? "" : trimmed.Substring(0, cut);
        string parentName = parent.Substring(parent.LastIndexOfAny(['/', '\\']) + 1);
        bool inServerFolder = serverFolder is not null && parent.Equals(serverFolder.TrimEnd('/', '\\'), StringComparison.OrdinalIgnoreCase);
        foreach (NamePattern pattern in Names)
        {
            bool fits = pattern.IsFolder == isFolder && Matches(name, pattern.Name)
                && (pattern.Folder is null || (pattern.Folder == ServerFolder ? inServerFolder : parentName.Equals(pattern.Folder, StringComparison.OrdinalIgnoreCase)));
            if (fits)
            {
                return pattern.Kind;
            }
        }

        if (isFolder)
        {
            return null;
        }

        string text = head is null ? "" : Encoding.ASCII.GetString(head);
        if (PrivateContent.IsMatch(text))
        {
            return inServerFolder ? SshFileKind.HostPrivateKey : SshFileKind.UserPrivateKey;
        }

        if (PublicContent.IsMatch(text))
        {
            return SshFileKind.UserPublicKey;
        }

        isAssumed = head is not null && !Array.Exists(KeyNames, pattern => Matches(name, pattern));
        return SshFileKind.UserPrivateKey;
    }

    private static bool Matches(string name, string pattern)
    {
        int star = pattern.IndexOf('*');
        return star < 0 ? name.Equals(pattern, StringComparison.OrdinalIgnoreCase)
            : name.Length >= pattern.Length - 1
                && name.StartsWith(pattern.Substring(0, star), StringComparison.OrdinalIgnoreCase)
                && name.EndsWith(pattern.Substring(star + 1), StringComparison.OrdinalIgnoreCase);
    }
}
