using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Programs on PATH.</summary>
internal sealed class UnixInstalledPrograms : IInstalledPrograms
{
    public bool HasVersionResources => false;

    public IEnumerable<InstalledPackage> Packages() => Enumerable.Empty<InstalledPackage>();

    // A relative folder of PATH would mean a program of the current folder, which nobody asked to be run.
    public IReadOnlyList<string> PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Where(folder => folder.StartsWith("/", StringComparison.Ordinal)).ToArray();

    public IReadOnlyList<string> UsualFolders() => new string[0];

    public bool FileExists(string path) => File.Exists(path);

    public string WithoutLinks(string path)
    {
        try
        {
            return UnixFile.Resolve(path);
        }
        catch (SshAdminException)
        {
            return path;
        }
    }

    public string? FileVersion(string path) => null;

    public string? AskVersion(string path, string argument) => VersionQuestion.Ask(path, argument);
}
