namespace SshAdmin.Core.Keys.Formats;

/// <summary>What a text file is preceded by, or made of.</summary>
internal enum KeyTextMark
{
    /// <summary>Bytes as they are, which is what every format asks for.</summary>
    None,

    /// <summary>A UTF-8 byte order mark.</summary>
    Utf8,

    /// <summary>UTF-16, with or without a byte order mark.</summary>
    Utf16,
}
