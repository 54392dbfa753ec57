using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Plans the smallest repair that takes no access away from the user and gives nothing to a stranger. Pure.</summary>
/// <param name="rule">The kind.</param>
/// <param name="subject">The account the file is for.</param>
/// <param name="canGive">Whether the account that repairs may change owners, which is root's right.</param>
/// <param name="nameOf">Account names, for display.</param>
internal sealed class UnixPlanner(UnixKindRule rule, UnixSubject subject, bool canGive, Func<uint, string?> nameOf)
{
    private const uint OwnerRead = 0x100; // 0400
    private const uint OwnerEnter = 0x40; // 0100
    private const uint UsualKey = 0x180; // 0600

    private readonly UnixReach _reach = new(rule, subject);
    private readonly UnixByHand _names = new(rule, subject, nameOf);

    public IReadOnlyList<UnixRepair> Plan(UnixSighting seen, SshKeyAclVerdict verdict, bool force)
    {
        bool isNeeded = verdict is SshKeyAclVerdict.BadOwner or SshKeyAclVerdict.TooOpen or SshKeyAclVerdict.Unreadable;
        if (verdict == SshKeyAclVerdict.NotSupported || !(isNeeded || force))
        {
            return [];
        }

        IEnumerable<UnixMode> folders = seen.Checked.Concat(seen.Way).GroupBy(folder => folder.Path).Select(same => same.First());
        UnixRepair?[] all = [OfFile(seen.File, force), .. folders.Select(folder => OfFolder(folder, seen.Checked.Contains(folder)))];
        return all.Where(repair => repair is not null).Select(repair => repair!).ToArray();
    }

    private UnixRepair? OfFile(UnixMode file, bool force)
    {
        if (!_reach.CoversFile(file) || (_reach.IsSharedKey(file) && !force))
        {
            return null;
        }

        bool isGiven = canGive && _reach.MayBeGiven(file) && (!subject.May(file, UnixSubject.Read) || (force && !rule.ChecksOwner));
        bool isUsers = isGiven || file.User == subject.User;
        uint kept = rule.ChecksOwner || isUsers ? file.Permissions & ~rule.Forbidden : file.Permissions;
        uint needed = !isUsers || subject.User == 0 ? 0 : file.IsFolder ? OwnerRead | OwnerEnter : OwnerRead;
        return Repair(file, isGiven, isUsers && force && rule.Forbidden == UnixKindRules.Anybody ? UsualKey : kept | needed);
    }

    private UnixRepair? OfFolder(UnixMode folder, bool isChecked)
    {
        if (!_reach.CoversFolder(folder))
        {
            return null;
        }

        uint kept = isChecked ? folder.Permissions & ~UnixKindRules.OthersWrite : folder.Permissions;
        return Repair(folder, isGiven: false, subject.May(folder, UnixSubject.Enter) ? kept : kept | OwnerEnter);
    }

    private UnixRepair? Repair(UnixMode entry, bool isGiven, uint mode)
    {
        List<string> changes = [];
        if (isGiven)
        {
            changes.Add($"make {_names.Name(subject.User)} the owner of '{entry.Path}' instead of {_names.Name(entry.User)}");
        }

        if (mode != entry.Permissions)
        {
            changes.Add($"set the mode of '{entry.Path}' to {UnixMode.Octal(mode)} instead of {UnixMode.Octal(entry.Permissions)}");
        }

        return changes.Count == 0 ? null : new UnixRepair(entry, isGiven ? subject.User : null, mode, changes);
    }
}
