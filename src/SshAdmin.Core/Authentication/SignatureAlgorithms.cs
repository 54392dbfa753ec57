using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace SshAdmin.Core.Authentication;

/// <summary>A signature algorithm of user keys.</summary>
/// <param name="Name">On the wire.</param>
/// <param name="KeyType">The type of the plain key that makes it.</param>
/// <param name="Hash">What is signed; Ed25519 has its own inside.</param>
/// <param name="AgentFlags">What an agent must be told to use it (draft-ietf-sshm-ssh-agent section 3.6.1).</param>
/// <param name="Source">Where it is defined.</param>
internal sealed record SignatureAlgorithm(string Name, string KeyType, HashAlgorithmName Hash, uint AgentFlags, string Source);

/// <summary>The signature algorithms that can be made here, per key type the strongest first.</summary>
internal static class SignatureAlgorithms
{
    public static IReadOnlyList<SignatureAlgorithm> Rows { get; } =
    [
        new("ssh-ed25519", "ssh-ed25519", HashAlgorithmName.SHA512, 0, "RFC 8709 section 6"),
        new("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", HashAlgorithmName.SHA256, 0, "RFC 5656 section 6.2.1"),
        new("ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384", HashAlgorithmName.SHA384, 0, "RFC 5656 section 6.2.1"),
        new("ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521", HashAlgorithmName.SHA512, 0, "RFC 5656 section 6.2.1"),
        new("rsa-sha2-512", "ssh-rsa", HashAlgorithmName.SHA512, 4, "RFC 8332 section 3"),
        new("rsa-sha2-256", "ssh-rsa", HashAlgorithmName.SHA256, 2, "RFC 8332 section 3"),
        new("ssh-rsa", "ssh-rsa", HashAlgorithmName.SHA1, 0, "RFC 4253 section 6.6"),
    ];

    public static SignatureAlgorithm? ByName(string name) => Rows.FirstOrDefault(row => row.Name == name);

    /// <summary>Names for a key type; the type itself for keys that only an agent can use, such as security keys.</summary>
    public static IReadOnlyList<string> ForKeyType(string type)
    {
        string[] names = [.. Rows.Where(row => row.KeyType == type).Select(row => row.Name)];
        return names.Length > 0 ? names : [type];
    }
}
