using System;
using SshAdmin.Core.Keys.Formats.OpenSsh;
using SshAdmin.Core.Keys.Formats.Pem;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>What is odd about the text of a key file, and who refuses the file for it.</summary>
/// <remarks>
/// OpenSSH sshkey.c, private2_uudecode: an openssh-key-v1 file begins with its BEGIN line, byte by byte, and its END line ends with LF.
/// The other forms are read by libcrypto's PEM_read_bio, which takes more. Each case was tried with ssh-keygen 8.7p1 to 10.5p1.
/// </remarks>
internal static class KeyTextRemarks
{
    private const string Refused = "; OpenSSH refuses such a private key ('error in libcrypto' or 'invalid format').";

    /// <param name="text">The file.</param>
    /// <param name="begin">Index of the BEGIN line.</param>
    /// <param name="block">What was read from it.</param>
    public static void AddPem(KeyText text, int begin, PemBlock block)
    {
        bool isStrict = block.Label == OpenSshKeyFormat.Label;
        AddMark(text, isStrict ? Refused : ".");
        AddPosition(text, begin, isStrict ? Refused : ".");
        if (text.HasCarriageReturns && (isStrict || text.HasNoLineFeeds))
        {
            text.Remarks.Add($"The lines end with {(text.HasNoLineFeeds ? "CR alone" : "CRLF")}{Refused}");
        }

        AddBlanks(text, begin, "BEGIN", isStrict);
        AddBlanks(text, block.End, "END", isStrict);
        if (isStrict && text.EndsWithoutNewline && block.End == text.Lines.Count - 1)
        {
            text.Remarks.Add($"The last line has no line end{Refused}");
        }

        if (!isStrict)
        {
            AddBody(text, block);
        }

        AddRest(text, block.End);
    }

    /// <summary>For PPK files, which PuTTY and the programs that share its code read.</summary>
    public static void AddPpk(KeyText text, int begin)
    {
        const string RefusedByPutty = ", which PuTTY does not accept.";
        AddMark(text, RefusedByPutty);
        AddPosition(text, begin, RefusedByPutty);
    }

    /// <summary>For public keys.</summary>
    public static void AddPublic(KeyText text) => AddMark(text, ", which OpenSSH does not accept.");

    /// <summary>Names what stands behind a key.</summary>
    public static void AddRest(KeyText text, int end)
    {
        for (int i = end + 1; i < text.Lines.Count; i++)
        {
            if (text.Trim(text.Lines[i]).Count > 0)
            {
                text.Remarks.Add($"Other text stands behind the key, from line {i + 1} on; what is read is the first key of the file, as ssh does it.");
                return;
            }
        }
    }

    /// <summary>Names what stands before a key.</summary>
    public static void AddPosition(KeyText text, int begin, string consequence)
    {
        bool hasText = false;
        for (int i = 0; i < begin; i++)
        {
            hasText |= text.Trim(text.Lines[i]).Count > 0;
        }

        if (begin > 0)
        {
            text.Remarks.Add(hasText
                ? $"Other text stands before the key, which begins in line {begin + 1}{consequence}"
                : $"The key begins in line {begin + 1}, after blank lines{consequence}");
        }
    }

    private static void AddMark(KeyText text, string consequence)
    {
        if (text.Mark == KeyTextMark.Utf8)
        {
            text.Remarks.Add($"The file begins with a UTF-8 byte order mark{consequence}");
        }
        else if (text.Mark == KeyTextMark.Utf16)
        {
            text.Remarks.Add("The file is UTF-16 text, as PowerShell's > and Out-File write it; neither OpenSSH nor PuTTY accepts that.");
        }
    }

    private static void AddBlanks(KeyText text, int index, string name, bool isStrict)
    {
        KeyLine line = text.Lines[index];
        KeyLine bare = text.Trim(line);
        if (bare.Offset > line.Offset)
        {
            text.Remarks.Add($"Blanks stand before the {name} line{Refused}");
        }
        else if (isStrict && bare.Count < line.Count)
        {
            text.Remarks.Add($"Blanks stand behind the {name} line{Refused}");
        }
    }

    // libcrypto ends the content at an empty line, and takes no blanks in a line of content that headers precede.
    private static void AddBody(KeyText text, PemBlock block)
    {
        for (int i = block.Content; i < block.End; i++)
        {
            KeyLine line = text.Lines[i];
            KeyLine bare = text.Trim(line);
            if (bare.Count == 0 && i > block.Content)
            {
                text.Remarks.Add($"Line {i + 1}, within the key, is empty{Refused}");
                return;
            }

            bool hasBlanks = bare.Offset > line.Offset || Array.IndexOf(text.Bytes, (byte)' ', bare.Offset, bare.Count) >= 0;
            if (block.Headers.Count > 0 && hasBlanks)
            {
                text.Remarks.Add($"Line {i + 1}, within the key, has blanks{Refused}");
                return;
            }
        }
    }
}
