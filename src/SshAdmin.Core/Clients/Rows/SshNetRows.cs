using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>SSH.NET (Renci.SshNet), also inside Posh-SSH; from sshnet/SSH.NET, src/Renci.SshNet/ConnectionInfo.cs at each tag.</summary>
internal static class SshNetRows
{
    internal const string Client = "SSH.NET";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("2016.0.0", "2016.1.0", "2016-08-02").Source("sshnet/SSH.NET 2016.0.0")
            .Confidence(VerdictConfidence.High).Rsa(RsaSignatureChoice.FirstOfOwn)
            .ReadsServerSignatureAlgorithms(false).StrictKeyExchange(false)
            .Set(KeyExchange, "diffie-hellman-group-exchange-sha256 diffie-hellman-group-exchange-sha1 diffie-hellman-group14-sha1 diffie-hellman-group1-sha1")
            .Set(HostKey, "ssh-rsa ssh-dss")
            .Set(UserSignature, "ssh-rsa ssh-dss")
            .Set(Encryption, "aes256-ctr 3des-cbc aes128-cbc aes192-cbc aes256-cbc blowfish-cbc twofish-cbc twofish192-cbc twofish128-cbc twofish256-cbc arcfour arcfour128 arcfour256 cast128-cbc aes128-ctr aes192-ctr")
            .Set(Mac, "hmac-md5 hmac-md5-96 hmac-sha1 hmac-sha1-96 hmac-sha2-256 hmac-sha2-256-96 hmac-sha2-512 hmac-sha2-512-96 hmac-ripemd160 hmac-ripemd160@openssh.com")
            .Set(Compression, "none")
        .Since("2020.0.0", "2020.0.2", "2020-12-31").Source("sshnet/SSH.NET 2020.0.0")
            .First(KeyExchange, "curve25519-sha256 curve25519-sha256@libssh.org ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521")
            .Before(KeyExchange, "diffie-hellman-group14-sha1", "diffie-hellman-group16-sha512 diffie-hellman-group14-sha256")
            .First(HostKey, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
            .First(UserSignature, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
        .Since("2023.0.0", "2023.0.0", "2023-10-09").Source("sshnet/SSH.NET 2023.0.0")
            .Before(HostKey, "ssh-rsa", "rsa-sha2-512 rsa-sha2-256")
            .Before(UserSignature, "ssh-rsa", "rsa-sha2-512 rsa-sha2-256")
            .Rsa(RsaSignatureChoice.TriesEach)
        .Since("2023.0.1", "2023.0.1", "2023-12-29").Source("sshnet/SSH.NET 2023.0.1")
            .Set(Encryption, "aes128-ctr aes192-ctr aes256-ctr aes128-cbc aes192-cbc aes256-cbc 3des-cbc blowfish-cbc twofish-cbc twofish192-cbc twofish128-cbc twofish256-cbc arcfour arcfour128 arcfour256 cast128-cbc")
            .Set(Mac, "hmac-sha2-256 hmac-sha2-512 hmac-sha2-512-96 hmac-sha2-256-96 hmac-ripemd160 hmac-ripemd160@openssh.com hmac-sha1 hmac-sha1-96 hmac-md5 hmac-md5-96")
        .Since("2024.0.0", "2024.0.0", "2024-02-21").Source("sshnet/SSH.NET 2024.0.0")
            .Remove(Mac, "hmac-ripemd160 hmac-ripemd160@openssh.com")
            .Last(Mac, "hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-sha1-etm@openssh.com hmac-sha1-96-etm@openssh.com hmac-md5-etm@openssh.com hmac-md5-96-etm@openssh.com")
        .Since("2024.1.0", "2024.1.0", "2024-06-28").Source("sshnet/SSH.NET 2024.1.0")
            .Before(Encryption, "aes128-cbc", "aes128-gcm@openssh.com aes256-gcm@openssh.com")
            .Last(Compression, "zlib@openssh.com")
            .StrictKeyExchange(true)
        .Since("2024.2.0", null).Source("sshnet/SSH.NET 3e12c963 (2024-10-19)").LastExamined("2024.2.0")
            .Before(Encryption, "aes128-cbc", "chacha20-poly1305@openssh.com")
            .Remove(Encryption, "blowfish-cbc twofish-cbc twofish192-cbc twofish128-cbc twofish256-cbc arcfour arcfour128 arcfour256 cast128-cbc")
            .Remove(Mac, "hmac-sha2-512-96 hmac-sha2-256-96 hmac-sha1-96 hmac-md5 hmac-md5-96 hmac-sha1-96-etm@openssh.com hmac-md5-etm@openssh.com hmac-md5-96-etm@openssh.com")
            .KeyFormats("openssl-pem-rsa", "openssl-pem-dsa", "openssl-pem-ec", "pkcs8", "openssh-key-v1", "sshcom (RSA, DSA)")
            .Confidence(VerdictConfidence.Medium)
        .Build();
}
