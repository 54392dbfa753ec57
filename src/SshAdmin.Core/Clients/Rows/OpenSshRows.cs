using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>ssh of portable OpenSSH: Linux, macOS, and the one that Git for Windows brings; from openssh-portable, myproposal.h (KEX_CLIENT) and kex.c at each tag.</summary>
/// <remarks>These are the upstream defaults. Distributions change some of them, and ssh_config changes any.</remarks>
internal static class OpenSshRows
{
    internal const string Client = "OpenSSH Portable";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("7.4", "7.5", "2016-12-19").Source("openssh-portable V_7_4_P1")
            .Confidence(VerdictConfidence.High).Rsa(RsaSignatureChoice.AnnouncedElseSha1IfAllowed)
            .ReadsServerSignatureAlgorithms(true).StrictKeyExchange(false).HostCertificates()
            .Set(KeyExchange, "curve25519-sha256 curve25519-sha256@libssh.org ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 diffie-hellman-group-exchange-sha256 diffie-hellman-group16-sha512 diffie-hellman-group18-sha512 diffie-hellman-group-exchange-sha1 diffie-hellman-group14-sha256 diffie-hellman-group14-sha1")
            .Set(HostKey, "ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-ed25519 rsa-sha2-512 rsa-sha2-256 ssh-rsa")
            .Set(UserSignature, "ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-ed25519 rsa-sha2-512 rsa-sha2-256 ssh-rsa")
            .Set(Encryption, "chacha20-poly1305@openssh.com aes128-ctr aes192-ctr aes256-ctr aes128-gcm@openssh.com aes256-gcm@openssh.com aes128-cbc aes192-cbc aes256-cbc")
            .Set(Mac, "umac-64-etm@openssh.com umac-128-etm@openssh.com hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-sha1-etm@openssh.com umac-64@openssh.com umac-128@openssh.com hmac-sha2-256 hmac-sha2-512 hmac-sha1")
            .Set(Compression, "none zlib@openssh.com")
            .KeyFormats("openssl-pem-rsa", "openssl-pem-ec", "pkcs8 (RSA, ECDSA)", "openssh-key-v1")
        .Since("7.6", "7.9", "2017-10-02").Source("openssh-portable V_7_6_P1")
            .Remove(Encryption, "aes128-cbc aes192-cbc aes256-cbc")
        .Since("8.0", "8.1", "2019-04-18").Source("openssh-portable V_8_0_P1")
            .Remove(KeyExchange, "diffie-hellman-group-exchange-sha1")
        .Since("8.2", "8.4", "2020-02-14").Source("openssh-portable V_8_2_P1")
            .Remove(KeyExchange, "diffie-hellman-group14-sha1")
            .Before(HostKey, "ssh-ed25519", "sk-ecdsa-sha2-nistp256@openssh.com")
            .Before(HostKey, "rsa-sha2-512", "sk-ssh-ed25519@openssh.com")
            .Before(UserSignature, "ssh-ed25519", "sk-ecdsa-sha2-nistp256@openssh.com")
            .Before(UserSignature, "rsa-sha2-512", "sk-ssh-ed25519@openssh.com")
        .Since("8.5", "8.7", "2021-03-02").Source("openssh-portable V_8_5_P1")
            .MoveBefore(HostKey, "ecdsa-sha2-nistp256", "ssh-ed25519")
            .MoveBefore(HostKey, "sk-ecdsa-sha2-nistp256@openssh.com", "sk-ssh-ed25519@openssh.com")
            .MoveBefore(UserSignature, "ecdsa-sha2-nistp256", "ssh-ed25519")
            .MoveBefore(UserSignature, "sk-ecdsa-sha2-nistp256@openssh.com", "sk-ssh-ed25519@openssh.com")
        .Since("8.8", "8.8", "2021-09-27").Source("openssh-portable V_8_8_P1")
            .Remove(HostKey, "ssh-rsa")
            .Remove(UserSignature, "ssh-rsa")
        .Since("8.9", "8.9", "2022-02-23").Source("openssh-portable V_8_9_P1")
            .Before(KeyExchange, "diffie-hellman-group-exchange-sha256", "sntrup761x25519-sha512@openssh.com")
        .Since("9.0", "9.5", "2022-04-06").Source("openssh-portable V_9_0_P1")
            .MoveBefore(KeyExchange, "curve25519-sha256", "sntrup761x25519-sha512@openssh.com")
        .Since("9.6", "9.8", "2023-12-18").Source("openssh-portable V_9_6_P1")
            .StrictKeyExchange(true)
            .KeyFormats("openssl-pem-rsa", "openssl-pem-ec", "pkcs8", "openssh-key-v1") // sshkey.c, EVP_PKEY_ED25519
        .Since("9.9", "9.9", "2024-09-20").Source("openssh-portable V_9_9_P1")
            .First(KeyExchange, "sntrup761x25519-sha512")
            .Before(KeyExchange, "curve25519-sha256", "mlkem768x25519-sha256")
        .Since("10.0", "10.2", "2025-04-09").Source("openssh-portable V_10_0_P1")
            .MoveBefore(KeyExchange, "sntrup761x25519-sha512", "mlkem768x25519-sha256")
            .MoveBefore(Encryption, "aes128-ctr", "aes128-gcm@openssh.com aes256-gcm@openssh.com")
        .Since("10.3", null, "2026-04-02").Source("openssh-portable V_10_3_P1").LastExamined(OpenSshDefaultRows.NewestKnown)
            .Before(HostKey, "rsa-sha2-512", "webauthn-sk-ecdsa-sha2-nistp256@openssh.com")
            .Before(UserSignature, "rsa-sha2-512", "webauthn-sk-ecdsa-sha2-nistp256@openssh.com")
        .Build();
}
