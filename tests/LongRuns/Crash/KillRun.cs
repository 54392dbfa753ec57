using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Kills each command at random moments and looks at what is left; then runs it once more on that.</summary>
internal static class KillRun
{
    private const int Endless = int.MaxValue / 2;
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    public static async Task<bool> RunAsync(CrashJob job, int kills, int seed)
    {
        Random random = new(seed);
        int rounds = 0;
        int leftovers = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            using TempFolder around = new();
            string folder = Directory.CreateDirectory(around.File("work")).FullName;
            try
            {
                job.Prepare(folder);
                using Victim victim = await Victim.StartAsync(job, folder, 0, Endless);
                await Task.Delay(random.Next(job.LongestWait));
                victim.Kill();
                IReadOnlyList<int> done = await victim.DoneAsync();
                rounds += done.Count;
                job.Check(folder, done, done.Count);
                leftovers += CountPrivate(folder);
                RunAgain(job, folder, done.Count);
                job.Check(folder, [.. done, done.Count], null);
            }
            catch (BrokenException broken)
            {
                Console.WriteLine($"{job.Name}, kill {kill} of seed {seed}: {broken.Message}");
                return false;
            }
        }

        Console.WriteLine($"{job.Name}: {kills} kills after {rounds} rounds, nothing lost, torn or open; {leftovers} temporary files left behind, none of them open to others");
        return true;
    }

    // The round that was cut off is run once more: no lock may stop it, and doing it twice must be as good as once.
    private static void RunAgain(CrashJob job, string folder, int round)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Victim.Run(job, folder, round);
        if (watch.Elapsed > LongestRun)
        {
            throw new BrokenException($"the next run took {watch.Elapsed.TotalSeconds:0} seconds");
        }
    }

    private static int CountPrivate(string folder)
    {
        string[] files = CrashJob.Leftovers(folder);
        // What becomes a .pub file is for everybody, as that is.
        string? open = files.FirstOrDefault(file => !Path.GetFileName(file).Contains(".pub.", StringComparison.Ordinal) && (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0);
        return open is null ? files.Length : throw new BrokenException($"{open}, left behind, has the mode {File.GetUnixFileMode(open)}");
    }
}
