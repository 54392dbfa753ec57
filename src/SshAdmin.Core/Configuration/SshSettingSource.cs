namespace SshAdmin.Core.Configuration;

/// <summary>Where the effective value of a keyword comes from.</summary>
public enum SshSettingSource
{
    /// <summary>No line sets it; the default of the server version is in force.</summary>
    Default,

    /// <summary>A line of the configuration that holds for every connection.</summary>
    File,

    /// <summary>A line of a <c>Match</c> block that applies to the connection asked about.</summary>
    Match,
}
