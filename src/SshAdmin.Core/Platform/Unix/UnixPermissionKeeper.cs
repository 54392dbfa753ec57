using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Judges and repairs owner and mode bits on Linux and macOS.</summary>
internal sealed class UnixPermissionKeeper(IUnixAccounts accounts) : IPermissionKeeper
{
    private const string ServerFolder = "/etc/ssh";
    private readonly HomeFinder _homes = new(accounts);

    public UnixPermissionKeeper()
        : this(new CachedAccounts())
    {
    }

    public SshKeyAclReport Test(string path, SshKeyAclRequest request) => Examine(path, request).Report;

    public PlannedRepair Plan(string path, SshKeyAclRequest request)
    {
        Examination examination = Examine(path, request);
        if (examination.Repairs.Count == 0)
        {
            return new PlannedRepair(examination.Report, null);
        }

        if (examination.IsKindAssumed)
        {
            throw new SshInputException(ErrorReason.FileKindUnknown, $"Neither name nor content says what '{path}' is to SSH; nothing was changed. Name it with -Kind.", path);
        }

        return new PlannedRepair(examination.Report, () => Apply(examination, request));
    }

    private SshKeyAclReport Apply(Examination examination, SshKeyAclRequest request)
    {
        SshKeyAclReport before = examination.Report;
        foreach (UnixRepair repair in examination.Repairs)
        {
            UnixFile.Change(repair.Entry, repair.User, repair.Mode);
            UnixMode kept = UnixFile.Stat(repair.Entry.Path);
            if (kept.Permissions != repair.Mode || (repair.User is uint user && kept.User != user))
            {
                throw new SshAccessException(ErrorReason.PermissionsNotKept, $"The mode of '{repair.Entry.Path}' was set, but the file system did not keep it ({UnixMode.Octal(kept.Permissions)}). Copy the file to a native file system.", before.Path);
            }
        }

        Examination after = Examine(before.Path!, request with { Kind = before.Kind });
        return new SshKeyAclReport(before.Path, before.Kind, after.Report.Verdict, after.Report.Findings)
        {
            Mode = before.Mode,
            RepairMode = after.Report.Mode,
            Changes = before.Changes,
            Changed = true,
        };
    }

    private Examination Examine(string path, SshKeyAclRequest request)
    {
        if (request.User is not null || request.SidHistory.Count > 0 || request.Elevated is not null || request.Profile is not null)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, "Files of this system are judged by owner and mode, as OpenSSH on Unix does; leave -UserSid, -SidHistory, -Elevated and -OpenSshVersion out. They are for files on Windows and for -Sddl.", path);
        }

        string full = Path.GetFullPath(path);
        UnixWay way = UnixWay.To(full);
        UnixMode file = UnixFile.Stat(way.Target);
        bool isAssumed = false;
        SshFileKind kind = request.Kind
            ?? FileKindDetector.Detect(path, file.IsFolder, file.IsRegular ? ReadHead(way.Target) : null, ServerFolder, out isAssumed)
            ?? throw new SshInputException(ErrorReason.FileKindUnknown, $"'{path}' is a folder that means nothing to SSH; name what it is with -Kind.", path);
        UnixKindRule rule = UnixKindRules.Find(kind);
        (UnixAccount Account, string Home)? home = _homes.Find(full, way, file);
        UnixSubject subject = SubjectOf(rule, home, file, request);
        UnixSighting seen = new(file, way.Folders, rule.ChecksFolders ? way.FoldersUpTo(HomeOf(subject.User, home)) : []);
        Judgement judgement = new UnixJudge(rule, subject, NameOf).Judge(seen);
        List<SshKeyAclFinding> findings = [.. judgement.Findings, .. Remarks(full, way, rule, subject, home, isAssumed)];
        IReadOnlyList<UnixRepair> repairs = new UnixPlanner(rule, subject, canGive: accounts.Self == 0, NameOf).Plan(seen, judgement.Verdict, request.Force);
        UnixRepair? ofFile = repairs.FirstOrDefault(repair => repair.Entry == file);
        SshKeyAclReport report = new(path, kind, judgement.Verdict, findings.ToArray())
        {
            Mode = UnixMode.Octal(file.Permissions),
            RepairMode = ofFile is null ? null : UnixMode.Octal(ofFile.Mode),
            Changes = repairs.SelectMany(repair => repair.Changes).ToArray(),
        };
        return new Examination(report, repairs, isAssumed);
    }

    // sshd opens files as the account that signs in, root and the client those that they use themselves. Root looks at the files of others
    // for the account in whose home they lie; outside of any home, the owner is the best guess.
    private UnixSubject SubjectOf(UnixKindRule rule, (UnixAccount Account, string Home)? home, UnixMode file, SshKeyAclRequest request)
    {
        bool isCallers = request.IsCallers || (accounts.Self != 0 && !rule.ChecksFolders);
        uint user = rule.IsOfMachine ? 0 : isCallers ? accounts.Self : home?.Account.User ?? file.User;
        UnixAccount? account = home?.Account.User == user ? home.Value.Account : accounts.Find(user);
        return new UnixSubject(user, account is null ? [] : accounts.GroupsOf(account))
        {
            Home = home?.Account.User == user && !rule.IsOfMachine ? home.Value.Home : null,
            OwnersGroup = accounts.Find(file.User)?.Group,
        };
    }

    /// <summary>Where sshd stops looking at folders (misc.c, safe_path): at the home folder of the account, if the path leads through it.</summary>
    private string? HomeOf(uint user, (UnixAccount Account, string Home)? home)
    {
        try
        {
            return home?.Account.User == user ? home.Value.Home : accounts.Find(user) is UnixAccount account ? UnixFile.Resolve(account.Home) : null;
        }
        catch (SshAdminException)
        {
            return null;
        }
    }

    private IEnumerable<SshKeyAclFinding> Remarks(string path, UnixWay way, UnixKindRule rule, UnixSubject subject, (UnixAccount Account, string Home)? home, bool isAssumed)
    {
        if (way.Target != path)
        {
            yield return new SshKeyAclFinding(AclRules.Link.Id, isViolation: false, $"The path leads over a link; its target '{way.Target}' is what counts and what a repair changes.");
        }

        if (isAssumed)
        {
            yield return new SshKeyAclFinding(AclRules.AssumedKind.Id, isViolation: false, "Neither name nor content says what this file is, so it is judged as a user's private key; -Kind names another kind.");
        }

        if (home is null && !rule.IsOfMachine && subject.User != accounts.Self)
        {
            yield return new SshKeyAclFinding(AclRules.AssumedUser.Id, isViolation: false, $"It lies in no account's home folder, so it is judged for its owner, {NameOf(subject.User) ?? subject.User.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private string? NameOf(uint user) => accounts.Find(user)?.Name;

    private static byte[]? ReadHead(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            byte[] head = new byte[FileKindDetector.HeadLength];
            Array.Resize(ref head, stream.Read(head, 0, head.Length));
            return head;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Examination(SshKeyAclReport Report, IReadOnlyList<UnixRepair> Repairs, bool IsKindAssumed);
}
