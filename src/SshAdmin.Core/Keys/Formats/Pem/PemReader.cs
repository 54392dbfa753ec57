using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>Takes PEM text apart.</summary>
internal static class PemReader
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Tail = "-----";

    public static bool IsBegin(KeyText text, KeyLine line) => text.StartsWith(text.Trim(line), Begin);

    /// <summary>The label of a BEGIN line.</summary>
    public static string LabelOf(KeyText text, KeyLine line)
    {
        string heading = text.Text(text.Trim(line));
        int tail = heading.IndexOf(Tail, Begin.Length, StringComparison.Ordinal);
        if (tail < 0)
        {
            throw KeyFileErrors.DamagedLine(line.Number, "the BEGIN line does not end with five hyphens");
        }

        return tail + Tail.Length == heading.Length
            ? heading.Substring(Begin.Length, tail - Begin.Length)
            : throw KeyFileErrors.DamagedLine(line.Number, "more text stands behind the BEGIN mark; the line breaks of the file were lost in copying");
    }

    /// <param name="text">The file.</param>
    /// <param name="first">Index of the BEGIN line.</param>
    /// <param name="label">Its label.</param>
    public static PemBlock Read(KeyText text, int first, string label)
    {
        int end = FindEnd(text, first, label);
        int line = first + 1;
        Dictionary<string, string> headers = ReadHeaders(text, ref line, end);
        byte[] data = Base64Lines.Decode(text, text.Lines.Skip(line).Take(end - line));
        return data.Length > 0
            ? new PemBlock(label, headers, data, line, end)
            : throw KeyFileErrors.DamagedLine(text.Lines[end].Number, "nothing stands between the BEGIN and the END line");
    }

    /// <summary>The first block of the file beside a key that is more than a repetition of what the key says itself; <c>null</c> when there is none.</summary>
    /// <param name="text">The file.</param>
    /// <param name="key">Index of the BEGIN line of the key.</param>
    public static string? OtherBlock(KeyText text, int key)
    {
        for (int i = 0; i < text.Lines.Count; i++)
        {
            KeyLine line = text.Trim(text.Lines[i]);
            if (i != key && text.StartsWith(line, Begin) && !text.StartsWith(line, Begin + PemLabels.CurveParameters))
            {
                return $"'{DisplayText.Escape(text.Text(line.Offset, Math.Min(line.Count, 80)))}' in line {i + 1}";
            }
        }

        return null;
    }

    private static int FindEnd(KeyText text, int first, string label)
    {
        for (int i = first + 1; i < text.Lines.Count; i++)
        {
            KeyLine line = text.Trim(text.Lines[i]);
            if (!text.StartsWith(line, Tail))
            {
                continue;
            }

            string found = text.Text(line.Offset, Math.Min(line.Count, 80));
            return found == End + label + Tail
                ? i
                : throw KeyFileErrors.DamagedLine(line.Number, $"'{End}{label}{Tail}' is due here, not '{DisplayText.Escape(found)}'");
        }

        throw KeyFileErrors.Damaged($"it is cut off; the line '{End}{label}{Tail}' is missing");
    }

    // RFC 1421 section 4.6: "Name: value" lines up to a blank one; a value goes on where the next line begins with a blank.
    private static Dictionary<string, string> ReadHeaders(KeyText text, ref int line, int end)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        string? last = null;
        for (; line < end; line++)
        {
            KeyLine raw = text.Lines[line];
            int colon = Array.IndexOf(text.Bytes, (byte)':', raw.Offset, raw.Count);
            if (last is not null && raw.Count > 0 && text.Bytes[raw.Offset] is (byte)' ' or (byte)'\t')
            {
                headers[last!] += text.Text(raw).Trim();
            }
            else if (colon >= 0)
            {
                last = text.Text(raw.Offset, colon - raw.Offset).Trim();
                headers[last] = text.Text(colon + 1, raw.Offset + raw.Count - colon - 1).Trim();
            }
            else
            {
                break;
            }
        }

        return headers;
    }
}
