using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening;

namespace SshAdmin.Commands;

/// <summary>Judges a server's sshd_config: what is weak, which line to change, and whether somebody would be locked out. It never changes the file.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SshServerConfiguration", DefaultParameterSetName = LiteralPathSet)]
[OutputType(typeof(SshConfigurationFinding), typeof(bool))]
public sealed class TestSshServerConfigurationCommand : ServerConfigurationCmdlet
{
    /// <summary>Findings of less weight are left out.</summary>
    [Parameter]
    public SshFindingSeverity? MinimumSeverity { get; set; }

    /// <summary>The sign-in that has to go on working, as <c>user@address</c> or <c>user@address:port</c>: asks whether it still would after the configuration is loaded.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SignedInAs { get; set; }

    /// <summary>Answers <c>$true</c> or <c>$false</c> only: <c>$false</c> when there is a finding of MinimumSeverity (High, if it is not given) or above.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Work(ConfigurationRequest request)
    {
        SignIn? signIn = SignedInAs is null ? null : SignIn.Parse(SignedInAs);
        ServerConfiguration configuration = Load(request);
        HostFacts facts = HostFiles.Read(request, configuration);
        WriteVerbose($"Judged by the rules of OpenSSH {configuration.Version} on {configuration.Platform}.");
        List<SshConfigurationFinding> findings = [];
        if (signIn is not null)
        {
            findings.AddRange(LockOutForecast.Judge(configuration, signIn, request.Context, facts));
        }

        findings.AddRange(ConfigurationJudge.Judge(configuration, facts));
        SshFindingSeverity least = MinimumSeverity ?? (Quiet ? SshFindingSeverity.High : SshFindingSeverity.Info);
        if (Quiet)
        {
            WriteObject(!findings.Any(finding => finding.Severity >= least));
            return;
        }

        foreach (SshConfigurationFinding finding in findings.Where(finding => finding.Severity >= least))
        {
            WriteObject(finding);
        }
    }
}
