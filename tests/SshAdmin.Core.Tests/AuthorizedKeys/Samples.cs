using System;
using System.IO;
using System.Linq;
using System.Text;
using SshAdmin.Core.AuthorizedKeys.Input;

namespace SshAdmin.Core.Tests.AuthorizedKeys;

/// <summary>Public keys that ssh-keygen made; see Data/AuthorizedKeys/README.md.</summary>
internal static class Samples
{
    public const string Ed25519Fingerprint = "SHA256:2D3QKWobg4u3HmwhTBB9dqo8gDdIZGlDmsX05kQ1CfE"; // ssh-keygen -lf ed.pub

    public static string Ed25519 => Line("ed.pub");

    public static string Rsa => Line("rsa.pub");

    public static string Ecdsa => Line("ec.pub");

    public static string Authority => Line("ca.pub");

    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "AuthorizedKeys", name);

    public static string Line(string name) => System.IO.File.ReadAllText(File(name)).TrimEnd('\n');

    public static byte[] Blob(string line) => Convert.FromBase64String(line.Split(' ', '\t').First(word => word.StartsWith("AAAA", StringComparison.Ordinal) && word.Length > 40));

    public static KeyToAdd Key(string line, params string[] options) => new KeyInput(options, null, allowWeak: true).FromText(line).Single();

    /// <summary>Lines of distinct Ed25519 keys: any 32 bytes are one to everybody who only compares and stores.</summary>
    public static string[] Many(int count) => Enumerable.Range(0, count).Select(Numbered).ToArray();

    public static string Numbered(int number)
    {
        byte[] blob = Blob(Ed25519);
        BitConverter.GetBytes(number).CopyTo(blob, blob.Length - 4);
        return $"ssh-ed25519 {Convert.ToBase64String(blob)} key {number}";
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
