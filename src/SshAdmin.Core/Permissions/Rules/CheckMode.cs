namespace SshAdmin.Core.Permissions.Rules;

/// <summary>How much is asked of a file.</summary>
internal enum CheckMode
{
    /// <summary>The file is not looked at.</summary>
    None,

    /// <summary>No entry for anyone else.</summary>
    Strict,

    /// <summary>No entry for anyone else with a right to change the file.</summary>
    Lenient,

    /// <summary>As lenient, but for SYSTEM and Administrators alone: no user, no TrustedInstaller.</summary>
    ServiceFolder,

    /// <summary>As lenient, and nothing for others that new files would inherit.</summary>
    UserFolder,
}
