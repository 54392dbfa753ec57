using System;
using System.Collections.Generic;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Probe;

/// <summary>Product and version behind an identification line.</summary>
/// <param name="Name">The product, for example <c>OpenSSH</c>.</param>
/// <param name="Version">As the server writes it; <c>null</c> when it says none.</param>
internal sealed record ServerSoftware(string Name, string? Version)
{
    /// <summary>How products write themselves. Of several rows that apply, the longest text wins.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new("OpenSSH", "OpenSSH_", "openssh-portable, version.h"),
        new("OpenSSH for Windows", "OpenSSH_for_Windows_", "PowerShell/openssh-portable, version.h"),
        new("Dropbear", "dropbear_", "dropbear, sysoptions.h LOCAL_IDENT"),
        new("Dropbear", "dropbear", "dropbear with DROPBEAR_VERSION left out"),
        new("libssh", "libssh_", "libssh, include/libssh/libssh.h"),
        new("libssh", "libssh-", "libssh before 0.8"),
        new("TinySSH", "tinyssh_", "tinyssh, packet_hello.c"),
        new("AsyncSSH", "AsyncSSH_", "asyncssh, connection.py"),
        new("PuTTY", "PuTTY_Release_", "PuTTY, version.c"),
        new("PuTTY", "PuTTY_", "PuTTY development snapshots"),
        new("Cisco IOS", "Cisco-", "Cisco IOS and IOS XE devices"),
        new("MikroTik RouterOS", "ROSSSH", "RouterOS devices"),
        new("LANCOM", "lancom", "LANCOM devices"),
        new("Go x/crypto/ssh", "Go", "golang/crypto, ssh/transport.go", Whole: true),
        new("Paramiko", "paramiko_", "paramiko, transport.py"),
        new("Erlang/OTP", "Erlang/", "otp, ssh_transport.erl"),
        new("WS_FTP Server", "WS_FTP-SSH_", "Progress WS_FTP Server"),
        new("Bitvise SSH Server", "Bitvise SSH Server (WinSSHD) ", "Bitvise SSH Server, comments field", InComments: true),
        new("Globalscape EFT", "globalscape", "Globalscape EFT, comments field", InComments: true),
        new("ProFTPD mod_sftp", "mod_sftp/", "ProFTPD, mod_sftp.h.in"),
        new("ProFTPD mod_sftp", "mod_sftp", "ProFTPD with ServerIdent off"),
        new("Apache MINA SSHD", "APACHE-SSHD-", "mina-sshd, AbstractServerSession"),
        new("Apache MINA SSHD", "SSHD-CORE-", "mina-sshd before 2.0"),
        new("VShell", "VShell_", "VanDyke VShell"),
        new("Cerberus FTP Server", "CerberusFTPServer_", "Cerberus FTP Server"),
        new("Serv-U", "Serv-U_", "SolarWinds Serv-U"),
        new("Core FTP Server", "CoreFTP-", "Core FTP Server"),
        new("wolfSSH", "wolfSSHv", "wolfssh, src/internal.c"),
        new("ssh2 (Node.js)", "ssh2js", "mscdex/ssh2, Protocol.js"),
        new("russh", "russh_", "russh, lib.rs"),
        new("Twisted Conch", "Twisted_", "twisted, conch/ssh/transport.py"),
        new("RomSShell", "RomSShell_", "Allegro RomSShell in appliances"),
        new("Mocana", "Mocana SSH ", "Mocana NanoSSH in appliances"),
        new("HP Comware", "Comware-", "HPE and H3C switches"),
        new("Huawei VRP", "HUAWEI-", "Huawei devices"),
        new("Sun SSH", "Sun_SSH_", "Solaris 10"),
        new("Maverick", "Maverick_SSHD", "SSHTOOLS Maverick"),
        new("Tectia", "SSH Tectia Server", "SSH Communications Security, comments field", InComments: true),
    ];

    public static ServerSoftware Recognise(Identification identification)
    {
        Row? best = null;
        foreach (Row row in Rows)
        {
            if (row.Find(identification) >= 0 && row.Text.Length > (best?.Text.Length ?? 0))
            {
                best = row;
            }
        }

        return best is null
            ? Split(identification.Software)
            : new ServerSoftware(best.Name, VersionAt(best.Field(identification), best.Find(identification) + best.Text.Length));
    }

    // An unknown product still shows name and version where it separates them as most do.
    private static ServerSoftware Split(string software)
    {
        for (int i = 1; i < software.Length - 1; i++)
        {
            if (software[i] is '_' or '-' or '/' && char.IsDigit(software[i + 1]))
            {
                return new ServerSoftware(software.Substring(0, i), VersionAt(software, i + 1));
            }
        }

        return new ServerSoftware(software, null);
    }

    private static string? VersionAt(string field, int start)
    {
        int from = start;
        while (from < field.Length && field[from] is ('_' or '-' or '/'))
        {
            from++;
        }

        int end = from;
        while (end < field.Length && !char.IsWhiteSpace(field[end]) && field[end] is not (',' or ';' or ')'))
        {
            end++;
        }

        return end > from ? field.Substring(from, end - from) : null;
    }

    /// <summary>One way in which a product identifies itself.</summary>
    /// <param name="Name">The product.</param>
    /// <param name="Text">What stands before the version.</param>
    /// <param name="Source">Where that was seen.</param>
    /// <param name="InComments">Whether it stands anywhere in softwareversion and comments instead of at the start.</param>
    /// <param name="Whole">Whether it is the whole softwareversion, too short a word to look for as a beginning.</param>
    internal sealed record Row(string Name, string Text, string Source, bool InComments = false, bool Whole = false)
    {
        public string Field(Identification identification) =>
            identification.Comments is null ? identification.Software : identification.Software + " " + identification.Comments;

        public int Find(Identification identification)
        {
            if (Whole)
            {
                return identification.Software == Text ? 0 : -1;
            }

            int at = Field(identification).IndexOf(Text, StringComparison.OrdinalIgnoreCase);
            return InComments || at == 0 ? at : -1;
        }
    }
}
