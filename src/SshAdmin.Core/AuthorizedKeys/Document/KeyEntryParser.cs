using System;
using System.Text;
using SshAdmin.Core.AuthorizedKeys.Options;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.AuthorizedKeys.Document;

/// <summary>Reads one line the way sshd does (auth2-pubkeyfile.c, auth_check_authkey_line): options, key type, base64 text, comment.</summary>
internal static class KeyEntryParser
{
    // Room for RSA of 16384 bits or a certificate of many principals; a longer word is no key.
    private const int MaximumKeyText = 65_536;

    // Every key type begins in one of these ways and no option does, so that the first word says which of both it is.
    private static readonly string[] TypePrefixes = ["ssh-", "ecdsa-", "sk-", "rsa-sha2-", "webauthn-sk-"];

    public static bool IsBlankOrComment(byte[] content, DocumentLine line)
    {
        int start = SkipBlanks(content, line.Offset, line.Offset + line.Count);
        return start == line.Offset + line.Count || content[start] == '#';
    }

    /// <summary>Whether the key text of the line is exactly that; the line need not be sound otherwise.</summary>
    public static bool HasKey(byte[] content, DocumentLine line, byte[] keyText)
    {
        if (line.Count <= keyText.Length || !TryLocate(content, line, out Fields fields) || fields.KeyEnd - fields.KeyStart != keyText.Length)
        {
            return false;
        }

        // From the end: keys of one type begin alike.
        for (int i = keyText.Length - 1; i >= 0; i--)
        {
            if (content[fields.KeyStart + i] != keyText[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <returns><c>null</c> for a line that is no key to sshd.</returns>
    public static KeyEntry? Parse(byte[] content, DocumentLine line)
    {
        if (IsBlankOrComment(content, line) || !TryLocate(content, line, out Fields fields) || fields.KeyEnd - fields.KeyStart > MaximumKeyText)
        {
            return null;
        }

        string type = Encoding.ASCII.GetString(content, fields.TypeStart, fields.TypeEnd - fields.TypeStart);
        if (Decode(content, fields) is not byte[] blob || !TryReadType(blob, out string inside) || inside != KeyTypeNames.OfName(type))
        {
            return null;
        }

        string optionText = CommentText.FromBytes(Slice(content, fields.OptionStart, fields.OptionEnd));
        return KeyOptionText.TrySplit(optionText, out string[] options)
            ? new KeyEntry(line, options, type, blob, new Lazy<PublicKeyBlob?>(() => TryReadKey(blob)), CommentText.FromBytes(Slice(content, fields.KeyEnd, line.Offset + line.Count)).Trim())
            : null;
    }

    private static bool TryLocate(byte[] content, DocumentLine line, out Fields fields)
    {
        int end = line.Offset + line.Count;
        int start = SkipBlanks(content, line.Offset, end);
        int optionEnd = start;
        int typeStart = start;
        if (!IsKeyType(content, start, end))
        {
            optionEnd = SkipOptions(content, start, end);
            typeStart = SkipBlanks(content, optionEnd, end);
        }

        int typeEnd = SkipWord(content, typeStart, end);
        int keyStart = SkipBlanks(content, typeEnd, end);
        fields = new Fields(start, optionEnd, typeStart, typeEnd, keyStart, SkipWord(content, keyStart, end));
        return IsKeyType(content, typeStart, end) && fields.KeyEnd > fields.KeyStart;
    }

    // sshkey_advance_past_options: a blank outside quotes ends the options; a backslash protects a quote only.
    private static int SkipOptions(byte[] content, int start, int end)
    {
        bool quoted = false;
        int position = start;
        for (; position < end && (quoted || !IsBlank(content[position])); position++)
        {
            if (content[position] == '\\' && position + 1 < end && content[position + 1] == '"')
            {
                position++;
            }
            else if (content[position] == '"')
            {
                quoted = !quoted;
            }
        }

        return position;
    }

    private static bool IsKeyType(byte[] content, int start, int end)
    {
        foreach (string prefix in TypePrefixes)
        {
            int i = 0;
            while (i < prefix.Length && start + i < end && content[start + i] == prefix[i])
            {
                i++;
            }

            if (i == prefix.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[]? Decode(byte[] content, Fields fields)
    {
        try
        {
            return Convert.FromBase64String(Encoding.ASCII.GetString(content, fields.KeyStart, fields.KeyEnd - fields.KeyStart));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool TryReadType(byte[] blob, out string type)
    {
        try
        {
            type = new SshReader(blob, ErrorReason.KeyFileDamaged).ReadAscii("key type");
            return true;
        }
        catch (SshInputException)
        {
            type = "";
            return false;
        }
    }

    // A type to come, or one gone for long, is still listed and can be removed by its fingerprint.
    private static PublicKeyBlob? TryReadKey(byte[] blob)
    {
        try
        {
            return PublicKeyBlob.Parse(blob, ErrorReason.KeyFileDamaged);
        }
        catch (SshInputException)
        {
            return null;
        }
    }

    private static byte[] Slice(byte[] content, int start, int end)
    {
        byte[] slice = new byte[end - start];
        Buffer.BlockCopy(content, start, slice, 0, slice.Length);
        return slice;
    }

    private static int SkipBlanks(byte[] content, int start, int end)
    {
        while (start < end && IsBlank(content[start]))
        {
            start++;
        }

        return start;
    }

    private static int SkipWord(byte[] content, int start, int end)
    {
        while (start < end && !IsBlank(content[start]))
        {
            start++;
        }

        return start;
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t';

    private readonly record struct Fields(int OptionStart, int OptionEnd, int TypeStart, int TypeEnd, int KeyStart, int KeyEnd);
}
