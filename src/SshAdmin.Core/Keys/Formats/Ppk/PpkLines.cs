using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.Core.Keys.Formats.Ppk;

/// <summary>Walks through the lines of a PPK file, which stand in a fixed order.</summary>
internal sealed class PpkLines(KeyText text, int next)
{
    private int _next = next;

    /// <summary>The value of the header that is due.</summary>
    public string Header(string name)
    {
        KeyLine line = Take($"the line '{name}:'");
        string prefix = name + ": ";
        string whole = text.Text(line);
        return whole.StartsWith(prefix, StringComparison.Ordinal)
            ? whole.Substring(prefix.Length)
            : throw KeyFileErrors.DamagedLine(line.Number, $"the line '{name}:' is due here");
    }

    public int Number(string name)
    {
        string value = Header(name);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw KeyFileErrors.DamagedLine(LastNumber, $"'{name}' must be a whole number below 2,147,483,648");
    }

    /// <summary>A count, then that many lines of base64 text.</summary>
    public byte[] Base64(string countName)
    {
        int count = Number(countName);
        if (count > text.Lines.Count - _next)
        {
            throw KeyFileErrors.DamagedLine(LastNumber, $"{count} lines should follow, but the file has {text.Lines.Count - _next} more; it is cut off");
        }

        IEnumerable<KeyLine> lines = text.Lines.Skip(_next).Take(count);
        _next += count;
        return Base64Lines.Decode(text, lines);
    }

    public byte[] Hex(string name)
    {
        string digits = Header(name);
        byte[] bytes = new byte[digits.Length / 2];
        bool valid = digits.Length % 2 == 0;
        for (int i = 0; valid && i < bytes.Length; i++)
        {
            valid = byte.TryParse(digits.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]);
        }

        return valid ? bytes : throw KeyFileErrors.DamagedLine(LastNumber, $"'{name}' must consist of pairs of hexadecimal digits");
    }

    public void ExpectEnd()
    {
        for (; _next < text.Lines.Count; _next++)
        {
            if (text.Trim(text.Lines[_next]).Count > 0)
            {
                throw KeyFileErrors.DamagedLine(_next + 1, "text follows the end of the key");
            }
        }
    }

    private int LastNumber => text.Lines[_next - 1].Number;

    private KeyLine Take(string what) => _next < text.Lines.Count
        ? text.Lines[_next++]
        : throw KeyFileErrors.Damaged($"it is cut off; {what} is missing");
}
