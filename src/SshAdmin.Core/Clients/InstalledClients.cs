using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SshAdmin.Core.Clients.Rows;

namespace SshAdmin.Core.Clients;

/// <summary>Installed clients, each with its row, from what the operating system knows of them.</summary>
internal static class InstalledClients
{
    // "OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2", "OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.22"
    private static readonly Regex SshVersion = new(@"^OpenSSH_(?<windows>for_Windows_)?(?<version>[0-9]{1,3}\.[0-9]{1,3}(\.[0-9]{1,3}){0,2}(p[0-9]{1,2})?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // "plink: Release 0.78"
    private static readonly Regex PlinkVersion = new(@"^plink: Release (?<version>[0-9]+\.[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex TrailingVersion = new(@"(?<version>[0-9]+(\.[0-9]+){1,3}( beta [0-9]+)?)( \(.*\))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    internal static IReadOnlyList<SshClient> Find(IInstalledPrograms system)
    {
        List<SshClient> found = new();
        if (system.HasVersionResources)
        {
            foreach (InstalledClientRow row in InstalledClientRow.All)
            {
                found.AddRange(FindByPackage(system, row));
            }
        }

        found.AddRange(FindOnPath(system, system.HasVersionResources ? "ssh.exe" : "ssh", DescribeSsh));
        if (!system.HasVersionResources)
        {
            found.AddRange(FindOnPath(system, "plink", DescribePlink));
        }

        return found;
    }

    private static List<SshClient> FindByPackage(IInstalledPrograms system, InstalledClientRow row)
    {
        List<SshClient> found = new();
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (InstalledPackage package in system.Packages().Where(package => row.Names(package.DisplayName)))
        {
            string? program = package.Location is null ? null : Join(package.Location.Trim('"'), row.Program);
            bool exists = program is not null && system.FileExists(program);
            string? version = package.DisplayVersion is string given && ClientVersion.TryParse(given) is not null ? given
                : TrailingVersion.Match(package.DisplayName) is { Success: true } match ? match.Groups["version"].Value
                : exists ? Number(system.FileVersion(program!)) : null;
            string where = exists ? program! : package.Location ?? string.Empty;
            if (version is not null && seen.Add(where.Length > 0 ? where : version))
            {
                found.Add(Describe(row.Client, version, where, isFirstOnPath: false));
            }
        }

        IEnumerable<string> folders = system.UsualFolders().SelectMany(folder => row.Folders.Select(name => Join(folder, name))).Concat(system.PathFolders());
        foreach (string program in folders.Select(folder => Join(folder, row.Program)))
        {
            if (system.FileExists(program) && seen.Add(program) && Number(system.FileVersion(program)) is string version)
            {
                found.Add(Describe(row.Client, version, program, isFirstOnPath: false));
            }
        }

        return found;
    }

    private static List<SshClient> FindOnPath(IInstalledPrograms system, string program, Func<IInstalledPrograms, string, bool, SshClient?> describe)
    {
        List<SshClient> found = new();
        HashSet<string> seen = new(system.HasVersionResources ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        string? first = null;
        string[] onPath = system.PathFolders().Select(folder => Join(folder, program)).ToArray();
        string[] usual = system.HasVersionResources
            ? system.UsualFolders().SelectMany(folder => new[] { "OpenSSH", @"Git\usr\bin" }.Select(name => Join(Join(folder, name), program))).ToArray()
            : new string[0];
        foreach (string path in onPath.Concat(usual))
        {
            // Where /bin is a link to /usr/bin, PATH names one program twice.
            if (!system.FileExists(path) || !seen.Add(system.WithoutLinks(path)))
            {
                continue;
            }

            bool isFirst = first is null && onPath.Contains(path);
            first = isFirst ? path : first;
            if (describe(system, path, isFirst) is SshClient client)
            {
                found.Add(client);
            }
        }

        return found;
    }

    private static SshClient? DescribeSsh(IInstalledPrograms system, string path, bool isFirst)
    {
        // Only ssh itself tells Windows' own build from the one of Git, which is built for MSYS.
        Match match = SshVersion.Match(system.AskVersion(path, "-V") ?? string.Empty);
        if (!match.Success)
        {
            return null;
        }

        string version = match.Groups["version"].Value;
        ClientVersion parsed = ClientVersion.Parse(version);
        if (match.Groups["windows"].Success)
        {
            return SshClient.Installed(OpenSshForWindowsRows.Client, version, ClientCatalogue.Find(OpenSshForWindowsRows.Client, parsed), path, isFirst);
        }

        return SshClient.InstalledOpenSsh(version, ClientCatalogue.Find(OpenSshRows.Client, parsed), path, isFirst);
    }

    private static SshClient? DescribePlink(IInstalledPrograms system, string path, bool isFirst)
    {
        Match match = PlinkVersion.Match(system.AskVersion(path, "-V") ?? string.Empty);
        return match.Success ? Describe(PuttyRows.Client, match.Groups["version"].Value, path, isFirst) : null;
    }

    private static SshClient Describe(string client, string version, string path, bool isFirstOnPath)
    {
        ClientVersion? parsed = ClientVersion.TryParse(version);
        return SshClient.Installed(client, version, parsed is null ? null : ClientCatalogue.Find(client, parsed), path, isFirstOnPath);
    }

    private static string? Number(string? fileVersion)
    {
        // PuTTY writes "Release 0.78"; some write "5, 6, 2, 0".
        Match match = Regex.Match((fileVersion ?? string.Empty).Replace(", ", "."), @"[0-9]+(\.[0-9]+){1,3}", RegexOptions.CultureInvariant);
        return match.Success ? match.Value : null;
    }

    private static string Join(string folder, string name) =>
        folder.Length == 0 || folder[folder.Length - 1] is '/' or '\\' ? folder + name : folder + (folder.IndexOf('\\') >= 0 ? '\\' : '/') + name;
}
