using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>PuTTY and plink with default settings; from the upstream release tags (settings.c, ssh.h and the algorithm sources), mirror larryli/PuTTY.</summary>
internal static class PuttyRows
{
    internal const string Client = "PuTTY";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("0.58", "0.58", "2005-04-05").Source("PuTTY tag 0.58")
            .Confidence(VerdictConfidence.High).Rsa(RsaSignatureChoice.FirstOfOwn)
            .ReadsServerSignatureAlgorithms(false).StrictKeyExchange(false)
            .Set(KeyExchange, "diffie-hellman-group-exchange-sha1 diffie-hellman-group14-sha1 diffie-hellman-group1-sha1")
            .Set(HostKey, "ssh-rsa ssh-dss")
            .Set(UserSignature, "ssh-rsa ssh-dss")
            .Set(Encryption, "aes256-cbc rijndael-cbc@lysator.liu.se aes192-cbc aes128-cbc blowfish-cbc 3des-cbc des-cbc des-cbc@ssh.com")
            .Set(Mac, "hmac-sha1 hmac-md5")
            .Set(Compression, "none zlib")
            .Warned(Encryption, "des-cbc des-cbc@ssh.com")
            .KeyFormats("ppk-v1", "ppk-v2")
        .Since("0.59", "0.60", "2007-01-24").Source("PuTTY tag 0.60")
            .First(KeyExchange, "diffie-hellman-group-exchange-sha256")
            .First(Encryption, "aes256-ctr")
            .Before(Encryption, "aes192-cbc", "aes192-ctr")
            .Before(Encryption, "aes128-cbc", "aes128-ctr")
            .Before(Encryption, "blowfish-cbc", "blowfish-ctr")
            .Before(Encryption, "3des-cbc", "3des-ctr")
            .Before(Encryption, "des-cbc", "arcfour256 arcfour128")
            .Before(Mac, "hmac-md5", "hmac-sha1-96")
            .Warned(Encryption, "arcfour256 arcfour128 des-cbc des-cbc@ssh.com")
        .Since("0.61", "0.62", "2011-07-12").Source("PuTTY tag 0.62")
            .Last(KeyExchange, "rsa2048-sha256 rsa1024-sha1")
            .Last(Compression, "zlib@openssh.com")
        .Since("0.63", "0.64", "2013-08-06").Source("PuTTY tag 0.67")
            .First(Mac, "hmac-sha2-256")
        .Since("0.65", "0.67", "2015-07-25")
        .Since("0.68", "0.70", "2017-02-18").Source("PuTTY tag 0.70")
            .First(KeyExchange, "curve25519-sha256@libssh.org ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521")
            .MoveLast(KeyExchange, "diffie-hellman-group1-sha1")
            .First(HostKey, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
            .First(UserSignature, "ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
            .Before(Encryption, "blowfish-ctr", "chacha20-poly1305@openssh.com")
            .Last(Mac, "hmac-sha2-256-etm@openssh.com hmac-sha1-etm@openssh.com hmac-sha1-96-etm@openssh.com hmac-md5-etm@openssh.com")
            .Warned(KeyExchange, "diffie-hellman-group1-sha1")
        .Since("0.71", "0.74", "2019-03-16").Source("PuTTY tag 0.74")
            .Before(KeyExchange, "diffie-hellman-group14-sha1", "diffie-hellman-group14-sha256")
            .MoveBefore(Encryption, "blowfish-ctr", "3des-ctr 3des-cbc des-cbc des-cbc@ssh.com")
            .Warned(Encryption, "des-cbc des-cbc@ssh.com blowfish-ctr blowfish-cbc arcfour256 arcfour128")
        .Since("0.75", "0.77", "2021-05-02").Source("PuTTY tag 0.75")
            .First(KeyExchange, "curve448-sha512 curve25519-sha256")
            .First(HostKey, "ssh-ed448")
            .Before(HostKey, "ssh-rsa", "rsa-sha2-512 rsa-sha2-256")
            .Set(UserSignature, "rsa-sha2-512 rsa-sha2-256 ssh-rsa ssh-dss ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 ssh-ed25519 ssh-ed448")
            .ReadsServerSignatureAlgorithms(true).Rsa(RsaSignatureChoice.AnnouncedElseSha1)
            .KeyFormats("ppk-v1", "ppk-v2", "ppk-v3")
        .Since("0.78", "0.78", "2022-10-28").Source("PuTTY tag 0.78")
            .First(KeyExchange, "sntrup761x25519-sha512@openssh.com")
            .Before(KeyExchange, "diffie-hellman-group14-sha256", "diffie-hellman-group18-sha512 diffie-hellman-group17-sha512 diffie-hellman-group16-sha512 diffie-hellman-group15-sha512")
            .Before(Encryption, "3des-ctr", "aes128-gcm@openssh.com aes256-gcm@openssh.com")
        .Since("0.79", "0.79", "2023-08-26").Source("PuTTY tag 0.79")
            .Before(Mac, "hmac-sha1", "hmac-sha2-512")
            .Before(Mac, "hmac-sha1-etm@openssh.com", "hmac-sha2-512-etm@openssh.com")
        .Since("0.80", "0.80", "2023-12-16").Source("PuTTY tag 0.80")
            .StrictKeyExchange(true)
        .Since("0.81", "0.81", "2024-04-06")
        .Since("0.82", "0.82", "2024-11-25").Source("PuTTY tag 0.82")
            .First(KeyExchange, "sntrup761x25519-sha512")
        .Since("0.83", "0.84", "2025-02-01").Source("PuTTY tag 0.83")
            .Before(KeyExchange, "curve448-sha512", "mlkem768x25519-sha256 mlkem1024nistp384-sha384 mlkem768nistp256-sha256")
        .Build();

    /// <summary>The row of a PuTTY release, for the clients built on it.</summary>
    internal static ClientRow At(string version)
    {
        ClientVersion wanted = ClientVersion.Parse(version);
        foreach (ClientRow row in All)
        {
            if (row.From.CompareTo(wanted) <= 0 && row.To is not null && wanted.IsWithin(row.To))
            {
                return row;
            }
        }

        throw new System.ArgumentException("No row for PuTTY " + version + ".", nameof(version));
    }
}
