using System.Text;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>Comments of keys: free text that must stay on its line.</summary>
internal static class CommentText
{
    private const int MaximumLength = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>ISO 8859-1, which maps every byte to one character and back.</summary>
    public static Encoding Latin1 => Encoding.GetEncoding(28591);

    /// <summary>UTF-8, and where it is not, ISO 8859-1, which loses nothing.</summary>
    public static string FromBytes(byte[] bytes) => FromBytes(bytes, out bool _);

    /// <inheritdoc cref="FromBytes(byte[])"/>
    public static string FromBytes(byte[] bytes, out bool isUtf8)
    {
        try
        {
            isUtf8 = true;
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            isUtf8 = false;
            return Latin1.GetString(bytes);
        }
    }

    /// <summary>The comment as it may stand in a line of a file: a line break in it would begin another key.</summary>
    public static string ForLine(string comment)
    {
        StringBuilder line = new(comment.Length);
        foreach (char c in comment)
        {
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return line.ToString().Trim();
    }

    /// <summary>For comments that a caller chose.</summary>
    public static void Require(string comment)
    {
        if (comment.Length > MaximumLength || ForLine(comment) != comment.Trim())
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"A comment is one line of at most {MaximumLength} characters without control characters.");
        }
    }
}
