using System;
using System.Collections.Generic;
using System.IO;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>The .pub file beside a private key.</summary>
internal static class PublicCompanion
{
    private const string Extension = ".pub";
    private const string PpkExtension = ".ppk";

    /// <summary><c>id_ed25519</c> has <c>id_ed25519.pub</c>; <c>work.ppk</c> has <c>work.pub</c>.</summary>
    public static string PathOf(string privatePath) => WithoutPpk(privatePath) + Extension;

    /// <summary>The usual name of a key in another format: PPK files end with .ppk, others do not.</summary>
    public static string Rename(string privatePath, SshKeyFileFormat? format) => format switch
    {
        null => privatePath,
        SshKeyFileFormat.Ppk => WithoutPpk(privatePath) + PpkExtension,
        _ => WithoutPpk(privatePath),
    };

    public static bool IsPublicPath(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The one key of the file beside; <c>null</c> when there is none or it cannot be read, which is no failure of the private key.</summary>
    public static PublicKeyFile? Read(string privatePath)
    {
        string path = PathOf(privatePath);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            IReadOnlyList<KeyFile> keys = KeyFileReader.Read(path, KeyFileSource.Read(path));
            return keys.Count == 1 ? keys[0] as PublicKeyFile : null;
        }
        catch (SshAdminException)
        {
            return null;
        }
    }

    private static string WithoutPpk(string path) =>
        path.EndsWith(PpkExtension, StringComparison.OrdinalIgnoreCase) ? path.Substring(0, path.Length - PpkExtension.Length) : path;
}
