using System;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>One key exchange method that can be run.</summary>
/// <param name="Name">The name in KEXINIT.</param>
/// <param name="Hash">The hash of H and of the key derivation.</param>
/// <param name="ProbeOnly">Too weak to carry a secret: runs only where <see cref="KeyExchangeContext.AllowProbeOnly"/> is set.</param>
/// <param name="Source">Where the method is defined.</param>
/// <param name="Create">Makes the client's side of one exchange.</param>
internal sealed record KeyExchangeMethodInfo(string Name, HashAlgorithmName Hash, bool ProbeOnly, string Source, Func<KeyExchangeContext, KeyExchangeMethod> Create);
