namespace SshAdmin.Core.Configuration;

/// <summary>What is wrong with a line or file.</summary>
internal enum LineProblemKind
{
    Syntax,
    UnknownKeyword,
    TooNew,
    BadValue,
    NotInMatch,
    Encoding,
    IncludeLoop,
    IncludeUnreadable,

    /// <summary>The file an Include names is not at hand here; the server may have it.</summary>
    IncludeNotRead,

    /// <summary>Each line is right, and together they cannot work (AuthenticationMethods, AuthorizedKeysCommand without its user).</summary>
    Combination,

    /// <summary>sshd starts, and drops every connection that the line is for.</summary>
    DropsConnections,

    /// <summary>Some servers take the line and some do not start with it; the file does not tell which this one is.</summary>
    Undecided,

    Deprecated,
    Ignored,
    Unsupported,
}
