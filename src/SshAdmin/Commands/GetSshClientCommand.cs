using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SshAdmin.Arguments;
using SshAdmin.Completion;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Platform;

namespace SshAdmin.Commands;

/// <summary>Shows what SSH clients are known, or which are installed here, and what each version can do.</summary>
[Cmdlet(VerbsCommon.Get, "SshClient")]
[OutputType(typeof(SshClient))]
public sealed class GetSshClientCommand : SshAdminCmdlet
{
    /// <summary>Names with or without a version, such as <c>Tera Term 4.106</c>; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ClientAsName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClientNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Looks for the clients installed on this computer instead of listing the catalogue.</summary>
    [Parameter]
    public SwitchParameter Installed { get; set; }

    /// <summary>Writes the clients of one input.</summary>
    protected override void ProcessRecord()
    {
        if (Installed)
        {
            WriteInstalled();
        }
        else if (Name is null)
        {
            WriteObject(ClientCatalogue.All.Select(row => SshClient.Of(new ClientSelection(row, null))), enumerateCollection: true);
        }
        else
        {
            foreach (string name in Name)
            {
                Try(name, () => WriteObject(ClientCatalogue.Select(name).Select(SshClient.Of), enumerateCollection: true));
            }
        }
    }

    private void WriteInstalled()
    {
        List<Func<string, string, bool>> wanted = [];
        foreach (string name in Name ?? ["*"])
        {
            Try(name, () =>
            {
                Wildcard.Parse(name);
                wanted.Add(ClientCatalogue.Filter(name));
            });
        }

        Try(null, () => WriteObject(InstalledClients.Find(InstalledPrograms.OfThisMachine()).Where(client => wanted.Any(fits => fits(client.Name, client.Version))), enumerateCollection: true));
    }
}
