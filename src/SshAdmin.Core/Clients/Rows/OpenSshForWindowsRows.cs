using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>ssh.exe of Win32-OpenSSH, in Windows and as a download; from PowerShell/openssh-portable, myproposal.h and kex.c at each tag.</summary>
/// <remarks>
/// myproposal.h names sntrup761x25519-sha512@openssh.com from 8.9 on, but ssh.exe offers only what is compiled in (readconf.c,
/// match_filter_allowlist), and this is not: see <see cref="Configuration.Rows.AlgorithmNames.IsLeftOut"/>. Ed25519 keys in PKCS#8 are
/// left out as well, up to v9.8.1.0: contrib/win32/openssh/config.h.vs does not define OPENSSL_HAS_ED25519, which sshkey.c asks for from 9.6 on.
/// </remarks>
internal static class OpenSshForWindowsRows
{
    internal const string Client = "OpenSSH for Windows";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("7.6", "7.6").Source("PowerShell/openssh-portable v7.7.2.0")
            .Confidence(VerdictConfidence.High).Rsa(RsaSignatureChoice.AnnouncedElseSha1IfAllowed)
            .ReadsServerSignatureAlgorithms(true).StrictKeyExchange(false).HostCertificates()
            .Set(KeyExchange, "curve25519-sha256 curve25519-sha256@libssh.org ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 diffie-hellman-group-exchange-sha256 diffie-hellman-group16-sha512 diffie-hellman-group18-sha512 diffie-hellman-group-exchange-sha1 diffie-hellman-group14-sha256 diffie-hellman-group14-sha1")
            .Set(HostKey, "ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-ed25519 rsa-sha2-512 rsa-sha2-256 ssh-rsa")
            .Set(UserSignature, "ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-ed25519 rsa-sha2-512 rsa-sha2-256 ssh-rsa")
            .Set(Encryption, "chacha20-poly1305@openssh.com aes128-ctr aes192-ctr aes256-ctr aes128-gcm@openssh.com aes256-gcm@openssh.com")
            .Set(Mac, "umac-64-etm@openssh.com umac-128-etm@openssh.com hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-sha1-etm@openssh.com umac-64@openssh.com umac-128@openssh.com hmac-sha2-256 hmac-sha2-512 hmac-sha1")
            .Set(Compression, "none zlib@openssh.com")
            .KeyFormats("openssl-pem-rsa", "openssl-pem-ec", "pkcs8 (RSA, ECDSA)", "openssh-key-v1")
        .Since("7.7", "7.8", "2018-07-26")
        .Since("7.9", "7.9")
        .Since("8.0", "8.1", "2019-12-17").Source("PowerShell/openssh-portable v8.1.0.0")
            .Remove(KeyExchange, "diffie-hellman-group-exchange-sha1")
        .Since("8.6", "8.6", "2021-05-26").Source("PowerShell/openssh-portable v8.6.0.0")
            .Remove(KeyExchange, "diffie-hellman-group14-sha1")
            .Set(HostKey, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 sk-ssh-ed25519@openssh.com sk-ecdsa-sha2-nistp256@openssh.com rsa-sha2-512 rsa-sha2-256 ssh-rsa")
            .Set(UserSignature, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 sk-ssh-ed25519@openssh.com sk-ecdsa-sha2-nistp256@openssh.com rsa-sha2-512 rsa-sha2-256 ssh-rsa")
        .Since("8.9", "8.9", "2022-03-17").Source("PowerShell/openssh-portable v8.9.0.0")
            .Remove(HostKey, "ssh-rsa")
            .Remove(UserSignature, "ssh-rsa")
        .Since("9.1", "9.4", "2023-04-12").Source("PowerShell/openssh-portable v9.2.2.0")
        .Since("9.5", "9.5", "2023-12-18").Source("PowerShell/openssh-portable v9.5.0.0, 4ee8dc649")
            .Remove(Mac, "hmac-sha1-etm@openssh.com hmac-sha1")
            .StrictKeyExchange(true)
        .Since("9.8", null, "2024-10-09").Source("PowerShell/openssh-portable v9.8.1.0").LastExamined("9.8")
        .Build();
}
