using System.Collections.Generic;
using static SshAdmin.CmdletHost.Demo.DemoServer;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>The story, in order. A step whose command the module does not have yet is told and passed over.</summary>
internal static class DemoSteps
{
    // The lines that matter of a server like Amazon Linux 2023: no RSA host key, no SHA-1 signatures.
    private const string PolicyText =
        "HostKey /etc/ssh/ssh_host_ecdsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key\n" +
        "PubkeyAcceptedAlgorithms ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-256,rsa-sha2-512";

    public static readonly IReadOnlyList<DemoStep> All =
    [
        new("What does this server really offer?", Any, ["Get-SshAlgorithmSupport", "-HostName", "127.0.0.1", "-Port", "{port}"]),
        new("A server whose policy refuses SHA-1, as Amazon Linux 2023: which client can still use an RSA key?", None, ["--expand", "Clients", "Get-SshAlgorithmSupport", "-ConfigurationText", PolicyText, "-Client", "Tera Term 4.106,Tera Term 4.107,PuTTY 0.74,PuTTY 0.75"]),
        new("Make a key pair; in earnest leave -NoPassphrase away.", None, ["New-SshKeyPair", "-Path", "{folder}/id_demo", "-Comment", "demo", "-NoPassphrase"]),
        new("The same key for PuTTY and Tera Term.", None, ["Convert-SshKey", "-Path", "{folder}/id_demo", "-Destination", "{folder}/id_demo.ppk", "-Format", "Ppk", "-NoNewPassphrase"]),
        new("Would ssh take this file, or call it unprotected?", None, ["Test-SshKeyAcl", "-Path", "{folder}/id_demo"]),
        new("Somebody sends the SDDL of a key that Windows ssh refuses: which entry offends?", None, ["Test-SshKeyAcl", "-Sddl", "O:S-1-5-21-1111111111-2222222222-3333333333-1001D:(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;S-1-5-21-1111111111-2222222222-3333333333-1001)(A;;0x1200a9;;;BU)", "-Kind", "UserPrivateKey", "-UserSid", "S-1-5-21-1111111111-2222222222-3333333333-1001"]),
        new("Why does the sign-in fail? The key is not registered yet.", Sshd, ["Test-SshConnection", "-HostName", "127.0.0.1", "-Port", "{port}", "-UserName", "{user}", "-KeyPath", "{folder}/id_demo", "-KnownHostsPath", "{knownHosts}", "-HostKeyPolicy", "AcceptNew"]),
        new("Register the key: append, never overwrite.", Sshd, ["Get-SshKey", "{folder}/id_demo.pub", "|", "Add-SshAuthorizedKey", "-Path", "{authorizedKeys}"]),
        new("And again.", Sshd, ["Test-SshConnection", "-HostName", "127.0.0.1", "-Port", "{port}", "-UserName", "{user}", "-KeyPath", "{folder}/id_demo", "-KnownHostsPath", "{knownHosts}"]),
        new("Somebody hardened a server; what would that do?", None, ["Test-SshServerConfiguration", "-Text", "PasswordAuthentication no\nPermitRootLogin no\nAllowUsers admin", "-SignedInAs", "ec2-user@203.0.113.7"]),
    ];
}
