using System;
using System.Security.Cryptography;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>The hash functions SSH names.</summary>
internal static class Hashes
{
    public static HashAlgorithm Create(HashAlgorithmName name) => name.Name switch
    {
        "MD5" => MD5.Create(),
        "SHA1" => SHA1.Create(),
        "SHA256" => SHA256.Create(),
        "SHA384" => SHA384.Create(),
        "SHA512" => SHA512.Create(),
        _ => throw new ArgumentException($"No hash is named {name.Name}.", nameof(name)),
    };

    public static byte[] Compute(HashAlgorithmName name, byte[] data)
    {
        using HashAlgorithm hash = Create(name);
        return hash.ComputeHash(data);
    }

    /// <summary>Hashes what was written, without leaving a copy behind.</summary>
    public static byte[] Compute(HashAlgorithmName name, SshWriter written)
    {
        byte[] data = written.ToArray();
        try
        {
            return Compute(name, data);
        }
        finally
        {
            Secrets.Clear(data);
        }
    }
}
