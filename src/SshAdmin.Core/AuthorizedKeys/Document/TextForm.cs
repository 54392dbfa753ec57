namespace SshAdmin.Core.AuthorizedKeys.Document;

/// <summary>How the bytes of an authorized_keys file are to be read. sshd reads the first form only.</summary>
internal enum TextForm
{
    /// <summary>Bytes in which all that matters is US-ASCII.</summary>
    Plain,

    /// <summary>A UTF-8 byte order mark in front: sshd does not understand the first line.</summary>
    Utf8WithMark,

    /// <summary>UTF-16, low byte first, as <c>&gt;</c> of Windows PowerShell writes it: sshd understands no line.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first: sshd understands no line.</summary>
    Utf16BigEndian,
}
