using SshAdmin.CmdletHost.Running;

namespace SshAdmin.Tests.CmdletHost;

public class StreamTests
{
    private const string Id = "Broken,SshAdmin.Tests.CmdletHost.WriteTroubleCommand";

    [Fact]
    public void Error_lets_the_command_go_on()
    {
        RunResult result = Samples.Run("Write-Trouble", "error");

        Assert.Equal(Id, Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(["after error"], result.Output);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void Terminating_error_ends_it()
    {
        RunResult result = Samples.Run("Write-Trouble", "terminate");

        Assert.Equal(Id, result.TerminatingError?.FullyQualifiedErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Uncaught_exception_ends_it_with_its_type_as_id() =>
        Assert.Equal("System.FormatException,SshAdmin.Tests.CmdletHost.WriteTroubleCommand", Samples.Run("Write-Trouble", "throw").TerminatingError?.FullyQualifiedErrorId);

    [Fact]
    public void Error_action_stop_makes_errors_terminating()
    {
        RunResult result = Samples.Run("Write-Trouble", "error", "-ErrorAction", "Stop");

        Assert.Equal(Id, result.TerminatingError?.FullyQualifiedErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Silenced_errors_are_not_written() => Assert.Equal(0, Samples.Run("Write-Trouble", "error", "-ea", "SilentlyContinue").ExitCode);

    [Fact]
    public void Warnings_are_no_errors()
    {
        RunResult result = Samples.Run("Write-Trouble", "warn");

        Assert.Equal(["Mind the gap."], result.Warnings);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Warning_action_silences() => Assert.Empty(Samples.Run("Write-Trouble", "warn", "-WarningAction", "SilentlyContinue").Warnings);

    [Fact]
    public void Verbose_is_written_when_asked_for()
    {
        Assert.Empty(Samples.Run("Write-Trouble", "x").Verbose);
        Assert.Equal(["told"], Samples.Run("Write-Trouble", "x", "-Verbose").Verbose);
    }

    [Fact]
    public void Only_the_pipeline_thread_may_write() =>
        Assert.Equal("System.Management.Automation.PSInvalidOperationException,SshAdmin.Tests.CmdletHost.WriteTroubleCommand", Samples.Run("Write-Trouble", "thread").TerminatingError?.FullyQualifiedErrorId);

    [Fact]
    public void What_if_tells_and_does_nothing()
    {
        RunResult result = Samples.Run("Remove-Sample", "x", "-WhatIf");

        Assert.Equal(["What if: Performing the operation \"Remove sample\" on target \"x\"."], result.WhatIf);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData(true, "removed x")]
    [InlineData(false)]
    public void High_impact_asks(bool answer, params string[] expected)
    {
        RunResult result = new CmdletRunner(Samples.Catalog) { Answer = answer }.Run("Remove-Sample", "x");

        Assert.Single(result.Questions);
        Assert.Equal(expected, result.Output);
    }

    [Fact]
    public void Confirm_turned_off_does_not_ask() => Assert.Equal(["removed x"], Samples.Run("Remove-Sample", "x", "-Confirm:$false").Output);

    [Fact]
    public async Task Command_is_stopped_midway()
    {
        using CancellationTokenSource stop = new();
        using ManualResetEventSlim started = new();
        Dictionary<string, object?> parameters = new() { ["Started"] = started };
        Task<RunResult> running = Task.Factory.StartNew(
            () => new CmdletRunner(Samples.Catalog).Run("Wait-Forever", parameters, null, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(started.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await stop.CancelAsync();

        RunResult result = await running.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.True(result.Stopped);
        Assert.Equal(["before"], result.Output);
    }
}
