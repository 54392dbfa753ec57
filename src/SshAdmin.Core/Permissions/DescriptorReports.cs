using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Permissions;

/// <summary>Makes reports about descriptors: given as text, or read from files of this or another machine. Pure.</summary>
internal static class DescriptorReports
{
    /// <summary>Judges SDDL text, such as <c>(Get-Acl key).Sddl</c> from somebody else's machine.</summary>
    /// <exception cref="SshInputException">Malformed text, or no kind.</exception>
    public static SshKeyAclReport FromSddl(string sddl, SshKeyAclRequest request)
    {
        if (request.Kind is not SshFileKind kind)
        {
            throw new SshInputException(ErrorReason.FileKindUnknown, "SDDL text does not say what kind of file it belongs to; name it with -Kind.", sddl);
        }

        SecurityDescriptor descriptor = SddlParser.Parse(sddl, request.User?.Domain);
        List<SshKeyAclFinding> remarks = [];
        AclSubject subject = new() { User = request.User ?? AssumedUser(descriptor, kind, remarks), SidHistory = request.SidHistory, Elevated = request.Elevated ?? false };
        return Create(null, kind, descriptor, subject, request, remarks);
    }

    /// <param name="path">The file, if there is one.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="descriptor">Its descriptor.</param>
    /// <param name="subject">The account it is for.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="remarks">What was noticed before; comes after the violations.</param>
    public static SshKeyAclReport Create(string? path, SshFileKind kind, SecurityDescriptor descriptor, AclSubject subject, SshKeyAclRequest request, IEnumerable<SshKeyAclFinding> remarks)
    {
        FileKindRule rule = FileKindRules.Find(kind);
        Judgement judgement = AclJudge.Judge(descriptor, rule, request.Profile ?? AclProfiles.Module, subject);
        RepairPlan? plan = RepairPlanner.Plan(descriptor, rule, subject, request.Force);
        List<SshKeyAclFinding> findings = [.. judgement.Findings, .. remarks];
        if (RepairPlanner.IsVolumeWithoutAcls(descriptor) && !findings.Any(finding => finding.Rule == AclRules.Volume.Id))
        {
            findings.Add(VolumeFinding);
        }

        return new SshKeyAclReport(path, kind, judgement.Verdict, findings.ToArray())
        {
            Sddl = SddlPrinter.Print(descriptor),
            RepairSddl = plan is null ? null : SddlPrinter.Print(plan.Target),
            Changes = plan?.Changes.ToArray() ?? [],
        };
    }

    public static readonly SshKeyAclFinding VolumeFinding = new(AclRules.Volume.Id, isViolation: false,
        "The volume keeps no access control lists (FAT, exFAT, or a server without them), so nothing can be repaired there: copy the file to an NTFS volume, best into the .ssh folder of the profile.");

    /// <summary>The owner, where a user's file is judged and nobody said whose it is; an owner that is a person's account, that is.</summary>
    public static Sid? AssumedUser(SecurityDescriptor descriptor, SshFileKind kind, ICollection<SshKeyAclFinding> remarks)
    {
        bool isPersonal = FileKindRules.Find(kind).Role is FileRole.User or FileRole.UserForServer;
        if (!isPersonal || descriptor.Owner is not { IsAccount: true } owner)
        {
            return null;
        }

        remarks.Add(new SshKeyAclFinding(AclRules.AssumedUser.Id, isViolation: false, $"Judged for the owner, {owner}, because no account was named; -UserSid names another.", owner.ToString()));
        return owner;
    }
}
