using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Keys;

/// <summary>The key types that can be read, with their names on the wire and in ssh-keygen's output.</summary>
internal static class KeyTypeNames
{
    public const string Ed25519 = "ssh-ed25519";
    public const string Rsa = "ssh-rsa";
    public const string Dsa = "ssh-dss";
    public const string EcdsaPrefix = "ecdsa-sha2-";

    // Names on the wire: RFC 4253 6.6, RFC 5656 3.1, RFC 8709 4, OpenSSH PROTOCOL.u2f. Short names: OpenSSH sshkey.c (sshkey_type).
    public static readonly IReadOnlyList<KeyTypeName> Rows =
    [
        new(Ed25519, SshKeyType.Ed25519, "ED25519"),
        new(EcdsaPrefix + "nistp256", SshKeyType.Ecdsa, "ECDSA"),
        new(EcdsaPrefix + "nistp384", SshKeyType.Ecdsa, "ECDSA"),
        new(EcdsaPrefix + "nistp521", SshKeyType.Ecdsa, "ECDSA"),
        new(Rsa, SshKeyType.Rsa, "RSA"),
        new(Dsa, SshKeyType.Dsa, "DSA"),
        new("sk-ssh-ed25519@openssh.com", SshKeyType.Ed25519SecurityKey, "ED25519-SK"),
        new("sk-ecdsa-sha2-nistp256@openssh.com", SshKeyType.EcdsaSecurityKey, "ECDSA-SK"),
    ];

    /// <summary>The type inside the blob of a key that a line of text, or a signature algorithm, calls so: the name itself for most.</summary>
    /// <remarks>
    /// OpenSSH, sshkey.c (keyimpls): these rows name no key of their own, and sshkey_read compares what two names stand for, so
    /// that ssh and sshd take such a line. RFC 8332 section 3: the blob of an RSA key is of type ssh-rsa whatever it signs with.
    /// </remarks>
    public static string OfName(string name) => name switch
    {
        "rsa-sha2-256" or "rsa-sha2-512" => Rsa,
        "rsa-sha2-256-cert-v01@openssh.com" or "rsa-sha2-512-cert-v01@openssh.com" => "ssh-rsa-cert-v01@openssh.com",
        "webauthn-sk-ecdsa-sha2-nistp256@openssh.com" => "sk-ecdsa-sha2-nistp256@openssh.com",
        "webauthn-sk-ecdsa-sha2-nistp256-cert-v01@openssh.com" => "sk-ecdsa-sha2-nistp256-cert-v01@openssh.com",
        _ => name,
    };

    /// <summary>The row of a plain (not certificate) type, or <c>null</c>.</summary>
    public static KeyTypeName? Find(string plainType) => Rows.FirstOrDefault(row => string.Equals(row.Name, plainType, StringComparison.Ordinal));
}

/// <summary>One key type.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Type">What it is.</param>
/// <param name="ShortName">What ssh-keygen -l prints in parentheses.</param>
internal sealed record KeyTypeName(string Name, SshKeyType Type, string ShortName);
