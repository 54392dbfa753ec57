using System.Linq;
using System.Management.Automation;
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
            Try(null, WriteInstalled);
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
        WildcardPattern[]? wanted = Name?.Select(Wildcard.Parse).ToArray();
        foreach (SshClient client in InstalledClients.Find(InstalledPrograms.OfThisMachine()))
        {
            if (wanted is null || wanted.Any(pattern => pattern.IsMatch(client.Name) || pattern.IsMatch(client.ToString())))
            {
                WriteObject(client);
            }
        }
    }
}
