using System;
using System.Linq;

namespace SshAdmin.Core.Keys.Formats.Public;

/// <summary>Public key files of RFC 4716, which ssh.com servers and PuTTYgen's "save public key" use.</summary>
internal static class Rfc4716
{
    public const string Begin = "---- BEGIN SSH2 PUBLIC KEY ----";

    private const string End = "---- END SSH2 PUBLIC KEY ----";

    public static PublicKeyFile Read(KeyText text, int first)
    {
        int line = first + 1;
        string comment = "";
        while (line < text.Lines.Count && Array.IndexOf(text.Bytes, (byte)':', text.Lines[line].Offset, text.Lines[line].Count) >= 0)
        {
            int number = text.Lines[line].Number;
            string header = ReadHeader(text, ref line);
            int colon = header.IndexOf(':');
            if (colon < 0)
            {
                throw KeyFileErrors.DamagedLine(number, "a header needs a name and a colon");
            }

            if (string.Equals(header.Substring(0, colon).Trim(), "Comment", StringComparison.OrdinalIgnoreCase))
            {
                comment = Unquote(header.Substring(colon + 1).Trim());
            }
        }

        int end = line;
        while (end < text.Lines.Count && !text.StartsWith(text.Trim(text.Lines[end]), "----"))
        {
            end++;
        }

        if (end == text.Lines.Count || text.Text(text.Trim(text.Lines[end])) != End)
        {
            throw KeyFileErrors.Damaged($"it is cut off; the line '{End}' is missing");
        }

        KeyTextRemarks.AddRest(text, end);
        return new PublicKeyFile
        {
            Format = SshKeyFormat.Rfc4716,
            PublicKey = KeyBlobs.Parse(Base64Lines.Decode(text, text.Lines.Skip(line).Take(end - line))),
            Comment = KeyComment.FromBytes(text.OriginalBytes(comment)),
            Remarks = text.Remarks,
            LineNumber = text.Lines[first].Number,
        };
    }

    // Section 3.3: a backslash at the end of a line continues the header.
    private static string ReadHeader(KeyText text, ref int line)
    {
        string header = "";
        while (line < text.Lines.Count)
        {
            string part = text.Text(text.Lines[line++]);
            if (!part.EndsWith("\\", StringComparison.Ordinal))
            {
                return header + part;
            }

            header += part.Substring(0, part.Length - 1);
        }

        return header;
    }

    // Section 3.3.2: the comment may stand in quotes.
    private static string Unquote(string value) =>
        value.Length >= 2 && value[0] == '"' && value[value.Length - 1] == '"' ? value.Substring(1, value.Length - 2) : value;
}
