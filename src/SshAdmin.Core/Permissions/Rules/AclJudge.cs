using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Judges a descriptor as OpenSSH for Windows does. Pure: values in, values out.</summary>
internal sealed class AclJudge
{
    private readonly SecurityDescriptor _descriptor;
    private readonly FileKindRule _rule;
    private readonly AclProfile _profile;
    private readonly AclSubject _subject;
    private readonly CheckMode _mode;
    private readonly Sid? _user;
    private readonly List<SshKeyAclFinding> _findings = [];

    private AclJudge(SecurityDescriptor descriptor, FileKindRule rule, AclProfile profile, AclSubject subject)
    {
        _descriptor = descriptor;
        _rule = rule;
        _profile = profile;
        _subject = subject;
        _mode = profile.ModeFor(rule);
        _user = _mode == CheckMode.ServiceFolder ? null : subject.UserOf(rule.Role);
    }

    public static Judgement Judge(SecurityDescriptor descriptor, FileKindRule rule, AclProfile profile, AclSubject subject) =>
        new AclJudge(descriptor, rule, profile, subject).Judge();

    private Judgement Judge()
    {
        if (_mode == CheckMode.None)
        {
            return new Judgement(SshKeyAclVerdict.NotSupported, []);
        }

        // In the order of the verdicts; OpenSSH itself stops at the first violation.
        bool isNull = JudgePresence();
        bool isForeign = JudgeOwner();
        bool isOpen = JudgeEntries();
        bool isUnreadable = _profile.IsModule && JudgeReadability();
        SshKeyAclVerdict verdict = isNull ? SshKeyAclVerdict.NullDacl
            : isForeign ? SshKeyAclVerdict.BadOwner
            : isOpen ? SshKeyAclVerdict.TooOpen
            : isUnreadable ? SshKeyAclVerdict.Unreadable
            : SshKeyAclVerdict.Secure;
        return new Judgement(_rule.IsAdvisory && verdict != SshKeyAclVerdict.Secure ? SshKeyAclVerdict.Advisory : verdict, _findings);
    }

    private bool JudgePresence()
    {
        if (_descriptor.HasNullDacl)
        {
            Add(AclRules.NullDacl, null, null, "There is no access control list, so everybody has full control.");
        }

        return _descriptor.HasNullDacl;
    }

    private bool JudgeOwner()
    {
        Sid? owner = _descriptor.Owner;
        if (owner is null)
        {
            Add(AclRules.OwnerMissing, null, null, "The descriptor names no owner.");
            return true;
        }

        if (IsTrusted(owner))
        {
            return false;
        }

        Add(_mode == CheckMode.ServiceFolder ? AclRules.FolderWrite : AclRules.Owner, owner, null,
            $"The owner is {_subject.Display(owner)}. It has to be {Trusted()}; membership in Administrators does not count.{TrusteeNotes.For(owner, _subject)}");
        return true;
    }

    private bool JudgeEntries()
    {
        bool violated = false;
        foreach (Ace entry in _descriptor.Dacl?.Entries ?? [])
        {
            if (entry.Type == AceType.Allow)
            {
                violated |= JudgeEntry(entry);
            }
            else if (_profile.IsModule && entry.Type is AceType.AllowConditional or AceType.AllowObjectConditional or AceType.AllowObject && !IsTrusted(entry.Trustee!))
            {
                Add(AclRules.Uninspected, entry.Trustee, entry.Mask,
                    $"{_subject.Display(entry.Trustee!)} has a conditional or object entry ({RightsInWords.Describe(entry.Mask)}). OpenSSH does not inspect such entries; check that it is meant.", isViolation: false);
            }
        }

        return violated;
    }

    // Inherited and inherit-only entries count like all others: the flags are not looked at.
    private bool JudgeEntry(Ace entry)
    {
        Sid trustee = entry.Trustee!;
        bool isEarlierSelf = _profile.KnowsSidHistory && _user is not null && _mode != CheckMode.ServiceFolder && _subject.SidHistory.Contains(trustee);
        if (IsTrusted(trustee) || isEarlierSelf)
        {
            return false;
        }

        // NTFS maps generic rights of effective entries; those of inherit-only ones grant nothing here.
        uint mask = _profile.IsModule && !entry.IsInheritOnly ? AccessMasks.MapGenerics(entry.Mask) : entry.Mask;
        string who = _subject.Display(trustee);
        string rights = RightsInWords.Describe(entry.Mask);
        string inherited = (entry.Flags & AceFlags.Inherited) != 0 ? " The entry is inherited from the folder." : "";
        string note = TrusteeNotes.For(trustee, _subject);
        if (_mode == CheckMode.Strict)
        {
            Add(AclRules.Strict, trustee, entry.Mask, $"{who} has an entry ({rights}). Nobody but {Trusted()} may have one, whatever it grants.{inherited}{note}");
            return true;
        }

        uint writeMask = _profile.WriteMask | (_mode == CheckMode.UserFolder ? AccessMasks.DeleteChild : 0);
        if ((mask & writeMask) != 0)
        {
            AclRule rule = _rule.IsAdvisory ? AclRules.Unchecked : _mode == CheckMode.ServiceFolder ? AclRules.FolderWrite : AclRules.Write;
            Add(rule, trustee, entry.Mask, $"{who} can change it ({rights}). Nobody but {Trusted()} may.{inherited}{note}");
            return true;
        }

        if (_mode == CheckMode.UserFolder && (entry.Flags & AceFlags.ObjectInherit) != 0)
        {
            Add(AclRules.Unchecked, trustee, entry.Mask, $"{who} has an entry ({rights}) that new files in the folder inherit; ssh refuses private keys with it.{note}");
            return true;
        }

        return false;
    }

    private bool JudgeReadability()
    {
        if (_rule.IsAdvisory || _subject.ReaderOf(_rule.Role) is not { } token || AccessCheck.Grants(_descriptor, token, AccessMasks.Read))
        {
            return false;
        }

        Sid reader = token.First();
        string consequence = reader.Equals(_subject.User) ? "ssh says \"Permission denied\", or passes over it silently" : "the server says \"Permission denied\"";
        Add(AclRules.Readable, reader, null, $"{_subject.Display(reader)} needs the file and cannot open it: {consequence}.");
        return true;
    }

    private bool IsTrusted(Sid sid) =>
        sid.Equals(WellKnownSids.LocalSystem) || sid.Equals(WellKnownSids.Administrators) || sid.Equals(_user)
        || (_profile.TrustsInstaller && _mode != CheckMode.ServiceFolder && sid.Equals(WellKnownSids.TrustedInstaller));

    private string Trusted()
    {
        bool named = _user is not null && !_user.Equals(WellKnownSids.LocalSystem) && !_user.Equals(WellKnownSids.Administrators);
        return named ? $"{_subject.Display(_user!)}, SYSTEM and Administrators" : "SYSTEM and Administrators";
    }

    private void Add(AclRule rule, Sid? sid, uint? mask, string message, bool isViolation = true) =>
        _findings.Add(new SshKeyAclFinding(rule.Id, isViolation, message, sid?.ToString(), sid is null ? null : _subject.NameOf(sid), mask is uint rights ? RightsInWords.Describe(rights) : null));
}
