using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Keys to write, and key files to read back.</summary>
internal static class SampleKeys
{
    /// <summary>A line of authorized_keys that belongs to a number and to no private key.</summary>
    public static string Line(int number)
    {
        byte[] point = SHA256.HashData(Encoding.ASCII.GetBytes($"key {number}"));
        byte[] blob = [0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. point];
        return $"ssh-ed25519 {Convert.ToBase64String(blob)} key-{number}";
    }

    public static void MakePair(string path) => new KeyCreation(PrivateFiles.ForThisSystem()).Run(
        new KeyCreationRequest { Path = path, Type = SshKeyType.Ed25519, Output = new KeyOutput(SshKeyFormat.OpenSsh), Encrypted = false, Comment = "before" }, null, default);

    /// <summary>The public blob of a private key file, which must be whole.</summary>
    public static byte[] PublicBlobOfPrivate(string path) => BlobOf(path, file => ((PrivateKeyFile)file).Open(null, default).PublicKey.Blob);

    /// <summary>The blob of a .pub file, which must be whole.</summary>
    public static byte[] BlobOfPublic(string path) => BlobOf(path, file => ((PublicKeyFile)file).PublicKey!.Blob);

    private static byte[] BlobOf(string path, Func<KeyFile, byte[]> blob)
    {
        try
        {
            return blob(KeyFileReader.Read(path, File.ReadAllBytes(path))[0]);
        }
        catch (Exception error) when (error is SshAdminException or InvalidCastException or FileNotFoundException)
        {
            throw new BrokenException($"{path} is no whole key file: {error.Message}");
        }
    }
}
