using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Judges owner and mode as OpenSSH on Unix does, and plans the smallest repair. Pure.</summary>
/// <param name="rule">The kind.</param>
/// <param name="user">The account the file is for.</param>
/// <param name="nameOf">Account names, for display.</param>
internal sealed class UnixJudge(UnixKindRule rule, uint user, Func<uint, string?> nameOf)
{
    private const uint OwnerRead = 0x100; // 0400
    private const uint OwnerEnter = 0x40; // 0100

    /// <param name="file">The file itself.</param>
    /// <param name="folders">Its folders up to the home folder, where the kind asks for them.</param>
    public Judgement Judge(UnixMode file, IReadOnlyList<UnixMode> folders)
    {
        if (rule.Forbidden == 0)
        {
            return new Judgement(SshKeyAclVerdict.NotSupported, []);
        }

        List<SshKeyAclFinding> findings = [];
        bool isForeign = JudgeOwner(file, AclRules.UnixOwner, findings);
        bool isOpen = JudgeBits(file, rule.Forbidden, rule.Forbidden == UnixKindRules.Anybody ? AclRules.UnixPrivate : AclRules.UnixWrite, findings);
        foreach (UnixMode folder in folders)
        {
            isForeign |= JudgeOwner(folder, AclRules.UnixFolder, findings);
            isOpen |= JudgeBits(folder, UnixKindRules.OthersWrite, AclRules.UnixFolder, findings);
        }

        bool isUnreadable = file.User == user && !HasOwnerAccess(file);
        if (isUnreadable)
        {
            Add(findings, AclRules.Readable, file.User, $"The owner, {Name(file.User)}, cannot read '{file.Path}' (mode {UnixMode.Octal(file.Permissions)}).");
        }

        SshKeyAclVerdict verdict = isForeign ? SshKeyAclVerdict.BadOwner : isOpen ? SshKeyAclVerdict.TooOpen : isUnreadable ? SshKeyAclVerdict.Unreadable : SshKeyAclVerdict.Secure;
        return new Judgement(verdict != SshKeyAclVerdict.Secure && !rule.IsEnforced ? SshKeyAclVerdict.Advisory : verdict, findings);
    }

    /// <summary>Takes away what is too much and touches nothing else; folders of other accounts than the user are left to their owners.</summary>
    public IReadOnlyList<UnixRepair> Plan(UnixMode file, IReadOnlyList<UnixMode> folders, Judgement judgement, bool force)
    {
        bool isNeeded = judgement.Verdict is SshKeyAclVerdict.BadOwner or SshKeyAclVerdict.TooOpen or SshKeyAclVerdict.Unreadable || (force && judgement.Verdict != SshKeyAclVerdict.NotSupported);
        if (!isNeeded)
        {
            return [];
        }

        uint kept = file.Permissions & ~rule.Forbidden;
        IEnumerable<UnixRepair?> all = [Repair(file, force && rule.Forbidden == UnixKindRules.Anybody ? 0x180 : kept | Needed(file)), .. folders.Select(folder => Repair(folder, folder.Permissions & ~UnixKindRules.OthersWrite))];
        return all.Where(repair => repair is not null).Select(repair => repair!).ToArray();
    }

    private UnixRepair? Repair(UnixMode file, uint mode)
    {
        bool isForeign = !IsTrusted(file.User);
        List<string> changes = [];
        if (isForeign)
        {
            changes.Add($"make {Name(user)} the owner of '{file.Path}' instead of {Name(file.User)}");
        }

        if (mode != file.Permissions)
        {
            changes.Add($"set the mode of '{file.Path}' to {UnixMode.Octal(mode)} instead of {UnixMode.Octal(file.Permissions)}");
        }

        return changes.Count == 0 ? null : new UnixRepair(file.Path, isForeign ? user : null, mode, changes);
    }

    private bool JudgeOwner(UnixMode file, AclRule broken, List<SshKeyAclFinding> findings)
    {
        if (IsTrusted(file.User))
        {
            return false;
        }

        Add(findings, broken, file.User, $"'{file.Path}' belongs to {Name(file.User)}. It has to belong to {(user == 0 ? "root" : $"{Name(user)} or root")}.");
        return true;
    }

    private bool JudgeBits(UnixMode file, uint forbidden, AclRule broken, List<SshKeyAclFinding> findings)
    {
        uint excess = file.Permissions & forbidden;
        if (excess == 0)
        {
            return false;
        }

        string rights = Words(excess, file.IsFolder);
        findings.Add(new SshKeyAclFinding(broken.Id, isViolation: true, $"'{file.Path}' has mode {UnixMode.Octal(file.Permissions)}: {rights}. {broken.Statement}", null, null, rights));
        return true;
    }

    private bool IsTrusted(uint owner) => owner == user || owner == 0;

    private static uint Needed(UnixMode file) => file.IsFolder ? OwnerRead | OwnerEnter : OwnerRead;

    private static bool HasOwnerAccess(UnixMode file) => (file.Permissions & Needed(file)) == Needed(file);

    private string Name(uint id) => nameOf(id) is string name ? name : $"user {id.ToString(CultureInfo.InvariantCulture)}";

    private void Add(List<SshKeyAclFinding> findings, AclRule broken, uint id, string message) =>
        findings.Add(new SshKeyAclFinding(broken.Id, isViolation: true, message, id.ToString(CultureInfo.InvariantCulture), nameOf(id)));

    private static string Words(uint bits, bool isFolder)
    {
        string execute = isFolder ? "enter" : "execute";
        List<string> who = [];
        Add("the group", bits >> 3 & 7);
        Add("everybody", bits & 7);
        return string.Join("; ", who);

        void Add(string name, uint rights)
        {
            string[] words = [.. (rights & 4) != 0 ? new[] { "read" } : [], .. (rights & 2) != 0 ? new[] { "write" } : [], .. (rights & 1) != 0 ? new[] { execute } : []];
            if (words.Length > 0)
            {
                who.Add($"{name} can {string.Join(", ", words)}");
            }
        }
    }
}
