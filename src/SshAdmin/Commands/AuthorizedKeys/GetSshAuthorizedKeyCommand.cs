using System.Linq;
using System.Management.Automation;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Remote;

namespace SshAdmin.Commands;

/// <summary>Lists the keys that may sign in: on a server, or on this computer. Says which lines sshd passes over.</summary>
[Cmdlet(VerbsCommon.Get, "SshAuthorizedKey", DefaultParameterSetName = HostSet)]
[OutputType(typeof(SshAuthorizedKey))]
public sealed class GetSshAuthorizedKeyCommand : SelectingAuthorizedKeyCmdlet
{
    private protected override string Activity => "Listing SSH keys";

    /// <summary>Lists each target.</summary>
    protected override void ProcessRecord()
    {
        Try(null, () =>
        {
            KeySelector selector = Selector();
            if (ParameterSetName != HostSet)
            {
                ForLocalTargets(mustExist: true, files => WriteObject(files.SelectMany(target => Local.List(target, selector, Shell)), enumerateCollection: true));
                return;
            }

            StartHosts(async (target, stop) => (await new RemoteAuthorizedKeys(RequestFor(target), Guard, Report).ListAsync(selector, stop).ConfigureAwait(false)).ToArray());
        });
    }
}
