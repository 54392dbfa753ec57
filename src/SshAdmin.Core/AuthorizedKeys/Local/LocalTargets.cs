using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.AuthorizedKeys.Local;

/// <summary>Finds the files that sshd reads for an account of this computer.</summary>
/// <param name="files">The system.</param>
/// <param name="system">Whose rules apply.</param>
/// <param name="configurationPath">sshd's configuration.</param>
/// <param name="programData">Windows: the folder above sshd's own.</param>
internal sealed class LocalTargets(IServerFiles files, SshServerPlatform system, string configurationPath, string programData)
{
    private readonly Lazy<ServerConfiguration?> _configuration = new(() => ReadConfiguration(configurationPath, system));

    /// <summary>For this computer and the place where its sshd has its configuration.</summary>
    public static LocalTargets OfThisComputer()
    {
        string programData = Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData);
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? new(ServerFiles.ForThisSystem(), SshServerPlatform.Windows, Path.Combine(programData, "ssh", "sshd_config"), programData)
            : new(ServerFiles.ForThisSystem(), SshServerPlatform.Linux, "/etc/ssh/sshd_config", programData);
    }

    /// <summary>Where a new key of the account belongs, and after it the other files that are there and let keys in, for certain.</summary>
    /// <exception cref="SshInputException">AccountNotFound.</exception>
    /// <exception cref="SshPolicyException">A file of the account is a link that leads elsewhere.</exception>
    public IReadOnlyList<LocalTarget> ToAdd(string name)
    {
        LocalAccount account = Account(name);
        IReadOnlyList<KeysFile> named = Choose(account);

        // Where the configuration cannot be read, a key in a second file perhaps does not let anybody in.
        return [Target(account, named[0]), .. named.Skip(_configuration.Value is null ? named.Count : 1).Where(file => File.Exists(file.Path)).Select(file => Target(account, file))];
    }

    /// <summary>The files that are there; where there is none, the first that could be.</summary>
    /// <exception cref="SshInputException">AccountNotFound.</exception>
    /// <exception cref="SshPolicyException">A file of the account is a link that leads elsewhere.</exception>
    public IReadOnlyList<LocalTarget> ToLookAt(string name)
    {
        LocalAccount account = Account(name);
        IReadOnlyList<KeysFile> named = Choose(account);
        KeysFile[] present = [.. named.Where(file => File.Exists(file.Path)).GroupBy(file => files.Resolve(file.Path)).Select(same => same.First())];
        return [.. (present.Length > 0 ? present : named.Take(1)).Select(file => Target(account, file))];
    }

    private LocalAccount Account(string name) => files.FindAccount(name)
        ?? throw new SshInputException(ErrorReason.AccountNotFound, $"There is no account '{name}' on this computer.", name);

    private IReadOnlyList<KeysFile> Choose(LocalAccount account) => KeysFile.Choose(account, _configuration.Value, system, programData);

    private LocalTarget Target(LocalAccount account, KeysFile chosen)
    {
        if (!chosen.IsShared)
        {
            RequireHome(account);
        }

        if (system == SshServerPlatform.Windows)
        {
            return new LocalTarget(account.Name, chosen.Path, account, chosen.IsShared ? null : account, chosen.Why);
        }

        if (!chosen.IsShared)
        {
            RequireInsideHome(account, chosen.Path);
            return new LocalTarget(account.Name, chosen.Path, account, account, chosen.Why);
        }

        RequireNoLink(account, chosen.Path);

        // sshd reads it as the user: a new one is the user's, one that is there stays whose it is.
        return new LocalTarget(account.Name, chosen.Path, null, File.Exists(chosen.Path) ? null : account, chosen.Why);
    }

    private static ServerConfiguration? ReadConfiguration(string path, SshServerPlatform system)
    {
        try
        {
            ServerConfiguration configuration = ServerConfigurationLoader.Load(new ConfigurationRequest { Path = path, Platform = system });
            return configuration.Problems.Any(problem => problem.Kind == LineProblemKind.IncludeUnreadable) ? null : configuration;
        }
        catch (SshAdminException)
        {
            return null;
        }
    }

    private static void RequireHome(LocalAccount account)
    {
        if (account.Home.Length == 0 || !Directory.Exists(account.Home))
        {
            throw new SshInputException(
                ErrorReason.PathNotFound,
                account.Home.Length == 0 ? $"'{account.Name}' has no profile folder yet; it appears with the first login." : $"The home folder '{account.Home}' of '{account.Name}' does not exist.",
                account.Name);
        }
    }

    private void RequireNoLink(LocalAccount account, string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"sshd reads '{path}' for '{account.Name}', and the folder '{folder}' does not exist. Make it first, owned by root with mode 0755.", account.Name);
        }

        if (files.Resolve(path) != path)
        {
            throw new SshPolicyException(ErrorReason.FileUnwritable, $"A part of '{path}', which sshd reads for '{account.Name}', is a link, to '{files.Resolve(path)}'. Name the file with -Path when that is meant to be.", account.Name);
        }
    }

    // A user could otherwise have an administrator write into any file of the system.
    private void RequireInsideHome(LocalAccount account, string path)
    {
        string home = files.Resolve(account.Home).TrimEnd('/') + "/";
        foreach (string step in new[] { Path.GetDirectoryName(path)!, path })
        {
            string real = files.Resolve(step);
            if ((File.Exists(step) || Directory.Exists(step)) && !real.StartsWith(home, StringComparison.Ordinal))
            {
                throw new SshPolicyException(
                    ErrorReason.FileUnwritable,
                    $"'{step}' is a link that leads out of the home folder of '{account.Name}', to '{real}'. Name the file with -Path when that is meant to be.",
                    account.Name);
            }
        }
    }
}
