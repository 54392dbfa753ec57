using System;
using System.Collections.Generic;
using System.Text;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>One file of a server's configuration, lossless: its lines with their endings give back the same bytes.</summary>
internal sealed class ConfigurationDocument
{
    /// <summary>Longer than any configuration that was ever written by people or their tools.</summary>
    internal const int LongestFile = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Latin1 = System.Text.Encoding.GetEncoding(28591);

    private ConfigurationDocument(string path, ConfigurationEncoding encoding, List<ConfigurationLine> lines)
    {
        Path = path;
        Encoding = encoding;
        Lines = lines;
    }

    /// <summary>The file as the server names it; empty for text.</summary>
    internal string Path { get; }

    internal ConfigurationEncoding Encoding { get; }

    internal IReadOnlyList<ConfigurationLine> Lines { get; }

    /// <exception cref="SshInputException">The file is too large.</exception>
    internal static ConfigurationDocument Parse(string path, byte[] content)
    {
        if (content.Length > LongestFile)
        {
            throw new SshInputException(ErrorReason.FileTooLarge, $"The file '{path}' is larger than any sshd configuration; check that it is the one you meant.", path);
        }

        ConfigurationEncoding encoding = Detect(content);
        string text = encoding switch
        {
            ConfigurationEncoding.Utf8WithMark => Decode(content, 3, ref encoding),
            ConfigurationEncoding.Utf16LittleEndian => System.Text.Encoding.Unicode.GetString(content, 2, content.Length - 2),
            ConfigurationEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
            _ => Decode(content, 0, ref encoding),
        };
        ConfigurationDocument document = new(path, encoding, Split(text));
        if (encoding is not (ConfigurationEncoding.Utf16LittleEndian or ConfigurationEncoding.Utf16BigEndian) || Equal(document.ToBytes(), content))
        {
            return document;
        }

        // Halves of surrogate pairs cannot be written back: no text, so the bytes stand for themselves.
        return new ConfigurationDocument(path, ConfigurationEncoding.Bytes, Split(Latin1.GetString(content)));
    }

    private static bool Equal(byte[] one, byte[] other)
    {
        for (int at = 0; at < one.Length && at < other.Length; at++)
        {
            if (one[at] != other[at])
            {
                return false;
            }
        }

        return one.Length == other.Length;
    }

    /// <summary>Text that was handed over; a mark before it is no part of it.</summary>
    /// <exception cref="SshInputException">The text is too long.</exception>
    internal static ConfigurationDocument ParseText(string path, string text)
    {
        if (text.Length > LongestFile)
        {
            throw new SshInputException(ErrorReason.FileTooLarge, "The text is larger than any sshd configuration; give an sshd_config or the output of sshd -T.");
        }

        bool mark = text.Length > 0 && text[0] == '\uFEFF';
        return new ConfigurationDocument(path, mark ? ConfigurationEncoding.Utf8WithMark : ConfigurationEncoding.Utf8, Split(mark ? text.Substring(1) : text));
    }

    /// <summary>The file again, byte for byte.</summary>
    internal byte[] ToBytes()
    {
        StringBuilder text = new();
        foreach (ConfigurationLine line in Lines)
        {
            text.Append(line.Text).Append(line.Ending);
        }

        Encoding encoding = Encoding switch
        {
            ConfigurationEncoding.Utf16LittleEndian => System.Text.Encoding.Unicode,
            ConfigurationEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode,
            ConfigurationEncoding.Bytes => Latin1,
            _ => Strict,
        };
        byte[] mark = Encoding == ConfigurationEncoding.Utf8WithMark ? [0xEF, 0xBB, 0xBF] : encoding.GetPreamble();
        byte[] body = encoding.GetBytes(text.ToString());
        byte[] whole = new byte[mark.Length + body.Length];
        mark.CopyTo(whole, 0);
        body.CopyTo(whole, mark.Length);
        return whole;
    }

    private static ConfigurationEncoding Detect(byte[] content) =>
        StartsWith(content, 0xEF, 0xBB, 0xBF) ? ConfigurationEncoding.Utf8WithMark
        : StartsWith(content, 0xFF, 0xFE) && content.Length % 2 == 0 ? ConfigurationEncoding.Utf16LittleEndian
        : StartsWith(content, 0xFE, 0xFF) && content.Length % 2 == 0 ? ConfigurationEncoding.Utf16BigEndian
        : ConfigurationEncoding.Utf8;

    private static bool StartsWith(byte[] content, params byte[] mark)
    {
        for (int at = 0; at < mark.Length; at++)
        {
            if (at >= content.Length || content[at] != mark[at])
            {
                return false;
            }
        }

        return true;
    }

    private static string Decode(byte[] content, int start, ref ConfigurationEncoding encoding)
    {
        try
        {
            return Strict.GetString(content, start, content.Length - start);
        }
        catch (DecoderFallbackException)
        {
            // sshd works on bytes; Latin-1 keeps each one, a mark at the start included.
            encoding = ConfigurationEncoding.Bytes;
            return Latin1.GetString(content);
        }
    }

    private static List<ConfigurationLine> Split(string text)
    {
        List<ConfigurationLine> lines = [];
        int start = 0;
        while (start < text.Length)
        {
            int feed = text.IndexOf('\n', start);
            int end = feed < 0 ? text.Length : feed;
            int ending = feed > start && text[feed - 1] == '\r' ? feed - 1 : end;
            lines.Add(new ConfigurationLine(lines.Count + 1, text.Substring(start, ending - start), text.Substring(ending, (feed < 0 ? text.Length : feed + 1) - ending)));
            start = feed < 0 ? text.Length : feed + 1;
        }

        return lines;
    }
}
