using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Commands;

namespace SshAdmin.LongRuns.Crash;

/// <summary>A process that runs a command again and again, tells each round that ended, and may be killed at any moment.</summary>
internal sealed class Victim : IDisposable
{
    private const string Ready = "ready";
    private readonly Process _process;
    private readonly int _first;

    private Victim(Process process, int first)
    {
        _process = process;
        _first = first;
    }

    /// <summary>Starts one and returns when it begins with its rounds; everything is compiled by then.</summary>
    /// <param name="job">What it does.</param>
    /// <param name="folder">A prepared folder.</param>
    /// <param name="first">The number of its first round.</param>
    /// <param name="rounds">After how many it ends by itself.</param>
    public static async Task<Victim> StartAsync(CrashJob job, string folder, int first, int rounds)
    {
        string warmUp = folder + ".warm-up";
        Directory.CreateDirectory(warmUp);
        job.Prepare(warmUp);
        ProcessStartInfo start = new("dotnet", [typeof(Victim).Assembly.Location, "victim", job.Name, folder, $"{first}", $"{rounds}"]) { RedirectStandardOutput = true };
        Victim victim = new(Process.Start(start)!, first);
        string? line = await victim._process.StandardOutput.ReadLineAsync();
        Directory.Delete(warmUp, recursive: true);
        return line == Ready ? victim : throw new InvalidOperationException($"The process to kill did not begin: {line}");
    }

    /// <summary>What the process does.</summary>
    public static void Work(string name, string folder, int first, int rounds)
    {
        CrashJob job = CrashJob.All.Single(candidate => candidate.Name == name);
        for (int round = first; round < first + 2; round++)
        {
            Run(job, folder + ".warm-up", round);
        }

        Console.WriteLine(Ready);
        for (int round = first; round < first + rounds; round++)
        {
            Run(job, folder, round);
            Console.WriteLine("done");
        }
    }

    /// <summary>One round in this process.</summary>
    public static void Run(CrashJob job, string folder, int round)
    {
        job.Begin(folder, round);
        if (job.Failure(TryRun(job, folder, round)) is string failure)
        {
            throw new BrokenException($"round {round} of {job.Name} failed: {failure}");
        }
    }

    /// <summary>The command of one round, however it ends.</summary>
    public static RunResult TryRun(CrashJob job, string folder, int round)
    {
        string[] words = job.Command(folder, round);
        return new CmdletRunner(CommandCatalog.Import(typeof(NewSshKeyPairCommand).Assembly)).Run(words[0], words[1..]);
    }

    /// <summary>Kills it without warning.</summary>
    public void Kill() => _process.Kill();

    /// <summary>The rounds that had ended, in their order.</summary>
    public async Task<IReadOnlyList<int>> DoneAsync()
    {
        int count = (await _process.StandardOutput.ReadToEndAsync()).Split('\n').Count(line => line == "done");
        await _process.WaitForExitAsync();
        return [.. Enumerable.Range(_first, count)];
    }

    public void Dispose() => _process.Dispose();
}
