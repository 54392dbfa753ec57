using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Two processes write the same file at the same time: both get all their work done.</summary>
internal static class ContentionRun
{
    public static async Task<bool> RunAsync(CrashJob job, int rounds)
    {
        using TempFolder around = new();
        string folder = Directory.CreateDirectory(around.File("work")).FullName;
        try
        {
            job.Prepare(folder);
            using Victim one = await Victim.StartAsync(job, folder, 0, rounds);
            using Victim other = await Victim.StartAsync(job, folder, rounds, rounds);
            int[] done = [.. await one.DoneAsync(), .. await other.DoneAsync()];
            if (job.CountsRounds && done.Length != 2 * rounds)
            {
                throw new BrokenException($"only {done.Length} of {2 * rounds} rounds ended well");
            }

            job.Check(folder, done, null);
            Console.WriteLine($"{job.Name}: two processes, {done.Length} rounds, nothing lost or torn; {CrashJob.Leftovers(folder).Length} temporary files left behind");
            return CrashJob.Leftovers(folder).Length == 0;
        }
        catch (BrokenException broken)
        {
            Console.WriteLine($"{job.Name}, two processes: {broken.Message}");
            return false;
        }
    }
}
