using System;
using System.Security.Cryptography;
using System.Text;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.KnownHosts;

/// <summary>A host name that known_hosts holds only as a hash: <c>|1|salt|HMAC-SHA1(salt, name)</c>, both in base64 (OpenSSH hostfile.c, host_hash).</summary>
internal static class HashedHostName
{
    public const string Prefix = "|1|";
    private const int Size = 20;

    public static string Create(string name) => Create(name, RandomBytes.Create(Size));

    public static bool Matches(string hashed, string name)
    {
        string[] parts = hashed.Substring(Prefix.Length).Split('|');
        if (parts.Length != 2)
        {
            return false;
        }

        try
        {
            byte[] salt = Convert.FromBase64String(parts[0]);
            byte[] hash = Convert.FromBase64String(parts[1]);
            return salt.Length == Size && Secrets.FixedTimeEquals(hash, Hash(salt, name));
        }
        catch (FormatException)
        {
            // ssh passes over what it cannot read, and so do we.
            return false;
        }
    }

    private static string Create(string name, byte[] salt) =>
        Prefix + Convert.ToBase64String(salt) + "|" + Convert.ToBase64String(Hash(salt, name));

    private static byte[] Hash(byte[] salt, string name)
    {
#pragma warning disable CA5350 // The file format demands SHA-1; it only hides names.
        using HMACSHA1 hmac = new(salt);
#pragma warning restore CA5350
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(name));
    }
}
