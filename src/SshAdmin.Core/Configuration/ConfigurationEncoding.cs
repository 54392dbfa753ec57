namespace SshAdmin.Core.Configuration;

/// <summary>How the bytes of a configuration file are to be read.</summary>
internal enum ConfigurationEncoding
{
    Utf8,
    Utf8WithMark,
    Utf16LittleEndian,
    Utf16BigEndian,

    /// <summary>Neither; bytes stand for themselves.</summary>
    Bytes,
}
