using System.Management.Automation;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;

namespace SshAdmin.Commands;

/// <summary>Gives files the permissions that OpenSSH asks for, and changes nothing else.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "SshKeyAcl", SupportsShouldProcess = true, DefaultParameterSetName = LiteralPathSet)]
[OutputType(typeof(SshKeyAclReport))]
public sealed class RepairSshKeyAclCommand : PathCmdlet
{
    private SshKeyAclRequest _request = new();
    private IPermissionKeeper? _keeper;

    /// <summary>What the files are to SSH; found from name and content without it.</summary>
    [Parameter]
    public SshFileKind? Kind { get; set; }

    /// <summary>The SID of the account the files are for; your own without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserSid { get; set; }

    /// <summary>Also rewrites what passes already, and kinds that OpenSSH does not check.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Reads the parameters that hold for all inputs.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _request = SshKeyAclRequest.Create(Kind, UserSid, force: Force);
        }
        catch (SshAdminException failure)
        {
            Fail(failure);
        }
    }

    private protected override void ProcessPath(UserPath path)
    {
        PlannedRepair plan = (_keeper ??= PermissionKeepers.ForThisSystem()).Plan(path.Full, _request);
        bool agreed = plan.IsNeeded && ShouldProcess(path.Full, $"Repair permissions: {string.Join("; ", plan.Before.Changes)}");
        WriteObject(agreed ? plan.Apply() : plan.Before);
    }
}
