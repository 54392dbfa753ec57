using System;
using System.Collections.Generic;
using System.Text;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Formats.Public;

/// <summary>Public keys in one line each: type, base64 text, comment; in <c>authorized_keys</c> with options in front (sshd(8)).</summary>
internal static class PublicLine
{
    // A line of a file with one key, and no more than a large authorized_keys has.
    private const int MaximumKeys = 10_000;

    public static IReadOnlyList<KeyFile> ReadAll(KeyText text)
    {
        List<KeyFile> keys = [];
        foreach (KeyLine raw in text.Lines)
        {
            KeyLine line = text.Trim(raw);
            if (line.Count == 0 || text.StartsWith(line, "#"))
            {
                continue;
            }

            keys.Add(Read(text, line));
            if (keys.Count > MaximumKeys)
            {
                throw KeyFileErrors.Unsupported($"The file holds more than {MaximumKeys} public keys.");
            }
        }

        return keys.Count > 0 ? keys : throw KeyFileErrors.Unknown("it is empty");
    }

    /// <summary>The line for a key, without its end.</summary>
    public static string Format(PublicKeyBlob key, KeyComment comment)
    {
        string line = FormatKey(key);
        string text = comment.LineText;
        return text.Length == 0 ? line : $"{line} {text}";
    }

    /// <summary>A file of that line, with the comment byte by byte.</summary>
    public static byte[] Write(PublicKeyBlob key, KeyComment comment)
    {
        byte[] text = comment.LineBytes;
        SshWriter file = new(512);
        file.WriteRaw(Encoding.ASCII.GetBytes(FormatKey(key) + (text.Length == 0 ? "" : " ")));
        return file.WriteRaw(text).WriteByte((byte)'\n').ToArray();
    }

    private static string FormatKey(PublicKeyBlob key) => $"{key.Type} {Convert.ToBase64String(key.Blob)}";

    private static PublicKeyFile Read(KeyText text, KeyLine line)
    {
        int start = line.Offset;
        int end = line.Offset + line.Count;
        (int typeStart, int typeEnd) = Word(text, start, end);
        if (!IsKeyType(text, typeStart, typeEnd))
        {
            // Options come first: they end at the first blank outside quotes.
            (typeStart, typeEnd) = Word(text, AfterOptions(text, start, end), end);
        }

        if (!IsKeyType(text, typeStart, typeEnd))
        {
            throw KeyFileErrors.Unknown($"line {line.Number} begins with '{DisplayText.Escape(text.Text(start, Math.Min(end - start, 30)))}', which is neither a key type nor the heading of a key file");
        }

        string type = text.Text(typeStart, typeEnd - typeStart);
        (int dataStart, int dataEnd) = Word(text, typeEnd, end);
        if (dataStart == dataEnd)
        {
            throw KeyFileErrors.DamagedLine(line.Number, $"nothing follows the key type '{DisplayText.Escape(type)}'");
        }

        byte[] data = Base64Lines.Decode(text, [new KeyLine(line.Number, dataStart, dataEnd - dataStart)]);
        PublicKeyBlob key = KeyBlobs.Parse(data);
        if (key.Type != KeyTypeNames.OfName(type))
        {
            throw KeyFileErrors.DamagedLine(line.Number, $"it says '{DisplayText.Escape(type)}', but the key is of the type {key.Type}");
        }

        return new PublicKeyFile
        {
            Format = SshKeyFormat.OpenSshPublic,
            PublicKey = key,
            Comment = ReadComment(text, dataEnd, end),
            Remarks = text.Remarks,
            LineNumber = line.Number,
        };
    }

    private static KeyComment ReadComment(KeyText text, int start, int end)
    {
        KeyLine comment = text.Trim(new KeyLine(0, start, end - start));
        byte[] bytes = new byte[comment.Count];
        Buffer.BlockCopy(text.Bytes, comment.Offset, bytes, 0, bytes.Length);
        return KeyComment.FromBytes(bytes);
    }

    private static (int Start, int End) Word(KeyText text, int start, int end)
    {
        while (start < end && IsBlank(text.Bytes[start]))
        {
            start++;
        }

        int stop = start;
        while (stop < end && !IsBlank(text.Bytes[stop]))
        {
            stop++;
        }

        return (start, stop);
    }

    private static int AfterOptions(KeyText text, int start, int end)
    {
        bool quoted = false;
        int position = start;
        for (; position < end && (quoted || !IsBlank(text.Bytes[position])); position++)
        {
            if (text.Bytes[position] == '\\' && position + 1 < end && text.Bytes[position + 1] == '"')
            {
                position++;
            }
            else if (text.Bytes[position] == '"')
            {
                quoted = !quoted;
            }
        }

        return Math.Min(position, end);
    }

    // Every key type name begins in one of these ways, also the ones to come.
    private static bool IsKeyType(KeyText text, int start, int end)
    {
        KeyLine word = new(0, start, end - start);
        return text.StartsWith(word, "ssh-") || text.StartsWith(word, "ecdsa-") || text.StartsWith(word, "sk-") || text.StartsWith(word, "rsa-sha2-") || text.StartsWith(word, "webauthn-sk-");
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t';
}
