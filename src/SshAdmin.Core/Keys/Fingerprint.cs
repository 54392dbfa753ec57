using System;
using System.Security.Cryptography;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys;

/// <summary>Fingerprints of public key blobs, as ssh-keygen -l prints them.</summary>
/// <remarks>ssh-keygen shows of a certificate the fingerprint of the certified key: <see cref="PublicKeyBlob.PlainBlob"/>.</remarks>
internal static class Fingerprint
{
    /// <summary><c>SHA256:</c> and base64 without padding.</summary>
    public static string Sha256(byte[] blob) => "SHA256:" + Convert.ToBase64String(Hashes.Compute(HashAlgorithmName.SHA256, blob)).TrimEnd('=');

    /// <summary><c>MD5:</c> and pairs of hexadecimal digits between colons, as older tools show.</summary>
    public static string Md5(byte[] blob) => "MD5:" + BitConverter.ToString(Hashes.Compute(HashAlgorithmName.MD5, blob)).Replace('-', ':').ToLowerInvariant();
}
