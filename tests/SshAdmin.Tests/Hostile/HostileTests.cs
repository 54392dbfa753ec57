using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Security.Cryptography;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;
using SshAdmin.Errors;
using SshAdmin.Tests.Keys;

namespace SshAdmin.Tests.Hostile;

/// <summary>Every row of the tables, through the public commands: a named error, of the right category, on the right host, in time.</summary>
public sealed class HostileTests : IDisposable
{
    // For starting, ending and a machine that is busy with other tests.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);
    private static readonly ECDsa HostKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly HostileRow[] Rows = [.. BeforeKeysRows.All, .. SignInRows.All, .. SessionRows.All];
    private readonly TempFolder _folder = new();

    public static string SampleKey { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "AuthorizedKeys", "ed.pub");

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    public static TheoryData<string> ProbeNames => [.. Rows.Where(row => row.Probe is not null).Select(row => row.Name)];

    public static TheoryData<string> TestNames => [.. Rows.Where(row => row.Test is not null).Select(row => row.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ProbeNames))]
    public async Task Get_SshAlgorithmSupport_ends_in_a_named_error(string name)
    {
        HostileRow row = Find(name);
        await PlayAsync(row, (host, _) =>
        {
            RunResult result = Module.Run("Get-SshAlgorithmSupport", host, "-TimeoutSeconds", row.Seconds.ToString());
            AssertError(row.Probe!, host, result);
        }, steps: 1);
    }

    [Theory]
    [MemberData(nameof(TestNames))]
    public async Task Test_SshConnection_reports_stage_and_reason(string name)
    {
        HostileRow row = Find(name);
        await PlayAsync(row, (host, signIn) =>
        {
            RunResult result = Module.Run("Test-SshConnection", [host, .. signIn, "-TimeoutSeconds", row.Seconds.ToString()]);
            Assert.Empty(result.Errors);
            SshConnectionReport report = Assert.IsType<SshConnectionReport>(Assert.Single(result.Output));
            Assert.Equal(row.Test, $"{report.FailedStage}/{report.Reason}");
            Assert.Equal("127.0.0.1", report.HostName);
            AssertPrintable(report.Message);
            Assert.All(report.Evidence.Split(Environment.NewLine), AssertPrintable);
        }, steps: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_commands_on_authorized_keys_end_in_a_named_error(string name)
    {
        HostileRow row = Find(name);
        string[] what = row.Verb switch { "Add" => ["-PublicKey", NewLine()], "Remove" => ["-Comment", "*", "-Force"], _ => [] };

        // The sign-in and the work each have the time limit.
        await PlayAsync(row, (host, signIn) => AssertError(row.Keys, host, Module.Run(row.Verb + "-SshAuthorizedKey", ["-HostName", host, .. signIn, .. what, "-TimeoutSeconds", row.Seconds.ToString()])), steps: 2);
    }

    [Theory]
    [InlineData("identification")]
    [InlineData("key exchange")]
    [InlineData("command")]
    public async Task Stopping_takes_less_than_a_second(string stage)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Func<ScriptedPeer, Task> script = stage switch
        {
            "identification" => async peer => { reached.TrySetResult(); await peer.WaitForEndAsync(); },
            "key exchange" => Scripts.AfterIdentification(async peer => { await peer.NegotiateAsync(); reached.TrySetResult(); }),
            _ => Scripts.Running((_, _) => { reached.TrySetResult(); return Task.CompletedTask; }),
        };
        await using ScriptedServer server = ScriptedServer.Start(peer => { peer.HostKey = HostKey; return script(peer); });
        using CancellationTokenSource stop = new();
        Task<RunResult> running = Module.Start(stop.Token, "Get-SshAuthorizedKey", ["-HostName", server.Target.ToString(), .. SignIn(), "-TimeoutSeconds", "60"]);
        await Task.WhenAny(reached.Task, running);

        Stopwatch watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        RunResult result = await running;

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.True(result.Stopped);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Names_of_rows_are_unique() => Assert.Equal(Rows.Length, Rows.Select(row => row.Name).Distinct().Count());

    private static HostileRow Find(string name) => Rows.Single(row => row.Name == name);

    private async Task PlayAsync(HostileRow row, Action<string, string[]> run, int steps)
    {
        await using ScriptedServer server = ScriptedServer.Start(peer =>
        {
            peer.HostKey = HostKey;
            return row.Script(peer);
        });
        string[] signIn = SignIn();
        Stopwatch watch = Stopwatch.StartNew();
        run(server.Target.ToString(), signIn);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, (steps * TimeSpan.FromSeconds(row.Seconds)) + Margin);
    }

    // The host key is pinned, so that the password is sent where the server asks for one.
    private string[] SignIn()
    {
        string key = Path.Combine(_folder.Path, "key");
        if (!File.Exists(key))
        {
            Assert.Empty(Module.Run("New-SshKeyPair", "-Path", key, "-NoPassphrase").Errors);
        }

        return ["-UserName", "alice", "-KeyPath", key, "-Credential", "alice:secret", "-HostKeyFingerprint", Fingerprint.Sha256(Blob(HostKey))];
    }

    private string NewLine()
    {
        string key = Path.Combine(_folder.Path, "new");
        Assert.Empty(Module.Run("New-SshKeyPair", "-Path", key, "-NoPassphrase").Errors);
        return File.ReadAllText(key + ".pub").Trim();
    }

    private static byte[] Blob(ECDsa key)
    {
        ECParameters parameters = key.ExportParameters(false);
        return Scripts.Payload(writer => writer.WriteString("ecdsa-sha2-nistp256").WriteString("nistp256").WriteString([4, .. parameters.Q.X!, .. parameters.Q.Y!]));
    }

    private static void AssertError(string id, string host, RunResult result)
    {
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorTable.Rows.Single(row => row.Id == id).Category, error.CategoryInfo.Category);
        Assert.Equal(host, error.TargetObject);
        Assert.IsAssignableFrom<SshAdminException>(error.Exception);
        AssertPrintable(error.ErrorDetails?.Message ?? error.Exception.Message);
    }

    // A message may quote the server; it must not move the cursor, ring, or turn text around.
    private static void AssertPrintable(string text) =>
        Assert.DoesNotContain(text, c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
}
