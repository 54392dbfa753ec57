using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Signatures;

/// <summary>The host key algorithms whose signatures can be verified, the preferred first.</summary>
internal static class HostKeyAlgorithms
{
    public static IReadOnlyList<HostKeyAlgorithm> Supported { get; } =
    [
        new("ssh-ed25519", "ssh-ed25519", "ssh-ed25519", HashAlgorithmName.SHA512, Legacy: false, "RFC 8709"),
        new("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", HashAlgorithmName.SHA256, Legacy: false, "RFC 5656 section 6.2"),
        new("ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384", HashAlgorithmName.SHA384, Legacy: false, "RFC 5656 section 6.2"),
        new("ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521", HashAlgorithmName.SHA512, Legacy: false, "RFC 5656 section 6.2"),
        new("rsa-sha2-512", "ssh-rsa", "rsa-sha2-512", HashAlgorithmName.SHA512, Legacy: false, "RFC 8332 section 3"),
        new("rsa-sha2-256", "ssh-rsa", "rsa-sha2-256", HashAlgorithmName.SHA256, Legacy: false, "RFC 8332 section 3"),
        new("ssh-rsa", "ssh-rsa", "ssh-rsa", HashAlgorithmName.SHA1, Legacy: true, "RFC 4253 section 6.6"),
    ];

    /// <summary>The same with certificates in place of plain keys (OpenSSH PROTOCOL.certkeys).</summary>
    public static IReadOnlyList<HostKeyAlgorithm> SupportedCertificates { get; } =
    [
        new("ssh-ed25519-cert-v01@openssh.com", "ssh-ed25519-cert-v01@openssh.com", "ssh-ed25519", HashAlgorithmName.SHA512, Legacy: false, "OpenSSH PROTOCOL.certkeys"),
        new("ecdsa-sha2-nistp256-cert-v01@openssh.com", "ecdsa-sha2-nistp256-cert-v01@openssh.com", "ecdsa-sha2-nistp256", HashAlgorithmName.SHA256, Legacy: false, "OpenSSH PROTOCOL.certkeys"),
        new("ecdsa-sha2-nistp384-cert-v01@openssh.com", "ecdsa-sha2-nistp384-cert-v01@openssh.com", "ecdsa-sha2-nistp384", HashAlgorithmName.SHA384, Legacy: false, "OpenSSH PROTOCOL.certkeys"),
        new("ecdsa-sha2-nistp521-cert-v01@openssh.com", "ecdsa-sha2-nistp521-cert-v01@openssh.com", "ecdsa-sha2-nistp521", HashAlgorithmName.SHA512, Legacy: false, "OpenSSH PROTOCOL.certkeys"),
        new("rsa-sha2-512-cert-v01@openssh.com", "ssh-rsa-cert-v01@openssh.com", "rsa-sha2-512", HashAlgorithmName.SHA512, Legacy: false, "OpenSSH PROTOCOL.certkeys"),
        new("rsa-sha2-256-cert-v01@openssh.com", "ssh-rsa-cert-v01@openssh.com", "rsa-sha2-256", HashAlgorithmName.SHA256, Legacy: false, "OpenSSH PROTOCOL.certkeys"),
        new("ssh-rsa-cert-v01@openssh.com", "ssh-rsa-cert-v01@openssh.com", "ssh-rsa", HashAlgorithmName.SHA1, Legacy: true, "OpenSSH PROTOCOL.certkeys"),
    ];

    public static HostKeyAlgorithm? ByName(string name)
        => Supported.Concat(SupportedCertificates).FirstOrDefault(algorithm => algorithm.Name == name);
}
