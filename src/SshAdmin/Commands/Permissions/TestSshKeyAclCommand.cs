using System.Management.Automation;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;

namespace SshAdmin.Commands;

/// <summary>Says what OpenSSH makes of the permissions of files, or of SDDL text from any machine.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SshKeyAcl", DefaultParameterSetName = LiteralPathSet)]
[OutputType(typeof(SshKeyAclReport), typeof(bool))]
public sealed class TestSshKeyAclCommand : PathCmdlet
{
    private const string SddlSet = "Sddl";

    private SshKeyAclRequest _request = new();
    private IPermissionKeeper? _keeper;

    /// <summary>Security descriptors as text, such as <c>(Get-Acl key).Sddl</c>; needs -Kind.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SddlSet)]
    [ValidateNotNullOrEmpty]
    public string[] Sddl { get; set; } = [];

    /// <summary>What the files are to SSH; found from name and content without it.</summary>
    [Parameter]
    public SshFileKind? Kind { get; set; }

    /// <summary>The SID of the account the files are for; your own without it, and with -Sddl the owner.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserSid { get; set; }

    /// <summary>Earlier SIDs of that account, from before it moved to its domain.</summary>
    [Parameter]
    public string[]? SidHistory { get; set; }

    /// <summary>The account acts with a full administrator token.</summary>
    [Parameter]
    public SwitchParameter Elevated { get; set; }

    /// <summary>Asks for the answer of that version of OpenSSH for Windows, such as 8.1, instead of this module's stricter one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OpenSshVersion { get; set; }

    /// <summary>Writes true or false instead of a report.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Reads the parameters that hold for all inputs.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            bool? elevated = MyInvocation.BoundParameters.ContainsKey(nameof(Elevated)) ? Elevated.ToBool() : null;
            _request = SshKeyAclRequest.Create(Kind, UserSid, SidHistory, elevated, OpenSshVersion);
        }
        catch (SshAdminException failure)
        {
            Fail(failure);
        }
    }

    private protected override void ProcessPath(UserPath path) => Write((_keeper ??= PermissionKeepers.ForThisSystem()).Test(path.Full, _request));

    private protected override void ProcessOtherSet()
    {
        foreach (string sddl in Sddl)
        {
            Try(sddl, () => Write(DescriptorReports.FromSddl(sddl, _request)));
        }
    }

    private void Write(SshKeyAclReport report) => WriteObject(Quiet ? report.IsSecure : report);
}
