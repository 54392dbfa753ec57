using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Clients;

/// <summary>What OpenSSH can be told to offer: every name that <c>ssh -Q</c> of 9.2 lists, and what came later or was dropped since 7.6.</summary>
internal static class OpenSshSupported
{
    private static readonly IReadOnlyDictionary<ClientList, string[]> Names = new Dictionary<ClientList, string[]>
    {
        [ClientList.KeyExchange] = Split("mlkem768x25519-sha256 sntrup761x25519-sha512 sntrup761x25519-sha512@openssh.com curve25519-sha256 curve25519-sha256@libssh.org ecdh-sha2-nistp256 ecdh-sha2-nistp384 ecdh-sha2-nistp521 diffie-hellman-group-exchange-sha256 diffie-hellman-group16-sha512 diffie-hellman-group18-sha512 diffie-hellman-group14-sha256 diffie-hellman-group14-sha1 diffie-hellman-group-exchange-sha1 diffie-hellman-group1-sha1"),
        [ClientList.HostKey] = Split("ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 sk-ssh-ed25519@openssh.com sk-ecdsa-sha2-nistp256@openssh.com webauthn-sk-ecdsa-sha2-nistp256@openssh.com rsa-sha2-512 rsa-sha2-256 ssh-rsa ssh-dss"),
        [ClientList.UserSignature] = Split("ssh-ed25519 sk-ssh-ed25519@openssh.com ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521 sk-ecdsa-sha2-nistp256@openssh.com webauthn-sk-ecdsa-sha2-nistp256@openssh.com ssh-dss ssh-rsa rsa-sha2-256 rsa-sha2-512"),
        [ClientList.Encryption] = Split("chacha20-poly1305@openssh.com aes128-gcm@openssh.com aes256-gcm@openssh.com aes128-ctr aes192-ctr aes256-ctr aes128-cbc aes192-cbc aes256-cbc 3des-cbc"),
        [ClientList.Mac] = Split("umac-64-etm@openssh.com umac-128-etm@openssh.com hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com hmac-sha1-etm@openssh.com umac-64@openssh.com umac-128@openssh.com hmac-sha2-256 hmac-sha2-512 hmac-sha1 hmac-sha1-96 hmac-md5 hmac-md5-96 hmac-sha1-96-etm@openssh.com hmac-md5-etm@openssh.com hmac-md5-96-etm@openssh.com"),
        [ClientList.Compression] = Split("none zlib@openssh.com"),
    };

    internal static IReadOnlyList<string> Of(ClientList list) => Names[list];

    /// <summary>Names that no administrator should put back without a date to take them out again.</summary>
    internal static bool IsWeak(string name) =>
        name is "ssh-rsa" or "ssh-dss"
        || name.IndexOf("-cbc", StringComparison.Ordinal) >= 0
        || name.IndexOf("md5", StringComparison.Ordinal) >= 0
        || (name.StartsWith("diffie-hellman-", StringComparison.Ordinal) && name.EndsWith("-sha1", StringComparison.Ordinal))
        || name.StartsWith("hmac-sha1", StringComparison.Ordinal);

    private static string[] Split(string names) => names.Split(' ');
}
