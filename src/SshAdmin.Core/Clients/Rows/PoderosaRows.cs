using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>Poderosa with its Granados library; from poderosaproject/poderosa. What stands in the lists is known, the order is not.</summary>
internal static class PoderosaRows
{
    internal const string Client = "Poderosa";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("4.4.0", "4.4.1", "2017-09-03").Source("poderosaproject/poderosa 4.4.0, Granados and ChangeLog.txt")
            .Confidence(VerdictConfidence.Medium).OrderNotKnown().Rsa(RsaSignatureChoice.FirstOfOwn)
            .ReadsServerSignatureAlgorithms(false).StrictKeyExchange(false)
            .Set(KeyExchange, "diffie-hellman-group18-sha512 diffie-hellman-group16-sha512 diffie-hellman-group14-sha256 ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 diffie-hellman-group14-sha1 diffie-hellman-group1-sha1")
            .Set(HostKey, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-rsa ssh-dss")
            .Set(UserSignature, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-rsa ssh-dss")
            .Set(Encryption, "aes256-ctr aes192-ctr aes128-ctr aes256-cbc aes192-cbc aes128-cbc blowfish-cbc 3des-cbc")
            .Set(Mac, "hmac-sha1")
        .Since("4.4.2", "4.4.5").Source("poderosaproject/poderosa 4.4.2")
            .First(Mac, "hmac-sha2-512 hmac-sha2-256")
        .Since("4.5.0", "4.5.1", "2023-03-25").Source("poderosaproject/poderosa 4.5.0")
            .First(KeyExchange, "curve25519-sha256 curve448-sha512")
            .First(HostKey, "rsa-sha2-512 rsa-sha2-256")
            .First(UserSignature, "rsa-sha2-512 rsa-sha2-256")
            .Rsa(RsaSignatureChoice.NotKnown)
        .Since("4.6.0", "4.6.0", "2024-02-12").Source("poderosaproject/poderosa 4.6.0")
            .Before(KeyExchange, "curve448-sha512", "curve25519-sha256@libssh.org")
            .ReadsServerSignatureAlgorithms(true).Rsa(RsaSignatureChoice.AnnouncedElseSha1)
        .Since("4.7.0", null, "2024-08-30").Source("poderosaproject/poderosa 4.7.0").LastExamined("4.8.1")
            .First(Encryption, "aes256-gcm@openssh.com aes128-gcm@openssh.com AEAD_AES_256_GCM AEAD_AES_128_GCM")
        .Build();
}
