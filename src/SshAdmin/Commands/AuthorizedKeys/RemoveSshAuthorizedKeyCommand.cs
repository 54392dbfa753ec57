using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.AuthorizedKeys.Remote;
using SshAdmin.Core.Errors;

namespace SshAdmin.Commands;

/// <summary>Revokes keys: removes their lines from authorized_keys on a server or on this computer, and nothing else. Shows every key before it goes.</summary>
[Cmdlet(VerbsCommon.Remove, "SshAuthorizedKey", DefaultParameterSetName = HostSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SshAuthorizedKey))]
public sealed class RemoveSshAuthorizedKeyCommand : SelectingAuthorizedKeyCmdlet
{
    /// <summary>Removes also the key that this command signs in with.</summary>
    [Parameter(ParameterSetName = HostSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Keeps a copy of the file as it was beside it, if it changes.</summary>
    [Parameter]
    public SwitchParameter Backup { get; set; }

    private protected override string Activity => "Revoking SSH keys";

    /// <summary>Works on each target.</summary>
    protected override void ProcessRecord()
    {
        Try(null, () =>
        {
            KeySelector selector = Selector();
            if (selector.IsEmpty)
            {
                throw new SshInputException(ErrorReason.InvalidArgument, "Say which keys to remove, with -Fingerprint, -PublicKeyPath or -Comment; -Comment * means all.");
            }

            if (ParameterSetName != HostSet)
            {
                ForLocalTargets(mustExist: true, files =>
                {
                    foreach (LocalTarget target in files)
                    {
                        WriteObject(Local.Remove(target, selector, Backup, key => ShouldProcess(target.Path, Describe(key)), Shell, Stop), enumerateCollection: true);
                    }
                });
                return;
            }

            StartHosts(async (target, stop) =>
            {
                RemoteAuthorizedKeys remote = new(RequestFor(target), Guard, Report);
                return (await remote.RemoveAsync(selector, key => AskAsync(key.Target, Describe(key)), Force, Backup, stop).ConfigureAwait(false)).ToArray();
            });
        });
    }

    // One key may stand in several lines, which only options, comment and number tell apart.
    private static string Describe(SshAuthorizedKey key) => $"{$"Remove key {key.Fingerprint} {key.NoteText}".TrimEnd()}, line {key.LineNumber}";
}
