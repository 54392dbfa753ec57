using System.Collections.Generic;

namespace SshAdmin.Core.Clients;

/// <summary>What the operating system knows of installed programs.</summary>
internal interface IInstalledPrograms
{
    /// <summary>Whether programs are installed by packages with uninstall entries and version resources, as on Windows.</summary>
    bool HasVersionResources { get; }

    /// <summary>The entries of installed packages; empty where there are none.</summary>
    IEnumerable<InstalledPackage> Packages();

    /// <summary>The folders of PATH, in order.</summary>
    IReadOnlyList<string> PathFolders();

    /// <summary>Folders in which programs usually are, such as Program Files and System32\OpenSSH; existing or not.</summary>
    IReadOnlyList<string> UsualFolders();

    bool FileExists(string path);

    /// <summary>The file behind the links of a path; the path itself where that cannot be told.</summary>
    string WithoutLinks(string path);

    /// <summary>The version resource of a program; <c>null</c> when it has none.</summary>
    string? FileVersion(string path);

    /// <summary>What a program writes when it is asked for its version; <c>null</c> when it does not answer in time.</summary>
    string? AskVersion(string path, string argument);
}
