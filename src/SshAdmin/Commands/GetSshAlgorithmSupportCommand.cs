using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Arguments;
using SshAdmin.Completion;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;

namespace SshAdmin.Commands;

/// <summary>Reads what SSH servers really offer, rated: key exchange, host keys, ciphers, MACs and signature algorithms; and which clients can sign in there.</summary>
/// <remarks>
/// One TCP connection per host, no login attempt unless -UserName and -PublicKeyPath are given, and a polite goodbye: the server's log shows one short connection.
/// Hosts are asked in parallel and written as they finish. With a configuration instead of a host there is no network at all.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "SshAlgorithmSupport", DefaultParameterSetName = HostSet)]
[OutputType(typeof(SshAlgorithmSupport))]
public sealed class GetSshAlgorithmSupportCommand : RemoteCmdlet
{
    private const string ConfigurationPathSet = "ConfigurationPath";
    private const string ConfigurationTextSet = "ConfigurationText";

    private IReadOnlyList<ClientSelection> _clients = ClientCatalogue.Default;
    private UserKeyQuestion? _userKey;

    /// <summary>Clients to judge, such as <c>Tera Term 4.106</c> or <c>PuTTY*</c>; without it the versions on both sides of each border, and the newest of each client. The verdicts stand in the property Clients of the output: connects or not, which kinds of user key work, what to do.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClientNameCompleter))]
    public string[]? Client { get; set; }

    /// <summary>Also reads the host key of every further type, with one connection for each.</summary>
    [Parameter(ParameterSetName = HostSet)]
    public SwitchParameter IncludeHostKey { get; set; }

    /// <summary>
    /// The user to ask for, together with -PublicKeyPath: the certain way to learn which signature algorithms the server takes.
    /// The server is asked, on the same connection, whether it would take the key with each of them (RSA: rsa-sha2-512, rsa-sha2-256 and ssh-rsa; other keys have one).
    /// Each refusal counts as a failed sign-in, against MaxAuthTries of that connection and against PerSourcePenalties of your address (OpenSSH 9.8 and later); there are at most three per host. A confirmation counts as none.
    /// Where MaxAuthTries ends the connection early, the rest is asked on one further connection.
    /// The server writes the user name into its log.
    /// </summary>
    [Parameter(ParameterSetName = HostSet)]
    [Alias("User", "LoginName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>
    /// A key that is authorized for -UserName. Only its public half is read and sent, and nothing is signed: a .pub file, or a private key file that shows its public half without a passphrase.
    /// Where the server refuses every signature algorithm, the key may simply not be authorized there. Refusals count as failed sign-ins, see -UserName.
    /// </summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PublicKeyFileCompleter))]
    public string? PublicKeyPath { get; set; }

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
    [ArgumentCompleter(typeof(ServerVersionCompleter))]
    public string? ServerVersion { get; set; }

    private protected override string Activity => "Reading SSH algorithms";

    private protected override SshAdminException? FailureBeside(object result) => (result as SshAlgorithmSupport)?.Failure;

    /// <summary>Finds the clients to judge, of which one that is not known is an error of its own, and reads the key to ask about.</summary>
    protected override void BeginProcessing()
    {
        ReadUserKey();
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
                Try(null, () => WriteObject(ConfigurationProbe.Run("(text)", new ConfigurationRequest { Text = ConfigurationText }, ServerVersion, _clients)));
                break;
            case ConfigurationPathSet:
                ReadFiles();
                break;
            default:
                StartHosts(ProbeAsync);
                break;
        }
    }

    private void ReadUserKey()
    {
        try
        {
            if ((UserName is null) != (PublicKeyPath is null))
            {
                throw new SshInputException(ErrorReason.InvalidArgument, "-UserName and -PublicKeyPath belong together: the server is asked about a key of a user. Give both, or none for a probe without any sign-in request.");
            }

            _userKey = UserName is null ? null : UserKeyQuestion.From(UserName, PathResolution.Single(this, PublicKeyPath!));
        }
        catch (SshAdminException failure)
        {
            Fail(failure, PublicKeyPath ?? UserName);
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
                    Try(path.Raw, () => WriteObject(ConfigurationProbe.Run(path.Raw, new ConfigurationRequest { Path = path.Full }, ServerVersion, _clients)));
                }
            });
        }
    }

    private async Task<object?> ProbeAsync(HostTarget target, CancellationToken stop)
    {
        ProbeOptions options = new() { Timeout = Timeout, IncludeHostKey = IncludeHostKey, UserKey = _userKey, Clients = _clients };
        return await HostProbe.RunAsync(target, options, Report, stop).ConfigureAwait(false);
    }
}
