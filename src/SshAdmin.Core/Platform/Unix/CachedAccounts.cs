using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>The accounts of this system, each asked for once: a directory service may be slow.</summary>
internal sealed class CachedAccounts : IUnixAccounts
{
    private const string List = "/etc/passwd";

    private readonly Dictionary<uint, UnixAccount?> _byNumber = [];
    private readonly Dictionary<string, UnixAccount?> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyCollection<uint>> _groups = new(StringComparer.Ordinal);
    private IReadOnlyList<UnixAccount>? _local;

    public uint Self { get; } = GetEuid.Invoke();

    // getpwent(3) would bring the accounts of a directory service too, one by one over the network, and shares one position with all threads.
    public IReadOnlyList<UnixAccount> Local => _local ??= ReadList();

    public UnixAccount? Find(uint user) => Cached(_byNumber, user, UnixAccounts.ByNumber);

    public UnixAccount? Find(string name) => Cached(_byName, name, UnixAccounts.ByName);

    public IReadOnlyCollection<uint> GroupsOf(UnixAccount account) => Cached(_groups, account.Name, _ => UnixAccounts.GroupNumbers(account));

    private static TValue Cached<TKey, TValue>(Dictionary<TKey, TValue> cache, TKey key, Func<TKey, TValue> ask)
        where TKey : notnull
    {
        if (!cache.TryGetValue(key, out TValue? value))
        {
            cache.Add(key, value = ask(key));
        }

        return value;
    }

    // passwd(5): name:password:uid:gid:gecos:home:shell
    private static IReadOnlyList<UnixAccount> ReadList()
    {
        List<UnixAccount> accounts = [];
        try
        {
            foreach (string line in File.ReadLines(List))
            {
                string[] fields = line.Split(':');
                if (fields.Length >= 6 && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out uint user) && uint.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out uint group))
                {
                    accounts.Add(new UnixAccount(fields[0], user, group, fields[5]));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The accounts are still found by the names and owners on the way to a file.
        }

        return accounts;
    }
}
