using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>The key exchange methods that can be run, the preferred first.</summary>
internal static class KeyExchangeMethods
{
    public static IReadOnlyList<KeyExchangeMethodInfo> Supported { get; } =
    [
        new("curve25519-sha256", HashAlgorithmName.SHA256, ProbeOnly: false, "RFC 8731", _ => new Curve25519Exchange()),
        new("curve25519-sha256@libssh.org", HashAlgorithmName.SHA256, ProbeOnly: false, "RFC 8731 section 1", _ => new Curve25519Exchange()),
        new("ecdh-sha2-nistp256", HashAlgorithmName.SHA256, ProbeOnly: false, "RFC 5656 section 6.3", _ => new NistCurveExchange(NistCurve.P256, HashAlgorithmName.SHA256)),
        new("ecdh-sha2-nistp384", HashAlgorithmName.SHA384, ProbeOnly: false, "RFC 5656 section 6.3", _ => new NistCurveExchange(NistCurve.P384, HashAlgorithmName.SHA384)),
        new("ecdh-sha2-nistp521", HashAlgorithmName.SHA512, ProbeOnly: false, "RFC 5656 section 6.3", _ => new NistCurveExchange(NistCurve.P521, HashAlgorithmName.SHA512)),
        new("diffie-hellman-group14-sha256", HashAlgorithmName.SHA256, ProbeOnly: false, "RFC 8268 section 3", _ => new DiffieHellmanExchange(WellKnownGroups.Group14, HashAlgorithmName.SHA256)),
        new("diffie-hellman-group16-sha512", HashAlgorithmName.SHA512, ProbeOnly: false, "RFC 8268 section 3", _ => new DiffieHellmanExchange(WellKnownGroups.Group16, HashAlgorithmName.SHA512)),
        new("diffie-hellman-group-exchange-sha256", HashAlgorithmName.SHA256, ProbeOnly: false, "RFC 4419 section 4.2", context => new GroupExchange(HashAlgorithmName.SHA256, context)),
        new("diffie-hellman-group18-sha512", HashAlgorithmName.SHA512, ProbeOnly: false, "RFC 8268 section 3", _ => new DiffieHellmanExchange(WellKnownGroups.Group18, HashAlgorithmName.SHA512)),
        new("diffie-hellman-group14-sha1", HashAlgorithmName.SHA1, ProbeOnly: true, "RFC 4253 section 8.2", _ => new DiffieHellmanExchange(WellKnownGroups.Group14, HashAlgorithmName.SHA1)),
        new("diffie-hellman-group-exchange-sha1", HashAlgorithmName.SHA1, ProbeOnly: true, "RFC 4419 section 4.1", context => new GroupExchange(HashAlgorithmName.SHA1, context)),
        new("diffie-hellman-group1-sha1", HashAlgorithmName.SHA1, ProbeOnly: true, "RFC 4253 section 8.1", _ => new DiffieHellmanExchange(WellKnownGroups.Group1, HashAlgorithmName.SHA1)),
    ];

    /// <summary>Starts the client's side of the named method.</summary>
    /// <exception cref="ArgumentException">The method is unknown, or probe-only where that is not allowed.</exception>
    public static KeyExchangeMethod Create(string name, KeyExchangeContext context)
    {
        KeyExchangeMethodInfo method = Supported.FirstOrDefault(row => row.Name == name)
            ?? throw new ArgumentException($"The key exchange method {name} is not supported.", nameof(name));
        return method.ProbeOnly && !context.AllowProbeOnly
            ? throw new ArgumentException($"The key exchange method {name} is too weak to carry a secret.", nameof(name))
            : method.Create(context);
    }
}
