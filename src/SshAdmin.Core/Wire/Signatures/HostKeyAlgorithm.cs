using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Signatures;

/// <summary>One host key algorithm whose signatures can be verified.</summary>
/// <param name="Name">The name in KEXINIT.</param>
/// <param name="KeyType">The type of the blob that the server then sends.</param>
/// <param name="SignatureFormat">The name inside the signature blob.</param>
/// <param name="Hash">The hash that is signed; Ed25519 has its own inside.</param>
/// <param name="Legacy">For old devices only; offer it last and say so.</param>
/// <param name="Source">Where the algorithm is defined.</param>
internal sealed record HostKeyAlgorithm(string Name, string KeyType, string SignatureFormat, HashAlgorithmName Hash, bool Legacy, string Source);
