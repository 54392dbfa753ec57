using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>Bytes from the operating system's random generator.</summary>
internal static class RandomBytes
{
    public static byte[] Create(int count)
    {
        byte[] bytes = new byte[count];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return bytes;
    }
}
