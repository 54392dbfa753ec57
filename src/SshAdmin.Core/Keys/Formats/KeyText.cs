using System;
using System.Collections.Generic;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>The text of a key file as lines of bytes, cleaned of what editors and copying do to such files.</summary>
/// <remarks>Works on bytes and clears them on dispose, because an unencrypted private key passes through here.</remarks>
internal sealed class KeyText : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _bytes;
    private readonly Encoding _encoding;

    private KeyText(byte[] bytes, KeyTextMark mark)
    {
        _bytes = bytes;
        _encoding = ChooseEncoding(bytes);
        Mark = mark;
        Lines = Split();
    }

    /// <summary>All lines, with their numbers in the file; blank ones included.</summary>
    public IReadOnlyList<KeyLine> Lines { get; }

    /// <summary>What was odd about the file, one sentence each; see <see cref="KeyTextRemarks"/>.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>How the file says that it is text.</summary>
    public KeyTextMark Mark { get; }

    /// <summary>The bytes that the lines refer to.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Whether any line ends with CR or CRLF.</summary>
    public bool HasCarriageReturns { get; private set; }

    /// <summary>Whether no line ends with LF or CRLF.</summary>
    public bool HasNoLineFeeds => Array.IndexOf(_bytes, (byte)'\n') < 0;

    /// <summary>Whether the last line lacks its end.</summary>
    public bool EndsWithoutNewline { get; private set; }

    public static KeyText Decode(byte[] content)
    {
        byte[] bytes = ToSingleBytes(content, out KeyTextMark mark);
        RefuseBinary(bytes);
        return new KeyText(bytes, mark);
    }

    /// <summary>A line as text. For names, headers and comments only, never for key material.</summary>
    public string Text(KeyLine line) => Text(line.Offset, line.Count);

    public string Text(int offset, int count) => _encoding.GetString(_bytes, offset, count);

    /// <summary>The bytes that the text had in the file.</summary>
    public byte[] OriginalBytes(string text) => _encoding.GetBytes(text);

    public bool StartsWith(KeyLine line, string prefix)
    {
        if (line.Count < prefix.Length)
        {
            return false;
        }

        for (int i = 0; i < prefix.Length; i++)
        {
            if (_bytes[line.Offset + i] != prefix[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The line without blanks at both ends.</summary>
    public KeyLine Trim(KeyLine line)
    {
        int start = line.Offset;
        int end = line.Offset + line.Count;
        while (start < end && IsBlank(_bytes[start]))
        {
            start++;
        }

        while (end > start && IsBlank(_bytes[end - 1]))
        {
            end--;
        }

        return line with { Offset = start, Count = end - start };
    }

    public void Dispose() => Secrets.Clear(_bytes);

    private static byte[] ToSingleBytes(byte[] content, out KeyTextMark mark)
    {
        mark = KeyTextMark.None;
        if (content.Length >= 3 && content[0] == 0xef && content[1] == 0xbb && content[2] == 0xbf)
        {
            mark = KeyTextMark.Utf8;
            return Slice(content, 3);
        }

        bool marked = content.Length >= 2 && ((content[0] == 0xff && content[1] == 0xfe) || (content[0] == 0xfe && content[1] == 0xff));
        bool bigEndian = marked ? content[0] == 0xfe : content.Length >= 4 && content[0] == 0 && content[2] == 0;
        bool littleEndian = !bigEndian && (marked || (content.Length >= 4 && content[1] == 0 && content[3] == 0));
        if (!bigEndian && !littleEndian)
        {
            return Slice(content, 0);
        }

        if (content.Length % 2 != 0)
        {
            throw new SshInputException(ErrorReason.KeyFileDamaged, $"The file is UTF-16 text, but its length of {content.Length} bytes is odd: it was cut off.");
        }

        mark = KeyTextMark.Utf16;
        int start = marked ? 2 : 0;
        Encoding utf16 = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        char[] characters = utf16.GetChars(content, start, content.Length - start);
        byte[] bytes = Encoding.UTF8.GetBytes(characters);
        Array.Clear(characters, 0, characters.Length);
        return bytes;
    }

    private static byte[] Slice(byte[] content, int start)
    {
        byte[] copy = new byte[content.Length - start];
        Buffer.BlockCopy(content, start, copy, 0, copy.Length);
        return copy;
    }

    private static void RefuseBinary(byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
            {
                throw new SshInputException(
                    ErrorReason.KeyFormatUnknown,
                    $"This is not a key file: the byte 0x{bytes[i]:x2} at offset {i} does not occur in the text that every key format consists of.");
            }
        }
    }

    private List<KeyLine> Split()
    {
        List<KeyLine> lines = [];
        int start = 0;
        for (int i = 0; i < _bytes.Length; i++)
        {
            if (_bytes[i] is not ((byte)'\n' or (byte)'\r'))
            {
                continue;
            }

            lines.Add(new KeyLine(lines.Count + 1, start, i - start));
            if (_bytes[i] == '\r')
            {
                HasCarriageReturns = true;
                i += i + 1 < _bytes.Length && _bytes[i + 1] == '\n' ? 1 : 0;
            }

            start = i + 1;
        }

        if (start < _bytes.Length)
        {
            EndsWithoutNewline = true;
            lines.Add(new KeyLine(lines.Count + 1, start, _bytes.Length - start));
        }

        return lines;
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\f';

    private static Encoding ChooseEncoding(byte[] bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);

            // A part of a line can begin or end in the middle of a character, and is shown all the same.
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            // ISO 8859-1 maps every byte to one character and back, so that a comment from an older Windows survives.
            return Encoding.GetEncoding(28591);
        }
    }
}
