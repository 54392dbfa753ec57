using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Judges owner and mode as OpenSSH on Unix does, and whether the account can get at the file at all. Pure.</summary>
/// <param name="rule">The kind.</param>
/// <param name="subject">The account the file is for.</param>
/// <param name="nameOf">Account names, for display.</param>
internal sealed class UnixJudge(UnixKindRule rule, UnixSubject subject, Func<uint, string?> nameOf)
{
    private readonly UnixByHand _byHand = new(rule, subject, nameOf);

    public Judgement Judge(UnixSighting seen)
    {
        if (rule.Forbidden == 0)
        {
            return new Judgement(SshKeyAclVerdict.NotSupported, []);
        }

        List<(SshKeyAclVerdict Verdict, SshKeyAclFinding Finding)> faults = [.. FaultsOfFile(seen.File)];
        foreach (UnixMode folder in seen.Checked)
        {
            faults.AddRange(FaultsOfOwner(folder, AclRules.UnixFolder));
            faults.AddRange(FaultsOfBits(folder, UnixKindRules.OthersWrite, AclRules.UnixFolder));
        }

        faults.AddRange(FaultsOfAccess(seen));

        // The enumeration has the verdicts in the order in which they stand.
        SshKeyAclVerdict verdict = faults.Select(fault => fault.Verdict).DefaultIfEmpty(SshKeyAclVerdict.Secure).Min();
        return new Judgement(verdict != SshKeyAclVerdict.Secure && !rule.IsEnforced ? SshKeyAclVerdict.Advisory : verdict, faults.ConvertAll(fault => fault.Finding));
    }

    private IEnumerable<(SshKeyAclVerdict Verdict, SshKeyAclFinding Finding)> FaultsOfFile(UnixMode file)
    {
        if (!rule.ChecksOwner && file.User != subject.User)
        {
            if (!subject.May(file, UnixSubject.Read))
            {
                return [];
            }

            string rights = Words(file.Permissions & UnixKindRules.Anybody, file.IsFolder);
            string others = rights.Length == 0 ? "" : $" {char.ToUpperInvariant(rights[0])}{rights.Substring(1)} (mode {UnixMode.Octal(file.Permissions)}).";
            return [Fault(SshKeyAclVerdict.Advisory, AclRules.UnixForeignKey, file, $"'{file.Path}' belongs to {Name(file.User)}, not to {Name(subject.User)}, so that OpenSSH uses it without a look at its mode.{others}{_byHand.ForForeignKey(file)}", rights)];
        }

        return FaultsOfOwner(file, AclRules.UnixOwner).Concat(FaultsOfBits(file, rule.Forbidden, rule.Forbidden == UnixKindRules.Anybody ? AclRules.UnixPrivate : AclRules.UnixWrite));
    }

    private IEnumerable<(SshKeyAclVerdict Verdict, SshKeyAclFinding Finding)> FaultsOfOwner(UnixMode entry, AclRule broken)
    {
        if (entry.User != subject.User && entry.User != 0)
        {
            string trusted = subject.User == 0 ? "root" : $"{Name(subject.User)} or root";
            yield return Fault(SshKeyAclVerdict.BadOwner, broken, entry, $"'{entry.Path}' belongs to {Name(entry.User)}. It has to belong to {trusted}.{_byHand.ForOwner(entry)}");
        }
    }

    private IEnumerable<(SshKeyAclVerdict Verdict, SshKeyAclFinding Finding)> FaultsOfBits(UnixMode entry, uint forbidden, AclRule broken)
    {
        uint excess = entry.Permissions & forbidden;
        if (excess != 0)
        {
            string rights = Words(excess, entry.IsFolder);
            string message = $"'{entry.Path}' has mode {UnixMode.Octal(entry.Permissions)}: {rights}. {broken.Statement}{_byHand.ForBits(entry)}";
            yield return (SshKeyAclVerdict.TooOpen, new SshKeyAclFinding(broken.Id, isViolation: true, message, null, null, rights));
        }
    }

    private IEnumerable<(SshKeyAclVerdict Verdict, SshKeyAclFinding Finding)> FaultsOfAccess(UnixSighting seen)
    {
        foreach (UnixMode folder in seen.File.IsFolder ? seen.Way.Concat([seen.File]) : seen.Way)
        {
            if (!subject.May(folder, UnixSubject.Enter))
            {
                yield return Fault(SshKeyAclVerdict.Unreadable, AclRules.Readable, folder, $"{Name(subject.User)} cannot enter '{folder.Path}', which belongs to {Name(folder.User)} and has mode {UnixMode.Octal(folder.Permissions)}.{_byHand.ForEntering(folder)}");
            }
        }

        if (!seen.File.IsFolder && !subject.May(seen.File, UnixSubject.Read))
        {
            yield return Fault(SshKeyAclVerdict.Unreadable, AclRules.Readable, seen.File, $"{Name(subject.User)} cannot read '{seen.File.Path}', which belongs to {Name(seen.File.User)} and has mode {UnixMode.Octal(seen.File.Permissions)}.{_byHand.ForReading(seen.File)}");
        }
    }

    private string Name(uint user) => _byHand.Name(user);

    private (SshKeyAclVerdict Verdict, SshKeyAclFinding Finding) Fault(SshKeyAclVerdict verdict, AclRule broken, UnixMode entry, string message, string? rights = null) =>
        (verdict, new SshKeyAclFinding(broken.Id, isViolation: true, message, entry.User.ToString(CultureInfo.InvariantCulture), nameOf(entry.User), rights));

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
