using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>RLogin; from kmiya-culti/RLogin, ssh*.cpp, Data.cpp and docs/history.html. The exact lists are established for 2.31.7 only.</summary>
internal static class RLoginRows
{
    internal const string Client = "RLogin";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("2.9.7", "2.15.4", "2011-02-07").Source("kmiya-culti/RLogin 2.9.7")
            .Confidence(VerdictConfidence.Medium).Rsa(RsaSignatureChoice.FirstOfOwn)
            .ReadsServerSignatureAlgorithms(null).StrictKeyExchange(false)
            .Set(UserSignature, "ssh-rsa ssh-dss ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
        .Since("2.15.5", "2.19.7", "2013-12-13").Source("kmiya-culti/RLogin 2.15.5")
            .Before(UserSignature, "ecdsa-sha2-nistp256", "ssh-ed25519")
        .Since("2.19.8", "2.26.4", "2015-12-22").Source("kmiya-culti/RLogin 2.19.8")
            .First(UserSignature, "rsa-sha2-256 rsa-sha2-512")
            .Rsa(RsaSignatureChoice.NotKnown)
        .Since("2.26.5", "2.28.0", "2021-11-29")
        .Since("2.28.1", "2.28.8", "2023-04-10")
        .Since("2.28.9", "2.31.6", "2023-12-20").Source("kmiya-culti/RLogin 2.28.9")
            .Set(UserSignature, "rsa-sha2-512 rsa-sha2-256 ssh-rsa ssh-dss ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-ed25519 ssh-ed448")
            .StrictKeyExchange(true)
        .Since("2.31.7", null, "2026-06-22").Source("kmiya-culti/RLogin 2.31.7 (e88c264)").LastExamined("2.31.7")
            .Set(KeyExchange, "mlkem768x25519-sha256 mlkem768nistp256-sha256 mlkem1024nistp384-sha384 sntrup761x25519-sha512 sntrup761x25519-sha512@openssh.com curve25519-sha256 curve25519-sha256@libssh.org curve448-sha512 ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 mlkem512-sha256 mlkem768-sha256 mlkem1024-sha384 diffie-hellman-group-exchange-sha256 diffie-hellman-group-exchange-sha1 diffie-hellman-group16-sha512 diffie-hellman-group15-sha512 diffie-hellman-group17-sha512 diffie-hellman-group18-sha512 diffie-hellman-group14-sha256 diffie-hellman-group14-sha1 diffie-hellman-group1-sha1")
            .Set(HostKey, "rsa-sha2-512 rsa-sha2-256 ssh-rsa ssh-dss ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-ed25519 ssh-ed448")
            .Set(Encryption, "aes256-ctr aes192-ctr aes128-ctr chacha20-poly1305@openssh.com aes256-gcm@openssh.com aes128-gcm@openssh.com aes256-cbc aes192-cbc aes128-cbc")
            .Set(Mac, "hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-sha1-etm@openssh.com hmac-md5-etm@openssh.com umac-64-etm@openssh.com umac-128-etm@openssh.com hmac-sha2-256 hmac-sha2-256-96 hmac-sha2-512 hmac-sha2-512-96 hmac-sha1 hmac-sha1-96 hmac-md5 hmac-md5-96 umac-64@openssh.com umac-128@openssh.com")
            .ReadsServerSignatureAlgorithms(true).Rsa(RsaSignatureChoice.AnnouncedElseSha1)
        .Build();
}
