using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Uninstall entries of the machine and of the user, PATH and the usual folders.</summary>
internal sealed class WindowsInstalledPrograms : IInstalledPrograms
{
    private const string Uninstall = @"Software\Microsoft\Windows\CurrentVersion\Uninstall";

    public bool HasVersionResources => true;

    public IEnumerable<InstalledPackage> Packages()
    {
        (IntPtr Root, int View)[] places =
        {
            (RegistryKey.LocalMachine, RegistryKey.View64), (RegistryKey.LocalMachine, RegistryKey.View32), (RegistryKey.CurrentUser, 0),
        };
        foreach ((IntPtr root, int view) in places)
        {
            using RegistryKey? key = RegistryKey.Open(root, Uninstall, view);
            if (key is null)
            {
                continue;
            }

            foreach (string name in key.SubKeyNames())
            {
                if (key.Text(name, "DisplayName") is string displayName)
                {
                    yield return new InstalledPackage(displayName, key.Text(name, "DisplayVersion"), key.Text(name, "InstallLocation") is { Length: > 0 } location ? location : null);
                }
            }
        }
    }

    // A relative folder of PATH would mean a program of the current folder, which nobody asked to be run.
    public IReadOnlyList<string> PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(';').Select(folder => folder.Trim().Trim('"')).Where(folder => folder.Length > 2 && folder[1] == ':').ToArray();

    public IReadOnlyList<string> UsualFolders() => new[]
    {
        Environment.GetEnvironmentVariable("ProgramW6432"),
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86),
        Environment.GetFolderPath(Environment.SpecialFolder.System),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Programs"),
    }.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => folder!).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

    public bool FileExists(string path) => File.Exists(path);

    // PATH on Windows is not known to name one folder through links; two spellings of one path are told apart by the caller.
    public string WithoutLinks(string path) => path;

    public string? FileVersion(string path)
    {
        try
        {
            return FileVersionInfo.GetVersionInfo(path).FileVersion;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public string? AskVersion(string path, string argument) => VersionQuestion.Ask(path, argument);
}
