using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientFaultKind;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>Crashes, misreadings and leaks of client versions. Every range begins and ends where a client row does.</summary>
internal static class ClientFaults
{
    private const string P521 = "User keys of type ecdsa-sha2-nistp521 used with this version count as leaked (CVE-2024-31497): replace them, and remove them from every authorized_keys.";
    private const string LongLists = "It reads only the first 1,023 characters of each list that the server sends.";
    private const string Ppk = "PPK files of type RSA, DSA and ECDSA are misread, so that signing in fails; Ed25519 PPK files and OpenSSH files work.";

    internal static IReadOnlyList<ClientFault> All { get; } = new[]
    {
        new ClientFault(TeraTermRows.Client, "4.61", "4.97", CrashesOnLongLists, "A server list of more than 1,023 characters can crash it.", "history.html, TTSSH 2.84"),
        new ClientFault(TeraTermRows.Client, "4.61", "5.2", EndsAfterPartialSuccess, "It cannot sign in where the server wants several methods in a row; 5.3 and later can.", "history.html, TTSSH 3.3"),
        new ClientFault(TeraTermRows.Client, "4.66", "4.66", Notice, "aes128-cbc does not work in it.", "history.html, TTSSH 2.54"),
        new ClientFault(TeraTermRows.Client, "4.83", "4.85", Notice, "It cannot read an OpenSSH-format private key that has no passphrase.", "history.html, TTSSH 2.72"),
        new ClientFault(TeraTermRows.Client, "4.83", "4.86", FailsWithOpenSsh68, "It cannot reach OpenSSH 6.8.", "history.html, TTSSH 2.73"),
        new ClientFault(TeraTermRows.Client, "4.83", "4.88", Notice, "OpenSSH cannot read the OpenSSH-format private keys that it writes.", "history.html, TTSSH 2.75"),
        new ClientFault(TeraTermRows.Client, "4.87", "4.87", Notice, "It cannot reach some Cisco devices, because of a larger group-exchange request.", "history.html, TTSSH 2.74"),
        new ClientFault(TeraTermRows.Client, "4.90", "4.90", Notice, "With every key exchange method enabled the newest ones are not used.", "history.html, TTSSH 2.77"),
        new ClientFault(TeraTermRows.Client, "4.97", "4.97", NeedsMacWithAead, "It disconnects when no MAC matches, even where AES-GCM needs none.", "history.html, TTSSH 2.84"),
        new ClientFault(TeraTermRows.Client, "4.98", null, ReadsShortLists, LongLists, "ssh.c, choose_SSH2_proposal"),
        new ClientFault(TeraTermRows.Client, "5.5.0", "5.5.1", CrashesWithoutMatch, "It crashes where nothing matches, instead of saying so.", "TeraTermProject/teraterm issue 1070"),
        new ClientFault(TeraTermRows.Client, "5.5.0", "5.5.0", Notice, "It disconnects when keys are renewed in a long session.", "TeraTermProject/teraterm issue 895"),
        new ClientFault(TeraTermRows.Client, "5.6.0", "5.6.1", Notice, "Packet lengths are not checked well enough; 5.6.2 repairs that.", "TeraTermProject/teraterm issue 1417"),
        new ClientFault(TeraTermRows.Client, "5.7.0", null, Notice, Ppk, "TeraTermProject/teraterm issue 1536"),
        new ClientFault(PuttyRows.Client, "0.58", "0.64", LosesGroupExchange, "OpenSSH 6.9 and later offer it no group exchange.", "openssh-portable compat.c"),
        new ClientFault(PuttyRows.Client, "0.58", "0.70", Notice, "Its Pageant signs RSA with SHA-1 only, also for other clients that use it as agent.", "PuTTY tag 0.71"),
        new ClientFault(PuttyRows.Client, "0.68", "0.80", LeaksP521, P521, "CVE-2024-31497"),
        new ClientFault(PuttyRows.Client, "0.80", null, WarnsWithoutStrictKeyExchange, "It asks before it connects with ChaCha20, or with CBC and EtM, to a server without strict key exchange.", "PuTTY tag 0.80"),
        new ClientFault(WinScpRows.Client, "5.9.5", "6.3.2", LeaksP521, P521, "CVE-2024-31497"),
        new ClientFault(WinScpRows.Client, "6.3", null, WarnsWithoutStrictKeyExchange, "It asks before it connects with ChaCha20, or with CBC and EtM, to a server without strict key exchange.", "PuTTY tag 0.80"),
        new ClientFault(FileZillaRows.Client, "3.24.1", "3.66.5", LeaksP521, P521, "CVE-2024-31497"),
        new ClientFault(OpenSshForWindowsRows.Client, "7.7", "7.8", Notice, "Its ssh-agent signs RSA with SHA-1 even where SHA-2 is asked for; the same key from a file works.", "PowerShell/Win32-OpenSSH issue 1551"),
        new ClientFault(OpenSshForWindowsRows.Client, "7.6", null, BrokenUmac128Etm, "umac-128-etm@openssh.com does not work in the builds with LibreSSL: the connection ends with \"Corrupted MAC on input\".", "PowerShell/Win32-OpenSSH issues 1359, 2078"),
        new ClientFault(SshNetRows.Client, "2023.0.0", null, Notice, "It tries one request per RSA signature algorithm, which can use up a small MaxAuthTries.", "src/Renci.SshNet/PrivateKeyFile.cs"),
        new ClientFault(RLoginRows.Client, "2.19.8", "2.26.4", Notice, "Its rsa-sha2 signatures are provisional and faulty.", "docs/history.html 2.26.5"),
        new ClientFault(RLoginRows.Client, "2.19.8", "2.28.0", Notice, "An RSA key in an agent signs with SHA-1 only.", "docs/history.html 2.28.1"),
    };

    internal static IReadOnlyList<ClientFault> Of(ClientRow row)
    {
        List<ClientFault> faults = new();
        foreach (ClientFault fault in All)
        {
            if (fault.Covers(row))
            {
                faults.Add(fault);
            }
        }

        return faults;
    }
}
