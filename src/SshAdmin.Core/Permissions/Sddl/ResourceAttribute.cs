using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>The attribute of an RA entry: <c>("Name",TS,0x0,"value","value")</c>.</summary>
/// <remarks>
/// Binary form (MS-DTYP 2.4.10.1, CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1), all offsets from its start:
/// <code>0 offset of name | 4 value type, 16 bits | 6 reserved | 8 flags | 12 count | 16 offset of each value | names and values</code>
/// </remarks>
internal static class ResourceAttribute
{
    private const int HeaderLength = 16;

    private static readonly (string Token, ushort Type)[] Types =
    [
        ("TI", 0x01), // signed 64 bits
        ("TU", 0x02), // unsigned 64 bits
        ("TS", 0x03), // text
        ("TD", 0x05), // SID
        ("TB", 0x06), // 0 or 1 in 64 bits
        ("TX", 0x10), // octets
    ];

    public static string? TryPrint(byte[] data)
    {
        if (data.Length < HeaderLength)
        {
            return null;
        }

        string? name = ReadText(data, LittleEndian.ReadUInt32(data, 0));
        ushort type = LittleEndian.ReadUInt16(data, 4);
        string? token = Types.FirstOrDefault(row => row.Type == type).Token;
        uint count = LittleEndian.ReadUInt32(data, 12);
        if (name is null || token is null || count > (data.Length - HeaderLength) / 4)
        {
            return null;
        }

        StringBuilder text = new($"(\"{AttributeName.Encode(name)}\",{token},0x{LittleEndian.ReadUInt32(data, 8):x}");
        for (int i = 0; i < count; i++)
        {
            string? value = ReadValue(data, LittleEndian.ReadUInt32(data, HeaderLength + (4 * i)), token);
            if (value is null)
            {
                return null;
            }

            text.Append(',').Append(value);
        }

        return text.Append(')').ToString();
    }

    /// <exception cref="SshInputException">Not an attribute.</exception>
    public static byte[] Compile(string text)
    {
        List<string> fields = Split(text);
        string? name = fields.Count < 3 ? null : Unquote(fields[0]);
        ushort type = fields.Count < 3 ? (ushort)0 : Types.FirstOrDefault(row => string.Equals(row.Token, fields[1], StringComparison.OrdinalIgnoreCase)).Type;
        if (name is null || type == 0)
        {
            throw Malformed(text, "it is written (\"name\",type,flags,value,...)");
        }

        int count = fields.Count - 3;
        List<byte> body = [];
        byte[] header = new byte[HeaderLength + (4 * count)];
        LittleEndian.Write(header, 4, type);
        LittleEndian.Write(header, 8, (uint)ParseInteger(text, fields[2]));
        LittleEndian.Write(header, 12, (uint)count);
        Place(0, Encoding.Unicode.GetBytes(AttributeName.Decode(name) + "\0"));
        for (int i = 0; i < count; i++)
        {
            Place(HeaderLength + (4 * i), Value(text, type, fields[3 + i]));
        }

        return [.. header, .. body, .. new byte[(4 - ((header.Length + body.Count) % 4)) % 4]];

        // Names and values follow each other without gaps; only the whole is padded.
        void Place(int pointer, byte[] bytes)
        {
            LittleEndian.Write(header, pointer, (uint)(header.Length + body.Count));
            body.AddRange(bytes);
        }
    }

    private static byte[] Value(string text, ushort type, string field) => type switch
    {
        0x03 => Encoding.Unicode.GetBytes((Unquote(field) ?? throw Malformed(text, "a text is written in quotes")) + "\0"),
        0x05 => Prefixed((field.StartsWith("SID(", StringComparison.OrdinalIgnoreCase) ? field.Substring(4, field.Length - 5) : field) is string sid
            ? (SidAliases.Find(sid)?.Sid ?? Sid.TryParse(sid))?.ToBinary() : null),
        0x10 => Prefixed(HexText.Parse(field.TrimStart('#'))),
        _ => BitConverter.GetBytes(ParseInteger(text, field)),
    } ?? throw Malformed(text, "a value does not fit the type");

    private static byte[]? Prefixed(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        byte[] length = new byte[4];
        LittleEndian.Write(length, 0, (uint)bytes.Length);
        return [.. length, .. bytes];
    }

    private static string? ReadValue(byte[] data, uint offset, string token)
    {
        if (token == "TS")
        {
            return ReadText(data, offset) is string value ? $"\"{value}\"" : null;
        }

        bool isNumber = token is "TI" or "TU" or "TB";
        if (offset > data.Length - (isNumber ? 8 : 4))
        {
            return null;
        }

        if (isNumber)
        {
            ulong number = LittleEndian.ReadUInt64(data, (int)offset);
            return token == "TI" ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);
        }

        uint length = LittleEndian.ReadUInt32(data, (int)offset);
        int start = (int)offset + 4;
        if (length > data.Length - start)
        {
            return null;
        }

        return token == "TX" ? HexText.Print(data.Skip(start).Take((int)length).ToArray()) : Sid.TryRead(data, start, start + (int)length) is Sid sid ? $"SID({SddlPrinter.Print(sid)})" : null;
    }

    private static string? ReadText(byte[] data, uint offset)
    {
        for (long end = offset; end + 1 < data.Length; end += 2)
        {
            if (data[end] == 0 && data[end + 1] == 0)
            {
                string text = Encoding.Unicode.GetString(data, (int)offset, (int)(end - offset));
                return text.Contains("\"") ? null : text;
            }
        }

        return null;
    }

    // At commas outside of quotes.
    private static List<string> Split(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length < 2 || trimmed[0] != '(' || trimmed[trimmed.Length - 1] != ')')
        {
            throw Malformed(text, "it stands in parentheses");
        }

        List<string> fields = [""];
        bool quoted = false;
        foreach (char c in trimmed.Substring(1, trimmed.Length - 2))
        {
            quoted ^= c == '"';
            if (c == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[fields.Count - 1] += c;
            }
        }

        return fields.Select(field => field.Trim()).ToList();
    }

    private static string? Unquote(string field) => field.Length >= 2 && field[0] == '"' && field[field.Length - 1] == '"' ? field.Substring(1, field.Length - 2) : null;

    private static ulong ParseInteger(string text, string field)
    {
        bool negative = field.StartsWith("-", StringComparison.Ordinal);
        string digits = negative ? field.Substring(1) : field;
        bool hexadecimal = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return ulong.TryParse(hexadecimal ? digits.Substring(2) : digits, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
            ? negative ? unchecked((ulong)-(long)value) : value
            : throw Malformed(text, $"'{DisplayText.Escape(field)}' is no number");
    }

    private static SshInputException Malformed(string text, string why) =>
        new(ErrorReason.DescriptorInvalid, $"The resource attribute of an entry is malformed: {why}.", DisplayText.Escape(text));
}
