using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Arguments;
using SshAdmin.Completion;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;

namespace SshAdmin.Commands;

/// <summary>Reads what SSH servers really offer, rated: key exchange, host keys, ciphers, MACs and signature algorithms; and which clients can sign in there.</summary>
/// <remarks>
/// One TCP connection per host, no login attempt, and a polite goodbye: the server's log shows one short connection.
/// Hosts are asked in parallel and written as they finish. With a configuration instead of a host there is no network at all.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "SshAlgorithmSupport", DefaultParameterSetName = HostSet)]
[OutputType(typeof(SshAlgorithmSupport))]
public sealed class GetSshAlgorithmSupportCommand : RemoteCmdlet
{
    private const string ConfigurationPathSet = "ConfigurationPath";
    private const string ConfigurationTextSet = "ConfigurationText";

    private IReadOnlyList<ClientSelection> _clients = ClientCatalogue.Default;

    /// <summary>Clients to judge, such as <c>Tera Term 4.106</c> or <c>PuTTY*</c>; without it the versions on both sides of each border, and the newest of each client.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClientNameCompleter))]
    public string[]? Client { get; set; }

    /// <summary>Also reads the host key of every further type, with one connection for each.</summary>
    [Parameter(ParameterSetName = HostSet)]
    public SwitchParameter IncludeHostKey { get; set; }

    /// <summary>Files with the output of sshd -T, an sshd_config, or a crypto-policies back-end; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigurationPathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ConfigurationPath { get; set; } = [];

    /// <summary>The same as text, or as its lines.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigurationTextSet)]
    [JoinLines]
    public string ConfigurationText { get; set; } = string.Empty;

    /// <summary>The OpenSSH version whose defaults count where the configuration is silent, such as <c>9.2</c> or <c>OpenSSH_for_Windows_9.5</c>; without it the newest known.</summary>
    [Parameter(ParameterSetName = ConfigurationPathSet)]
    [Parameter(ParameterSetName = ConfigurationTextSet)]
    [ValidateNotNullOrEmpty]
    public string? ServerVersion { get; set; }

    private protected override string Activity => "Reading SSH algorithms";

    /// <summary>Finds the clients to judge; one that is not known is an error of its own.</summary>
    protected override void BeginProcessing()
    {
        if (Client is null)
        {
            return;
        }

        List<ClientSelection> found = [];
        foreach (string name in Client)
        {
            Try(name, () => found.AddRange(ClientCatalogue.Select(name)));
        }

        _clients = found;
    }

    /// <summary>Starts one probe per host, or reads configurations.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ConfigurationTextSet:
                Try(null, () => WriteObject(ConfigurationProbe.Run("(text)", ConfigurationText, ServerVersion, _clients)));
                break;
            case ConfigurationPathSet:
                ReadFiles();
                break;
            default:
                StartHosts(ProbeAsync);
                break;
        }
    }

    private void ReadFiles()
    {
        foreach (string given in ConfigurationPath)
        {
            Try(given, () =>
            {
                foreach (UserPath path in PathResolution.Existing(this, given, literal: false))
                {
                    Try(path.Raw, () => WriteObject(ConfigurationProbe.Run(path.Raw, ConfigurationProbe.ReadFile(path.Full), ServerVersion, _clients)));
                }
            });
        }
    }

    private async Task<object?> ProbeAsync(HostTarget target, CancellationToken stop)
    {
        ProbeOptions options = new() { Timeout = Timeout, IncludeHostKey = IncludeHostKey, Clients = _clients };
        return await HostProbe.RunAsync(target, options, Report, stop).ConfigureAwait(false);
    }
}
