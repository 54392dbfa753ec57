using System.Globalization;
using System.Text;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Attribute names in conditions: characters outside a small set are written as % and four hexadecimal digits (MS-DTYP 2.5.1.1, attr-char2).</summary>
internal static class AttributeName
{
    public static string Encode(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            bool plain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ':' or '.' or '/' or '_';
            text.Append(plain ? c.ToString() : $"%{(int)c:x4}");
        }

        return text.ToString();
    }

    public static string Decode(string text)
    {
        StringBuilder name = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 4 < text.Length && ushort.TryParse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                name.Append((char)code);
                i += 4;
            }
            else
            {
                name.Append(text[i]);
            }
        }

        return name.ToString();
    }
}
