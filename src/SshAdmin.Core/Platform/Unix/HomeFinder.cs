using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Finds the account in whose home folder a file lies: the one that sshd reads its authorized_keys for (auth.c, expand_authorized_keys).</summary>
internal sealed class HomeFinder(IUnixAccounts accounts)
{
    private readonly Dictionary<string, string> _resolved = new(StringComparer.Ordinal);

    /// <param name="path">As it was given: sshd starts from the home folder, whatever links lead away from it.</param>
    /// <param name="way">Where it leads to.</param>
    /// <param name="file">What lies there.</param>
    /// <returns>The account and its home folder, links resolved; <c>null</c> where no account's home contains the path.</returns>
    public (UnixAccount Account, string Home)? Find(string path, UnixWay way, UnixMode file)
    {
        (UnixAccount Account, string Home)? best = null;
        (int AsGiven, int Length, int Closeness) rank = default;
        foreach (UnixAccount account in Candidates(way, file))
        {
            string written = account.Home.TrimEnd('/');
            if (!written.StartsWith("/", StringComparison.Ordinal))
            {
                continue; // none, or the root folder, which contains everything
            }

            string resolved = Resolve(written);
            int asGiven = Contains(written, path) || Contains(resolved, path) ? 1 : 0;
            if (resolved != "/" && (asGiven == 1 || Contains(resolved, way.Target)))
            {
                int closeness = account.User == accounts.Self ? 2 : account.User == file.User ? 1 : 0;
                (int, int, int) found = (asGiven, resolved.Length, closeness);
                if (best is null || found.CompareTo(rank) > 0)
                {
                    (best, rank) = ((account, resolved), found);
                }
            }
        }

        return best;
    }

    // The list of local accounts lacks those of directory services; they are known by name and number, and nearly every home folder
    // bears the name or belongs to its account. The file's own name is left out: each would be a question to the service.
    private IEnumerable<UnixAccount> Candidates(UnixWay way, UnixMode file)
    {
        List<UnixAccount> candidates = [.. accounts.Local];
        foreach (UnixMode folder in way.Folders)
        {
            Add(accounts.Find(folder.User));
            Add(NameOf(folder.Path) is { Length: > 0 } name && name[0] != '.' ? accounts.Find(name) : null);
        }

        Add(accounts.Find(file.User));
        Add(accounts.Find(accounts.Self));
        return candidates;

        void Add(UnixAccount? account)
        {
            if (account is not null)
            {
                candidates.Add(account);
            }
        }
    }

    private static string NameOf(string folder) => folder.Substring(folder.LastIndexOf('/') + 1);

    private string Resolve(string home)
    {
        if (!_resolved.TryGetValue(home, out string? resolved))
        {
            try
            {
                resolved = UnixFile.Resolve(home);
            }
            catch (SshAdminException)
            {
                resolved = home;
            }

            _resolved.Add(home, resolved);
        }

        return resolved;
    }

    private static bool Contains(string folder, string path) => path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');
}
