using System;
using System.IO;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.AuthorizedKeys.Local;

/// <summary>Finds the file that sshd reads for an account of this computer.</summary>
/// <param name="files">The system.</param>
/// <param name="isWindows">Whether the rules of the Windows port apply.</param>
/// <param name="programData">Windows: the folder above sshd's own.</param>
internal sealed class LocalTargets(IServerFiles files, bool isWindows, string programData)
{
    /// <exception cref="SshInputException">AccountNotFound.</exception>
    /// <exception cref="SshPolicyException">The account's file is a link that leads elsewhere.</exception>
    public LocalTarget OfUser(string name)
    {
        LocalAccount account = files.FindAccount(name)
            ?? throw new SshInputException(ErrorReason.AccountNotFound, $"There is no account '{name}' on this computer.", name);
        if (isWindows)
        {
            return OfWindowsUser(account);
        }

        RequireHome(account);
        string path = Path.Combine(account.Home, ".ssh", "authorized_keys");
        RequireInsideHome(account, path);
        return new LocalTarget(account.Name, path, account, account, $"sshd reads '{path}' for '{account.Name}', unless its configuration names another AuthorizedKeysFile.");
    }

    private LocalTarget OfWindowsUser(LocalAccount account)
    {
        string configuration = Path.Combine(programData, "ssh", "sshd_config");
        WindowsKeysFile chosen = WindowsKeysFile.Choose(account.Name, account.Home, account.IsAdministrator, ReadConfiguration(configuration), programData);
        if (!chosen.IsShared)
        {
            RequireHome(account);
        }

        return new LocalTarget(account.Name, chosen.Path, account, chosen.IsShared ? null : account, chosen.Why);
    }

    private static string? ReadConfiguration(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
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
