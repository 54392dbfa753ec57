using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>What sshd of upstream OpenSSH offers with an empty configuration, certificate names left out; from openssh-portable, myproposal.h at each tag.</summary>
internal static class OpenSshDefaultRows
{
    private const string Server = "OpenSSH";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Server)
        .Since("5.3", "5.6", "2009-09-26").Source("V_5_3_P1").ReadsServerSignatureAlgorithms(false)
            .Set(KeyExchange, "diffie-hellman-group-exchange-sha256 diffie-hellman-group-exchange-sha1 diffie-hellman-group14-sha1 diffie-hellman-group1-sha1")
            .Set(HostKey, "ssh-rsa ssh-dss")
            .Set(UserSignature, "ssh-rsa ssh-dss")
            .Set(Encryption, "aes128-ctr aes192-ctr aes256-ctr arcfour256 arcfour128 aes128-cbc 3des-cbc blowfish-cbc cast128-cbc aes192-cbc aes256-cbc arcfour rijndael-cbc@lysator.liu.se")
            .Set(Mac, "hmac-md5 hmac-sha1 umac-64@openssh.com hmac-ripemd160 hmac-ripemd160@openssh.com hmac-sha1-96 hmac-md5-96")
            .Set(Compression, "none zlib@openssh.com")
        .Since("5.7", "5.8", "2011-01-22").Source("V_5_7_P1")
            .First(KeyExchange, "ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521")
            .First(HostKey, "ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
            .First(UserSignature, "ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
        .Since("5.9", "6.0", "2011-09-07").Source("V_5_9_P1")
            .Before(Mac, "hmac-ripemd160", "hmac-sha2-256 hmac-sha2-256-96 hmac-sha2-512 hmac-sha2-512-96")
        .Since("6.1", "6.1", "2012-08-29").Source("V_6_1_P1")
            .Remove(Mac, "hmac-sha2-256-96 hmac-sha2-512-96")
        .Since("6.2", "6.4", "2013-03-22").Source("V_6_2_P1")
            .Before(Encryption, "aes128-cbc", "aes128-gcm@openssh.com aes256-gcm@openssh.com")
            .Before(Mac, "hmac-sha2-256", "umac-128@openssh.com")
            .First(Mac, "hmac-md5-etm@openssh.com hmac-sha1-etm@openssh.com umac-64-etm@openssh.com umac-128-etm@openssh.com hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-ripemd160-etm@openssh.com hmac-sha1-96-etm@openssh.com hmac-md5-96-etm@openssh.com")
        .Since("6.5", "6.6", "2014-01-30").Source("V_6_5_P1")
            .First(KeyExchange, "curve25519-sha256@libssh.org")
            .Before(HostKey, "ssh-rsa", "ssh-ed25519")
            .Before(UserSignature, "ssh-rsa", "ssh-ed25519")
            .Before(Encryption, "aes128-cbc", "chacha20-poly1305@openssh.com")
        .Since("6.7", "6.8", "2014-10-07").Source("V_6_7_P1")
            .Remove(KeyExchange, "diffie-hellman-group-exchange-sha1 diffie-hellman-group1-sha1")
            .Remove(Encryption, "arcfour256 arcfour128 aes128-cbc 3des-cbc blowfish-cbc cast128-cbc aes192-cbc aes256-cbc arcfour rijndael-cbc@lysator.liu.se")
            .Set(Mac, "umac-64-etm@openssh.com umac-128-etm@openssh.com hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-sha1-etm@openssh.com umac-64@openssh.com umac-128@openssh.com hmac-sha2-256 hmac-sha2-512 hmac-sha1")
        .Since("6.9", "6.9", "2015-07-01").Source("V_6_9_P1")
            .MoveBefore(Encryption, "aes128-ctr", "chacha20-poly1305@openssh.com")
        .Since("7.0", "7.1", "2015-08-11").Source("V_7_0_P1")
            .Remove(HostKey, "ssh-dss")
            .Remove(UserSignature, "ssh-dss")
        .Since("7.2", "7.2", "2016-02-26").Source("V_7_2_P1").ReadsServerSignatureAlgorithms(true)
            .Before(HostKey, "ssh-rsa", "rsa-sha2-512 rsa-sha2-256")
            .Before(UserSignature, "ssh-rsa", "rsa-sha2-512 rsa-sha2-256")
        .Since("7.3", "7.3", "2016-07-28").Source("V_7_3_P1")
            .Before(KeyExchange, "diffie-hellman-group14-sha1", "diffie-hellman-group16-sha512 diffie-hellman-group18-sha512 diffie-hellman-group14-sha256")
        .Since("7.4", "8.1", "2016-12-19").Source("V_7_4_P1")
            .First(KeyExchange, "curve25519-sha256")
        .Since("8.2", "8.4", "2020-02-14").Source("V_8_2_P1")
            .Remove(KeyExchange, "diffie-hellman-group14-sha1")
            .Before(HostKey, "ssh-ed25519", "sk-ecdsa-sha2-nistp256@openssh.com")
            .Before(HostKey, "rsa-sha2-512", "sk-ssh-ed25519@openssh.com")
            .Before(UserSignature, "ssh-ed25519", "sk-ecdsa-sha2-nistp256@openssh.com")
            .Before(UserSignature, "rsa-sha2-512", "sk-ssh-ed25519@openssh.com")
        .Since("8.5", "8.7", "2021-03-02").Source("V_8_5_P1")
            .MoveBefore(HostKey, "ecdsa-sha2-nistp256", "ssh-ed25519")
            .MoveBefore(HostKey, "sk-ecdsa-sha2-nistp256@openssh.com", "sk-ssh-ed25519@openssh.com")
            .MoveBefore(UserSignature, "ecdsa-sha2-nistp256", "ssh-ed25519")
            .MoveBefore(UserSignature, "sk-ecdsa-sha2-nistp256@openssh.com", "sk-ssh-ed25519@openssh.com")
        .Since("8.8", "8.8", "2021-09-27").Source("V_8_8_P1")
            .Remove(HostKey, "ssh-rsa")
            .Remove(UserSignature, "ssh-rsa")
        .Since("8.9", "8.9", "2022-02-23").Source("V_8_9_P1")
            .Before(KeyExchange, "diffie-hellman-group-exchange-sha256", "sntrup761x25519-sha512@openssh.com")
        .Since("9.0", "9.8", "2022-04-06").Source("V_9_0_P1")
            .MoveBefore(KeyExchange, "curve25519-sha256", "sntrup761x25519-sha512@openssh.com")
        .Since("9.9", "9.9", "2024-09-20").Source("V_9_9_P1")
            .First(KeyExchange, "sntrup761x25519-sha512")
            .Before(KeyExchange, "curve25519-sha256", "mlkem768x25519-sha256")
        .Since("10.0", "10.2", "2025-04-09").Source("V_10_0_P1")
            .Remove(KeyExchange, "diffie-hellman-group-exchange-sha256 diffie-hellman-group16-sha512 diffie-hellman-group18-sha512 diffie-hellman-group14-sha256")
            .MoveBefore(KeyExchange, "sntrup761x25519-sha512", "mlkem768x25519-sha256")
            .MoveBefore(Encryption, "aes128-ctr", "aes128-gcm@openssh.com aes256-gcm@openssh.com")
        .Since("10.3", null, "2026-04-02").Source("V_10_3_P1").LastExamined(NewestKnown)
            .Before(HostKey, "rsa-sha2-512", "webauthn-sk-ecdsa-sha2-nistp256@openssh.com")
            .Before(UserSignature, "rsa-sha2-512", "webauthn-sk-ecdsa-sha2-nistp256@openssh.com")
        .Build();

    internal const string NewestKnown = "10.5";

    /// <summary>The row of a version; the oldest or newest one for versions beyond the table.</summary>
    internal static ClientRow At(ClientVersion version)
    {
        ClientRow found = All[0];
        foreach (ClientRow row in All)
        {
            if (row.From.CompareTo(version) <= 0)
            {
                found = row;
            }
        }

        return found;
    }
}
