using System;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>HMAC (RFC 2104) with the hashes SSH names.</summary>
internal static class Hmac
{
    /// <summary>The instance keeps a copy of the key until it is disposed.</summary>
    public static HMAC Create(HashAlgorithmName hash, byte[] key) => hash.Name switch
    {
        "SHA1" => new HMACSHA1(key),
        "SHA256" => new HMACSHA256(key),
        "SHA384" => new HMACSHA384(key),
        "SHA512" => new HMACSHA512(key),
        _ => throw new ArgumentException($"No HMAC is made of {hash.Name}.", nameof(hash)),
    };

    public static byte[] Compute(HashAlgorithmName hash, byte[] key, byte[] data)
    {
        using HMAC mac = Create(hash, key);
        return mac.ComputeHash(data);
    }
}
