using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Judges and repairs owner and mode bits on Linux and macOS.</summary>
internal sealed class UnixPermissionKeeper : IPermissionKeeper
{
    private const string ServerFolder = "/etc/ssh";
    private readonly uint _self = GetEuid.Invoke();

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
        foreach (UnixRepair repair in examination.Repairs)
        {
            // Owner first: chown(2) may clear bits that chmod(2) then sets.
            if (repair.User is uint user)
            {
                UnixFile.SetOwner(repair.Path, user);
            }

            UnixFile.SetMode(repair.Path, repair.Mode);
        }

        SshKeyAclReport before = examination.Report;
        Examination after = Examine(before.Path!, request with { Kind = before.Kind });
        if (!after.Report.IsSecure)
        {
            throw new SshAccessException(ErrorReason.PermissionsNotKept, $"The mode of '{before.Path}' was set, but the file system did not keep it ({after.Report.Mode}): {string.Join(" ", after.Report.Findings.Where(finding => finding.IsViolation))} Copy the file to a native file system.", before.Path);
        }

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
        if (request.User is not null || request.SidHistory.Count > 0)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, "Files of this system have no SIDs; leave -UserSid and -SidHistory out.", path);
        }

        string target = UnixFile.Resolve(path);
        UnixMode file = UnixFile.Stat(target);
        bool isAssumed = false;
        SshFileKind kind = request.Kind
            ?? FileKindDetector.Detect(path, file.IsFolder, file.IsRegular ? ReadHead(target) : null, ServerFolder, out isAssumed)
            ?? throw new SshInputException(ErrorReason.FileKindUnknown, $"'{path}' is a folder that means nothing to SSH; name what it is with -Kind.", path);
        UnixKindRule rule = UnixKindRules.Find(kind);
        uint user = rule.IsOfMachine ? 0 : UserOf(target, file);
        IReadOnlyList<UnixMode> folders = rule.ChecksFolders ? UnixFile.FoldersUpTo(target, UnixFile.HomeOf(user)) : [];
        UnixJudge judge = new(rule, user, UnixFile.AccountName);
        Judgement judgement = judge.Judge(file, folders);
        List<SshKeyAclFinding> findings = [.. judgement.Findings];
        if (target != Path.GetFullPath(path))
        {
            findings.Add(new SshKeyAclFinding(AclRules.Link.Id, isViolation: false, $"The path leads over a link; its target '{target}' is what counts and what a repair changes."));
        }

        if (isAssumed)
        {
            findings.Add(new SshKeyAclFinding(AclRules.AssumedKind.Id, isViolation: false, "Neither name nor content says what this file is, so it is judged as a user's private key; -Kind names another kind."));
        }

        IReadOnlyList<UnixRepair> repairs = judge.Plan(file, folders, judgement, request.Force);
        UnixRepair? ofFile = repairs.FirstOrDefault(repair => repair.Path == file.Path);
        SshKeyAclReport report = new(path, kind, judgement.Verdict, findings.ToArray())
        {
            Mode = UnixMode.Octal(file.Permissions),
            RepairMode = ofFile is null ? null : UnixMode.Octal(ofFile.Mode),
            Changes = repairs.SelectMany(repair => repair.Changes).ToArray(),
        };
        return new Examination(report, repairs, isAssumed);
    }

    // sshd judges for the account that signs in. What lies below a .ssh folder is for the owner of the folder around that;
    // root looks at other people's files for their owners.
    private uint UserOf(string target, UnixMode file)
    {
        int folder = target.LastIndexOf("/.ssh", StringComparison.Ordinal);
        bool isBelow = folder > 0 && (folder + 5 == target.Length || target[folder + 5] == '/');
        if (_self != 0)
        {
            return _self;
        }

        return isBelow ? UnixFile.Stat(target.Substring(0, folder)).User : file.User;
    }

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
