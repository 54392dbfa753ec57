using System.Text;

namespace SshAdmin.Core.Platform.Unix.Native;

/// <summary>What the single-function files beside this one share.</summary>
internal static class Libc
{
    public const string Name = "libc";

    /// <summary>A path as the C library takes it: UTF-8 with a final zero.</summary>
    public static byte[] Path(string path) => Encoding.UTF8.GetBytes(path + "\0");
}
