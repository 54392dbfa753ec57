using System;
using System.Text;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.AuthorizedKeys.Document;

/// <summary>Tells in which form a file is written, and turns it into the one form that sshd reads. Pure.</summary>
internal static class TextFormDetector
{
    private static readonly byte[] Mark = [0xef, 0xbb, 0xbf];

    public static TextForm Detect(byte[] content)
    {
        if (content.Length >= Mark.Length && content[0] == Mark[0] && content[1] == Mark[1] && content[2] == Mark[2])
        {
            return TextForm.Utf8WithMark;
        }

        if (content.Length < 2)
        {
            return TextForm.Plain;
        }

        // A mark, or for files without one a zero byte in the first two characters: no authorized_keys line begins beyond US-ASCII.
        return (content[0], content[1], content.Length >= 4 ? content[2] : 1, content.Length >= 4 ? content[3] : 1) switch
        {
            (0xff, 0xfe, _, _) or (not 0, 0, not 0, 0) => TextForm.Utf16LittleEndian,
            (0xfe, 0xff, _, _) or (0, not 0, 0, not 0) => TextForm.Utf16BigEndian,
            _ => TextForm.Plain,
        };
    }

    /// <summary>The content in the plain form; the same array where it is in it already.</summary>
    /// <exception cref="SshInputException">AuthorizedKeysInvalid: UTF-16 that is cut off or mixed with other text.</exception>
    public static byte[] ToPlain(byte[] content, TextForm form)
    {
        switch (form)
        {
            case TextForm.Plain:
                return content;
            case TextForm.Utf8WithMark:
                byte[] rest = new byte[content.Length - Mark.Length];
                Buffer.BlockCopy(content, Mark.Length, rest, 0, rest.Length);
                return rest;
            default:
                return FromUtf16(content, form == TextForm.Utf16BigEndian);
        }
    }

    private static byte[] FromUtf16(byte[] content, bool bigEndian)
    {
        int start = content[0] is 0xff or 0xfe && content[1] is 0xff or 0xfe ? 2 : 0;
        try
        {
            if (content.Length % 2 != 0 || HoldsPlainKey(content))
            {
                throw Mixed(null);
            }

            UnicodeEncoding utf16 = new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(utf16.GetChars(content, start, content.Length - start));
        }
        catch (ArgumentException e)
        {
            throw Mixed(e);
        }
    }

    // The Base64 of every key begins with AAAA; in UTF-16 there are zero bytes between.
    private static bool HoldsPlainKey(byte[] content)
    {
        int run = 0;
        foreach (byte one in content)
        {
            run = one == (byte)'A' ? run + 1 : 0;
            if (run == 4)
            {
                return true;
            }
        }

        return false;
    }

    private static SshInputException Mixed(Exception? inner) => new(
        ErrorReason.AuthorizedKeysInvalid,
        "The file begins as UTF-16 text but does not go on as such: lines of two encodings are mixed in it. sshd ignores all or most of it. Save it as UTF-8 without byte order mark in an editor, then try again.",
        inner: inner);
}
