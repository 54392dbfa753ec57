using System;
using System.Globalization;
using System.Text;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Octets as pairs of hexadecimal digits.</summary>
internal static class HexText
{
    public static string Print(byte[] bytes)
    {
        StringBuilder text = new(bytes.Length * 2);
        foreach (byte b in bytes)
        {
            text.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    public static byte[]? Parse(string text)
    {
        if (text.Length % 2 != 0)
        {
            return null;
        }

        byte[] bytes = new byte[text.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(text.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }
}
