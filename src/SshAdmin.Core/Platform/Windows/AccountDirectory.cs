using System.Collections.Generic;
using System.Text;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Sddl;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Account names of SIDs, asked once each. For display, and to recognise earlier SIDs of an account.</summary>
internal sealed class AccountDirectory
{
    private const int NameSize = 512;
    private readonly Dictionary<Sid, (string Domain, string Name, int Use)?> _known = [];

    /// <summary><c>DOMAIN\name</c>; <c>null</c> when nobody knows the SID.</summary>
    public string? NameOf(Sid sid) => SidAliases.NameOf(sid)
        ?? (Find(sid) is (string domain, string name, int _) ? (domain.Length == 0 ? name : $@"{domain}\{name}") : null);

    /// <summary>Two SIDs of one account: the second stands in its sIDHistory, so both resolve to the same name and type.</summary>
    public bool IsSameAccount(Sid left, Sid right) => left.IsAccount && right.IsAccount && Find(left) is { } one && Find(right) is { } other && one.Equals(other);

    private (string Domain, string Name, int Use)? Find(Sid sid)
    {
        if (!_known.TryGetValue(sid, out (string Domain, string Name, int Use)? account))
        {
            account = sid.IsRelative ? null : Ask(sid);
            _known[sid] = account;
        }

        return account;
    }

    private static (string Domain, string Name, int Use)? Ask(Sid sid)
    {
        StringBuilder name = new(NameSize);
        StringBuilder domain = new(NameSize);
        int nameSize = NameSize;
        int domainSize = NameSize;
        return LookupAccountSid.Invoke(null, sid.ToBinary(), name, ref nameSize, domain, ref domainSize, out int use) ? (domain.ToString(), name.ToString(), use) : null;
    }
}
