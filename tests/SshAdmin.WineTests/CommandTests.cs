using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Probe;
using SshAdmin.Loading;

namespace SshAdmin.WineTests;

/// <summary>The commands themselves, in the stand-in for PowerShell; with SSHADMIN_TEST_SERVER against a real sshd.</summary>
public sealed class CommandTests : IDisposable
{
    // "port;user;private key;known_hosts": a server that the caller has started on loopback.
    private const string ServerVariable = "SSHADMIN_TEST_SERVER";

    private static readonly CommandCatalog Catalog = CommandCatalog.Import(typeof(ModuleInitializer).Assembly);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public void AKeyPairIsMadeDescribedAndJudged()
    {
        string path = Path.Combine(_folder.Path, "id[1]");
        SshKey made = One<SshKey>("New-SshKeyPair", "-Path", path, "-NoPassphrase");
        Check.Equal(made.Fingerprint, One<SshKey>("Get-SshKey", "-LiteralPath", path).Fingerprint);
        Check.Equal(SshKeyAclVerdict.Secure, One<SshKeyAclReport>("Test-SshKeyAcl", "-LiteralPath", path).Verdict);
    }

    public void AnOpenKeyIsRepairedAfterItWasOnlyShown()
    {
        string path = _folder.OpenFile("id");
        RunResult shown = Run("Repair-SshKeyAcl", "-Path", path, "-WhatIf");
        Check.Equal(1, shown.WhatIf.Count);
        Check.Equal(SshKeyAclVerdict.TooOpen, One<SshKeyAclReport>("Test-SshKeyAcl", path).Verdict);
        Check.True(One<SshKeyAclReport>("Repair-SshKeyAcl", path).Changed, "changed");
        Check.Equal(SshKeyAclVerdict.Secure, One<SshKeyAclReport>("Test-SshKeyAcl", path).Verdict);
    }

    public void WildcardsFindFilesOfTheDrive()
    {
        _folder.OpenFile("id_one");
        _folder.OpenFile("id_two");
        Check.Equal(2, Run("Test-SshKeyAcl", Path.Combine(_folder.Path, "id_*")).Output.Count);
    }

    public void APortThatNobodyListensOnIsAnOutcome()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        SshConnectionReport report = One<SshConnectionReport>("Test-SshConnection", "127.0.0.1", "-Port", port.ToString(), "-UserName", "nobody");
        Check.Equal("Connect", report.FailedStage.ToString());
        Check.Equal("ConnectionRefused", report.Reason.ToString());
    }

    public void InstalledClientsAreListedWithoutAnError() => Check.Equal(0, Run("Get-SshClient", "-Installed").ExitCode);

    public void ARealServerShowsItsOffer()
    {
        SshAlgorithmSupport support = One<SshAlgorithmSupport>("Get-SshAlgorithmSupport", "127.0.0.1", "-Port", Server()[0]);
        Check.Equal("OpenSSH", support.Software);
        Check.True(support.HostKeyFingerprint!.StartsWith("SHA256:", StringComparison.Ordinal), "the host key was verified");
    }

    public void ARealServerTakesTheKey()
    {
        string[] server = Server();
        SshConnectionReport report = One<SshConnectionReport>(
            "Test-SshConnection", "127.0.0.1", "-Port", server[0], "-UserName", server[1], "-KeyPath", server[2], "-KnownHostsPath", server[3]);
        Check.True(report.Succeeded, report.Message);
    }

    private static string[] Server()
    {
        string? server = Environment.GetEnvironmentVariable(ServerVariable);
        Check.SkipIf(string.IsNullOrEmpty(server), $"{ServerVariable} names no server");
        return server!.Split(';');
    }

    private static RunResult Run(string command, params string[] words) => new CmdletRunner(Catalog).Run(command, words);

    private static T One<T>(string command, params string[] words)
    {
        RunResult result = Run(command, words);
        Check.Equal("", string.Join("; ", result.Errors.Append(result.TerminatingError).Where(error => error is not null).Select(error => error!.Exception.Message)));
        return (T)result.Output.Single()!;
    }
}
