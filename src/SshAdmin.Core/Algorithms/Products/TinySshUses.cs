namespace SshAdmin.Core.Algorithms.Products;

/// <summary>TinySSH, from git tags of tinyssh.</summary>
internal static class TinySshUses
{
    public static readonly AlgorithmProduct Product = new("TinySSH", "20150801", "20260601",
    [
        new("aes128-ctr", Until: "20160809"),
        new("aes256-ctr", Until: "20181206"),
        new("chacha20-poly1305@openssh.com"),
        new("curve25519-sha256", "20180201"),
        new("curve25519-sha256@libssh.org"),
        new("ecdh-sha2-nistp256", Until: "20181206"),
        new("ecdsa-sha2-nistp256", Until: "20181206"),
        new("hmac-sha2-256"),
        new("kex-strict-c-v00@openssh.com", "20240101"),
        new("kex-strict-s-v00@openssh.com", "20240101"),
        new("sntrup4591761x25519-sha512@tinyssh.org", "20190101", "20190101"),
        new("sntrup761x25519-sha512@openssh.com", "20210319"),
        new("ssh-ed25519"),
    ]);
}
