using System.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>Writes base64 text between a BEGIN and an END line, with LF as every tool accepts it.</summary>
internal static class PemWriter
{
    /// <summary>RFC 7468 section 2.</summary>
    public const int StandardLineLength = 64;

    public static byte[] Write(string label, byte[] data, int lineLength = StandardLineLength)
    {
        using SshWriter output = new((data.Length * 3 / 2) + 128);
        output.WriteRaw(Encoding.ASCII.GetBytes($"-----BEGIN {label}-----\n"));
        Base64Lines.Encode(output, data, lineLength);
        output.WriteRaw(Encoding.ASCII.GetBytes($"-----END {label}-----\n"));
        return output.ToArray();
    }
}
