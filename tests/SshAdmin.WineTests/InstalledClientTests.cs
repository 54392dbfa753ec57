using System;
using System.IO;
using System.Linq;
using Microsoft.Win32;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Platform;

namespace SshAdmin.WineTests;

/// <summary>Uninstall entries, version resources and PATH as the system itself gives them.</summary>
public sealed class InstalledClientTests : IDisposable
{
    private const string Uninstall = @"Software\Microsoft\Windows\CurrentVersion\Uninstall";

    private readonly TemporaryFolder _folder = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string _entry = "SshAdmin-" + Guid.NewGuid().ToString("N");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Registry.CurrentUser.DeleteSubKeyTree(Uninstall + @"\" + _entry, throwOnMissingSubKey: false);
        _folder.Dispose();
    }

    public void AnUninstallEntryOfTheUserIsFound()
    {
        FakeProgram.Write(Path.Combine(_folder.Path, "putty.exe"), "Release 0.70");
        Enter(Registry.CurrentUser, "PuTTY release 0.74 (64-bit)", "0.74.0.0", _folder.Path + @"\");
        SshClient client = Only("PuTTY");
        Check.Equal("0.74.0.0", client.Version);
        Check.Equal(Path.Combine(_folder.Path, "putty.exe"), client.Path);
        Check.Equal(false, client.RsaSha2);
    }

    // 32-bit installers write to another part of the registry than 64-bit ones.
    public void EntriesOfTheMachineAreFoundIn64AndIn32Bit()
    {
        Check.SkipIf(!Wine.IsHere, "the entries of a real machine stay alone");
        foreach (RegistryView view in new[] { RegistryView.Registry64, RegistryView.Registry32 })
        {
            using RegistryKey machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view);
            Enter(machine, view == RegistryView.Registry64 ? "WinSCP 5.21.8" : "Tera Term 4.106", null, null);
            try
            {
                Check.Equal(view == RegistryView.Registry64 ? "5.21.8" : "4.106", Only(view == RegistryView.Registry64 ? "WinSCP" : "Tera Term").Version);
            }
            finally
            {
                machine.DeleteSubKeyTree(Uninstall + @"\" + _entry);
            }
        }
    }

    public void WithoutAnEntryTheVersionResourceOfAProgramOnPathSaysIt()
    {
        FakeProgram.Write(Path.Combine(_folder.Path, "putty.exe"), "Release 0.78 (without embedded help)");
        PathIs(_folder.Path);
        SshClient client = Only("PuTTY");
        Check.Equal("0.78", client.Version);
        Check.Equal(true, client.RsaSha2);
    }

    public void VersionsWithCommasAreRead()
    {
        FakeProgram.Write(Path.Combine(_folder.Path, "WinSCP.exe"), "5, 6, 2, 0");
        PathIs(_folder.Path);
        Check.Equal("5.6.2.0", Only("WinSCP").Version);
    }

    public void AnEntryWithoutAVersionTakesThatOfItsProgram()
    {
        FakeProgram.Write(Path.Combine(_folder.Path, "ttermpro.exe"), "5.2.0.0");
        Enter(Registry.CurrentUser, "Tera Term", null, _folder.Path);
        Check.Equal("5.2.0.0", Only("Tera Term").Version);
    }

    public void FilesThatAreNoProgramsAreLeftOut()
    {
        _folder.OpenFile("putty.exe", "shopping");
        _folder.OpenFile("ssh.exe", "shopping");
        PathIs(_folder.Path);
        Check.True(Found().All(client => client.Path?.StartsWith(_folder.Path, StringComparison.OrdinalIgnoreCase) != true), "nothing in the folder is a client");
    }

    public void TheSshOfWindowsIsAskedForItsVersion()
    {
        string first = Folder("first"), second = Folder("second[1]");
        FakeProgram.Write(Path.Combine(first, "ssh.exe"), "9.5.0.0", "OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2");
        FakeProgram.Write(Path.Combine(second, "ssh.exe"), "9.9.1", "OpenSSH_9.9p1, OpenSSL 3.2.3 3 Sep 2024");
        PathIs($"\"{first}\";.;{second}");
        SshClient[] found = Found().Where(client => client.Path!.StartsWith(_folder.Path, StringComparison.OrdinalIgnoreCase)).ToArray();
        Check.Equal(2, found.Length);
        Check.Equal("OpenSSH for Windows 9.5p1", found[0].ToString());
        Check.True(found[0].IsFirstOnPath && !found[1].IsFirstOnPath, "the first is marked");
        Check.Equal("OpenSSH Portable 9.9p1", found[1].ToString());
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName;

    private static void PathIs(string path) => Environment.SetEnvironmentVariable("PATH", path);

    private void Enter(RegistryKey root, string name, string? version, string? location)
    {
        using RegistryKey key = root.CreateSubKey(Uninstall + @"\" + _entry);
        key.SetValue("DisplayName", name);
        if (version is not null)
        {
            key.SetValue("DisplayVersion", version);
        }

        if (location is not null)
        {
            key.SetValue("InstallLocation", location);
        }
    }

    private static SshClient[] Found() => InstalledClients.Find(InstalledPrograms.OfThisMachine()).ToArray();

    // A real machine may have the same client in another place.
    private SshClient Only(string name)
    {
        SshClient[] clients = Found().Where(client => client.Name == name).ToArray();
        return clients.Length == 1 ? clients[0] : clients.Single(client => client.Path!.StartsWith(_folder.Path, StringComparison.OrdinalIgnoreCase));
    }
}
