using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Plans the smallest repair that every version of OpenSSH accepts. Pure.</summary>
internal static class RepairPlanner
{
    private const DescriptorControl InheritanceBits = DescriptorControl.DaclAutoInherited | DescriptorControl.DaclAutoInheritRequired | DescriptorControl.DaclProtected | DescriptorControl.DaclDefaulted;

    /// <summary>What FAT and exFAT volumes report for every file: no list, owned by everyone. Nothing written there is kept.</summary>
    public static bool IsVolumeWithoutAcls(SecurityDescriptor descriptor) => descriptor.HasNullDacl && WellKnownSids.Everyone.Equals(descriptor.Owner);

    /// <param name="descriptor">As it is.</param>
    /// <param name="rule">The kind.</param>
    /// <param name="subject">The account it is for.</param>
    /// <param name="force">Also rewrite what already passes, and kinds that OpenSSH does not check.</param>
    /// <returns><c>null</c> when nothing is to change, or when it cannot be repaired in place.</returns>
    public static RepairPlan? Plan(SecurityDescriptor descriptor, FileKindRule rule, AclSubject subject, bool force)
    {
        Judgement judgement = AclJudge.Judge(descriptor, rule, AclProfiles.Module, subject);
        bool needed = force || judgement.Verdict is not (SshKeyAclVerdict.Secure or SshKeyAclVerdict.Advisory or SshKeyAclVerdict.NotSupported);
        Sid? user = rule.Repair.Contains("{user}") ? subject.User : WellKnownSids.LocalSystem;
        if (!needed || user is null || user.IsRelative || IsVolumeWithoutAcls(descriptor))
        {
            return null;
        }

        SecurityDescriptor form = CanonicalDacl(rule, user);
        bool keepsOwner = descriptor.Owner is Sid owner && (owner.Equals(WellKnownSids.LocalSystem) || owner.Equals(WellKnownSids.Administrators) || (IsOfUser(rule) && owner.Equals(user)));
        SecurityDescriptor target = descriptor with
        {
            Owner = keepsOwner ? descriptor.Owner : IsOfUser(rule) ? user : WellKnownSids.Administrators,
            Dacl = form.Dacl,
            DaclFlagSpelling = form.DaclFlagSpelling,
            Control = (descriptor.Control & ~InheritanceBits) | form.Control,
        };
        List<string> changes = [];
        if (!keepsOwner)
        {
            changes.Add($"make {subject.Display(target.Owner!)} the owner{(descriptor.Owner is null ? "" : $" instead of {subject.Display(descriptor.Owner)}")}");
        }

        bool changesDacl = !SddlPrinter.Print(descriptor with { Owner = null, Group = null, Sacl = null }).Equals(SddlPrinter.Print(target with { Owner = null, Group = null, Sacl = null }), System.StringComparison.Ordinal);
        if (changesDacl)
        {
            int before = changes.Count;
            changes.AddRange(DescribeEntries(descriptor, target, subject));
            if (changes.Count == before)
            {
                changes.Add("put the entries into their usual order and form");
            }
        }

        return changes.Count == 0 ? null : new RepairPlan(target, !keepsOwner, changesDacl, changes);
    }

    private static bool IsOfUser(FileKindRule rule) => rule.Repair.Contains("{user}");

    private static SecurityDescriptor CanonicalDacl(FileKindRule rule, Sid user)
    {
        SecurityDescriptor form = SddlParser.Parse("D:" + rule.Repair.Replace("{user}", user.Spelled(null).ToString()));

        // SYSTEM and Administrators have an entry already; a user who is one of them needs no second one.
        Ace[] entries = form.Dacl!.Entries.Where((entry, index) => !form.Dacl.Entries.Take(index).Any(earlier => earlier.Trustee!.Equals(entry.Trustee))).ToArray();
        return form with { Dacl = new Acl(entries) };
    }

    private static IEnumerable<string> DescribeEntries(SecurityDescriptor before, SecurityDescriptor after, AclSubject subject)
    {
        if (before.HasNullDacl)
        {
            yield return "give it an access control list";
        }

        IReadOnlyList<Ace> old = before.Dacl?.Entries ?? [];
        IReadOnlyList<Ace> wanted = after.Dacl!.Entries;
        foreach (IGrouping<string, Ace> gone in old.Where(entry => !wanted.Any(kept => Same(kept, entry))).GroupBy(entry => entry.Trustee is null ? "entries of unknown type" : subject.Display(entry.Trustee)))
        {
            yield return $"remove {(gone.All(IsDeny) ? "the denial for" : "the entry of")} {gone.Key} ({string.Join("; ", gone.Select(entry => RightsInWords.Describe(entry.Mask)).Distinct())})";
        }

        foreach (Ace added in wanted.Where(entry => !old.Any(had => Same(had, entry))))
        {
            yield return $"give {subject.Display(added.Trustee!)} {RightsInWords.Describe(added.Mask)}";
        }

        if (!before.Has(DescriptorControl.DaclProtected))
        {
            yield return "stop inheriting from the folder";
        }

        static bool IsDeny(Ace entry) => entry.Type is AceType.Deny or AceType.DenyConditional or AceType.DenyObject or AceType.DenyObjectConditional;

        static bool Same(Ace left, Ace right) => left.Type == right.Type && (left.Flags & ~AceFlags.Inherited) == (right.Flags & ~AceFlags.Inherited)
            && left.Mask == right.Mask && left.Trustee is not null && left.Trustee.Equals(right.Trustee);
    }
}
