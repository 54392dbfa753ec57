using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Everything that can cut a writing command off: kill -9, a second writer, a full disk, a read-only folder.</summary>
internal static class CrashRun
{
    private const int RoundsOfTwo = 30;

    /// <param name="kills">How many of them, spread over the commands.</param>
    /// <param name="seed">For the moments of the kills.</param>
    public static async Task<bool> RunAsync(int kills, int seed)
    {
        // Commands and the servers that they talk to share this process, and both hold threads while they wait.
        ThreadPool.SetMinThreads(128, 128);
        Console.WriteLine($"seed {seed}; ConvertFrom-SshLog and the other commands write no files");
        ConcurrentBag<bool> results = [];
        int each = (kills + CrashJob.All.Count - 1) / CrashJob.All.Count;
        await Parallel.ForEachAsync(CrashJob.All, async (job, _) => results.Add(await KillRun.RunAsync(job, each, seed)));
        foreach (CrashJob job in CrashJob.All)
        {
            results.Add(await ContentionRun.RunAsync(job, RoundsOfTwo));
        }

        results.Add(await FullDiskRun.RunAsync());
        return results.All(good => good);
    }
}
