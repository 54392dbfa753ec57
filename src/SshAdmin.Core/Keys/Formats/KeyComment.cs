using System.Text;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>The comment of a key as its file holds it. No format names an encoding: ssh-keygen writes what the shell gave it, PuTTY the code page of Windows.</summary>
internal sealed class KeyComment
{
    public static readonly KeyComment None = new([]);

    private readonly bool _isUtf8;

    private KeyComment(byte[] bytes)
    {
        Bytes = bytes;
        Text = CommentText.FromBytes(bytes, out _isUtf8);
    }

    /// <summary>What a format that holds any bytes holds. Not to be changed.</summary>
    public byte[] Bytes { get; }

    /// <summary>UTF-8, and where it is not, ISO 8859-1; to be escaped before it is shown.</summary>
    public string Text { get; }

    public bool IsEmpty => Bytes.Length == 0;

    /// <summary>What a line of a file holds: the bytes, but for what would end the line or the text, and blanks at both ends.</summary>
    public byte[] LineBytes => _isUtf8 ? Encoding.UTF8.GetBytes(CommentText.ForLine(Text)) : CommentText.Latin1.GetBytes(WithoutControls(Text));

    /// <summary>The same as text. Bytes of a code page that no text can carry are escaped.</summary>
    public string LineText => _isUtf8 ? CommentText.ForLine(Text) : DisplayText.Escape(WithoutControls(Text));

    public static KeyComment FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    public static KeyComment FromBytes(byte[] bytes) => new(bytes);

    public override string ToString() => Text;

    // In a code page such as 932, bytes from 0x80 to 0x9f are half of a character and no control characters.
    private static string WithoutControls(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char c in text)
        {
            line.Append(c is < ' ' or '\x7f' ? ' ' : c);
        }

        return line.ToString().Trim(' ');
    }
}
