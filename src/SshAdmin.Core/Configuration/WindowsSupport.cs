namespace SshAdmin.Core.Configuration;

/// <summary>What Microsoft's fork does with a keyword (servconf.c of v9.8.1.0, and Microsoft Learn).</summary>
internal enum WindowsSupport
{
    Works,

    /// <summary>Accepted without an error, and documented as not available there.</summary>
    DocumentedUnavailable,

    /// <summary>Warning "Unsupported option", no effect.</summary>
    NotCompiledIn,

    /// <summary>Newer than the newest fork release: unknown there.</summary>
    NotKnown,

    /// <summary>The service does not start.</summary>
    Fatal,
}
