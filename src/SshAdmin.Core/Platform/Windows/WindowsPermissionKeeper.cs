using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Win32.SafeHandles;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Judges and repairs security descriptors of files and folders on Windows.</summary>
internal sealed class WindowsPermissionKeeper : IPermissionKeeper
{
    private readonly AccountDirectory _accounts = new();
    private readonly Sid _self = ProcessToken.ReadUser();
    private readonly bool _isElevated = ProcessToken.IsAdministrator();
    private readonly string _serverFolder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "ssh");
    private readonly string _profile = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    public SshKeyAclReport Test(string path, SshKeyAclRequest request) => Examine(path, request).Report;

    public PlannedRepair Plan(string path, SshKeyAclRequest request)
    {
        Examination examination = Examine(path, request);
        RequireKnownKind(examination);
        if (examination.Report.RepairSddl is null)
        {
            RequireRepairable(examination);
            return new PlannedRepair(examination.Report, null);
        }

        RequireOwnFile(examination, request);
        return new PlannedRepair(examination.Report, () => Apply(examination, request));
    }

    private SshKeyAclReport Apply(Examination examination, SshKeyAclRequest request)
    {
        SshKeyAclReport before = examination.Report;
        string path = before.Path!;
        FileKindRule rule = FileKindRules.Find(before.Kind);
        RepairPlan plan = RepairPlanner.Plan(examination.Descriptor, rule, examination.Subject, request.Force)!;
        examination.File.Write(plan);

        SecurityDescriptor kept = examination.File.Read();
        Judgement judgement = AclJudge.Judge(kept, rule, AclProfiles.Module, examination.Subject);
        if (judgement.Verdict != SshKeyAclVerdict.Secure)
        {
            string why = string.Join(" ", judgement.Findings.Where(finding => finding.IsViolation).Select(finding => finding.Message));
            throw new SshAccessException(ErrorReason.PermissionsNotKept, $"Windows accepted new permissions for '{path}', but the volume did not keep them: {why} Copy the file to a local NTFS volume.", path);
        }

        return new SshKeyAclReport(path, before.Kind, judgement.Verdict, [.. judgement.Findings, .. examination.Remarks])
        {
            Sddl = before.Sddl,
            RepairSddl = Permissions.Sddl.SddlPrinter.Print(kept),
            Changes = before.Changes,
            Changed = true,
        };
    }

    private Examination Examine(string path, SshKeyAclRequest request)
    {
        SecuredFile file = new(path);
        FileFacts facts = file.ReadFacts();
        SecurityDescriptor descriptor = file.Read();
        List<SshKeyAclFinding> remarks = [];
        bool isAssumed = false;
        SshFileKind kind = request.Kind
            ?? FileKindDetector.Detect(path, facts.IsFolder, facts.IsFolder ? null : ReadHead(path), _serverFolder, out isAssumed)
            ?? throw new SshInputException(ErrorReason.FileKindUnknown, $"'{path}' is a folder that means nothing to SSH; name what it is with -Kind.", path);
        if (isAssumed)
        {
            remarks.Add(new SshKeyAclFinding(AclRules.AssumedKind.Id, isViolation: false, "Neither name nor content says what this file is, so it is judged as a user's private key; -Kind names another kind."));
        }

        FileKindRule rule = FileKindRules.Find(kind);
        Sid? user = request.User ?? DefaultUser(path, rule, descriptor, kind, remarks);
        AclSubject subject = new()
        {
            User = user,
            SidHistory = user is null ? request.SidHistory : [.. request.SidHistory, .. EarlierSids(descriptor, user)],
            Elevated = request.Elevated ?? (_isElevated && _self.Equals(user)),
            NameOf = _accounts.NameOf,
        };
        remarks.AddRange(Circumstances(facts, rule));
        SshKeyAclReport report = DescriptorReports.Create(path, kind, descriptor, subject, request, remarks);
        if (!facts.KeepsAcls && report.RepairSddl is not null)
        {
            report = new SshKeyAclReport(path, kind, report.Verdict, report.Findings) { Sddl = report.Sddl };
        }

        return new Examination(file, facts, descriptor, subject, rule, remarks, isAssumed, report);
    }

    // Keys and client configuration are read by whoever asks. In somebody else's profile that is not the one they are for.
    private Sid? DefaultUser(string path, FileKindRule rule, SecurityDescriptor descriptor, SshFileKind kind, List<SshKeyAclFinding> remarks) => rule.Role switch
    {
        FileRole.AnyAdministrator or FileRole.MachineFolder => null,
        FileRole.MachineForUsers or FileRole.MachineForServer => _self,
        _ => IsInForeignProfile(path) ? DescriptorReports.AssumedUser(descriptor, kind, remarks) : _self,
    };

    private bool IsInForeignProfile(string path)
    {
        string profiles = Path.GetDirectoryName(_profile) + @"\";
        return path.StartsWith(profiles, StringComparison.OrdinalIgnoreCase)
            && !(path + @"\").StartsWith(_profile + @"\", StringComparison.OrdinalIgnoreCase)
            && !path.StartsWith(profiles + @"Public\", StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<Sid> EarlierSids(SecurityDescriptor descriptor, Sid user) =>
        (descriptor.Dacl?.Entries ?? []).Select(entry => entry.Trustee).Where(sid => sid is not null && !sid.Equals(user) && _accounts.IsSameAccount(sid, user)).Select(sid => sid!);

    private IEnumerable<SshKeyAclFinding> Circumstances(FileFacts facts, FileKindRule rule)
    {
        if (!facts.KeepsAcls)
        {
            yield return DescriptorReports.VolumeFinding;
        }

        if (facts.IsLink)
        {
            string owner = facts.LinkOwner is null ? "" : $" The link itself belongs to {_accounts.NameOf(facts.LinkOwner) ?? facts.LinkOwner.ToString()}, who can point it elsewhere.";
            yield return new SshKeyAclFinding(AclRules.Link.Id, isViolation: false, $"This is a link; its target '{facts.FinalPath}' is what counts and what a repair changes.{owner}", facts.LinkOwner?.ToString());
        }

        if (LongPath.IsNetwork(facts.FinalPath))
        {
            yield return new SshKeyAclFinding(AclRules.Network.Id, isViolation: false, $"'{facts.FinalPath}' is on a network share. The server decides on owner and entries there; where ssh refuses them, copy the file to a local NTFS volume.");
        }

        if (facts.IsEncrypted && rule.Role is FileRole.UserForServer or FileRole.MachineForServer or FileRole.AnyAdministrator)
        {
            yield return new SshKeyAclFinding(AclRules.Encrypted.Id, isViolation: false, "The file is encrypted by EFS, so the server, which runs as SYSTEM, cannot read it whatever its permissions are: decrypt it with cipher /d.");
        }
    }

    private static void RequireKnownKind(Examination examination)
    {
        if (examination.IsKindAssumed && examination.Report.RepairSddl is not null)
        {
            throw new SshInputException(ErrorReason.FileKindUnknown, $"Neither name nor content says what '{examination.Report.Path}' is to SSH; nothing was changed. Name it with -Kind.", examination.Report.Path);
        }
    }

    private static void RequireRepairable(Examination examination)
    {
        SshKeyAclReport report = examination.Report;
        bool isRefused = report.Verdict is SshKeyAclVerdict.NullDacl or SshKeyAclVerdict.BadOwner or SshKeyAclVerdict.TooOpen or SshKeyAclVerdict.Unreadable;
        if (!isRefused)
        {
            return;
        }

        if (!examination.Facts.KeepsAcls || RepairPlanner.IsVolumeWithoutAcls(examination.Descriptor))
        {
            throw new SshAccessException(ErrorReason.PermissionsNotKept, $"The volume of '{report.Path}' keeps no permissions (FAT or exFAT), so ssh will go on refusing the file there. Copy it to an NTFS volume, best into the .ssh folder of the profile.", report.Path);
        }

        throw new SshPolicyException(ErrorReason.AccountUnknown, $"'{report.Path}' lies in somebody else's profile and its owner is no person. Name the account it is for with -UserSid.", report.Path);
    }

    // A service that repaired a person's key for itself would lock that person out.
    private void RequireOwnFile(Examination examination, SshKeyAclRequest request)
    {
        bool isSystem = request.User is null && _self.Equals(WellKnownSids.LocalSystem) && _self.Equals(examination.Subject.User);
        if (isSystem && examination.Rule.Role is FileRole.User or FileRole.UserForServer && examination.Descriptor.Owner is { IsAccount: true } owner)
        {
            throw new SshPolicyException(ErrorReason.AccountUnknown, $"'{examination.Report.Path}' belongs to {_accounts.NameOf(owner) ?? owner.ToString()}, and this process runs as SYSTEM. Name the account it is for with -UserSid, or give SYSTEM a copy of its own.", examination.Report.Path);
        }
    }

    private static byte[]? ReadHead(string path)
    {
        using SafeFileHandle handle = CreateFile.Invoke(LongPath.ToNative(path), CreateFile.GenericRead, CreateFile.ShareAll, IntPtr.Zero, CreateFile.OpenExisting, 0, IntPtr.Zero);
        if (handle.IsInvalid)
        {
            return null;
        }

        byte[] head = new byte[FileKindDetector.HeadLength];
        using FileStream stream = new(handle, FileAccess.Read, 1);
        try
        {
            int length = stream.Read(head, 0, head.Length);
            Array.Resize(ref head, length);
            return head;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Examination(SecuredFile File, FileFacts Facts, SecurityDescriptor Descriptor, AclSubject Subject, FileKindRule Rule, List<SshKeyAclFinding> Remarks, bool IsKindAssumed, SshKeyAclReport Report);
}
