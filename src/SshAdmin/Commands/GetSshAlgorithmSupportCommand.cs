using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;

namespace SshAdmin.Commands;

/// <summary>Reads what SSH servers really offer: key exchange, host keys, ciphers, MACs and signature algorithms, rated.</summary>
/// <remarks>
/// One TCP connection per host, no login attempt, and a polite goodbye: the server's log shows one short connection.
/// Hosts are asked in parallel and written as they finish.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "SshAlgorithmSupport", DefaultParameterSetName = HostSet)]
[OutputType(typeof(SshAlgorithmSupport))]
public sealed class GetSshAlgorithmSupportCommand : RemoteCmdlet
{
    /// <summary>Also reads the host key of every further type, with one connection for each.</summary>
    [Parameter(ParameterSetName = HostSet)]
    public SwitchParameter IncludeHostKey { get; set; }

    private protected override string Activity => "Reading SSH algorithms";

    /// <summary>Starts one probe per host.</summary>
    protected override void ProcessRecord() => StartHosts(ProbeAsync);

    private async Task<object?> ProbeAsync(HostTarget target, CancellationToken stop)
    {
        ProbeOptions options = new() { Timeout = Timeout, IncludeHostKey = IncludeHostKey };
        return await HostProbe.RunAsync(target, options, Report, stop).ConfigureAwait(false);
    }
}
