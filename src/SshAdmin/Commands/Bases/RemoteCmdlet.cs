using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Arguments;
using SshAdmin.Completion;
using SshAdmin.Core.Wire;

namespace SshAdmin.Commands;

/// <summary>A command over SSH servers: where, which port, how long.</summary>
public abstract class RemoteCmdlet : FanOutCmdlet
{
    /// <summary>Name of the parameter set of <see cref="HostName"/>.</summary>
    protected const string HostSet = "Host";

    /// <summary>Names or addresses of servers; <c>host:port</c> and <c>[address]:port</c> are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = HostSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ComputerName", "CN", "Server")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    public string[] HostName { get; set; } = [];

    /// <summary>TCP port where the host names none.</summary>
    [Parameter(ParameterSetName = HostSet, ValueFromPipelineByPropertyName = true)]
    [PortNumber]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = HostTarget.DefaultPort;

    /// <summary>Seconds after which work on one host ends, whatever the peer does.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = 10;

    private protected TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>Starts the work for every host of this record; a host that cannot be read is an error of its own.</summary>
    private protected void StartHosts(Func<HostTarget, CancellationToken, Task<object?>> work)
    {
        foreach (string given in HostName)
        {
            Try(given, () =>
            {
                HostTarget target = new HostTarget(given).WithDefaultPort(Port);
                Start(given, stop => work(target, stop));
            });
        }
    }
}
