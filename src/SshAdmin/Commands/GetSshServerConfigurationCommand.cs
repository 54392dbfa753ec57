using System;
using System.Linq;
using System.Management.Automation;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Commands;

/// <summary>Reads a server's sshd_config as sshd would, and shows the value of every keyword for one connection and the line it comes from.</summary>
[Cmdlet(VerbsCommon.Get, "SshServerConfiguration", DefaultParameterSetName = LiteralPathSet)]
[OutputType(typeof(SshServerSetting))]
public sealed class GetSshServerConfigurationCommand : ServerConfigurationCmdlet
{
    // A file that is no configuration has an error on every line.
    private const int MostWarnings = 10;

    private protected override void Work(ConfigurationRequest request)
    {
        ServerConfiguration configuration = Load(request);
        WriteVerbose($"Read by the rules of OpenSSH {configuration.Version} on {configuration.Platform}.");
        foreach (LineProblem problem in configuration.Problems.Where(problem => problem.IsFatal || problem.Kind == LineProblemKind.IncludeNotRead).Take(MostWarnings))
        {
            WriteWarning($"Line {problem.Line}: {problem.Message}");
        }

        foreach (EffectiveSetting setting in configuration.Effective.All.OrderBy(setting => setting.Keyword, StringComparer.OrdinalIgnoreCase))
        {
            ConfigurationEntry? entry = setting.Entry;
            WriteObject(new SshServerSetting(setting.Keyword, setting.Values, setting.Source, string.IsNullOrEmpty(entry?.Path) ? null : entry!.Path, entry?.Line.Number));
        }
    }
}
