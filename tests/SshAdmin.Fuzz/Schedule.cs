using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace SshAdmin.Fuzz;

/// <summary>Shares time, or inputs, among the targets and says at the end what came of it.</summary>
internal sealed class Schedule(IReadOnlyList<Campaign> campaigns, FuzzOptions options)
{
    private const int InputsAtATime = 64;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private long _alive = Stopwatch.GetTimestamp();

    /// <returns>Whether every target kept the rules.</returns>
    public bool Run()
    {
        using Timer watch = new(_ => LookForHang(), null, Patience, TimeSpan.FromSeconds(5));
        Stopwatch whole = Stopwatch.StartNew();
        TimeSpan length = TimeSpan.FromSeconds(options.Seconds ?? (options.Inputs is null ? 10 : int.MaxValue / 1000));
        long share = options.Inputs is long inputs ? (inputs + campaigns.Count - 1) / campaigns.Count : long.MaxValue;
        TimeSpan slice = TimeSpan.FromTicks(Math.Min(Slice.Ticks, length.Ticks / campaigns.Count / 2));
        while (whole.Elapsed < length && campaigns.Any(campaign => campaign.Inputs < share))
        {
            foreach (Campaign campaign in campaigns)
            {
                RunSlice(campaign, share, slice);
            }
        }

        return Report(whole.Elapsed);
    }

    private void RunSlice(Campaign campaign, long share, TimeSpan slice)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            for (int i = 0; i < InputsAtATime && campaign.Inputs < share && Stopwatch.GetElapsedTime(start) < slice; i++)
            {
                campaign.RunNext();
                Interlocked.Exchange(ref _alive, Stopwatch.GetTimestamp());
            }
        }
        while (campaign.Inputs < share && Stopwatch.GetElapsedTime(start) < slice);
        campaign.Time += Stopwatch.GetElapsedTime(start);
    }

    private bool Report(TimeSpan elapsed)
    {
        Console.WriteLine($"{"target",-24} {"inputs",10} {"per second",11} {"outcomes",9} {"broken",7}");
        foreach (Campaign campaign in campaigns)
        {
            Console.WriteLine($"{campaign.Target.Name,-24} {campaign.Inputs,10} {campaign.Inputs / Math.Max(campaign.Time.TotalSeconds, 0.001),11:0} {campaign.Outcomes,9} {campaign.Broken,7}");
            foreach (string crasher in campaign.Crashers.Values)
            {
                Console.WriteLine("    " + crasher);
            }
        }

        long total = campaigns.Sum(campaign => campaign.Inputs);
        int failed = campaigns.Count(campaign => campaign.Broken > 0);
        Console.WriteLine($"{total} inputs in {elapsed.TotalSeconds:0} s, {total / Math.Max(elapsed.TotalSeconds, 0.001):0} per second, seed {options.Seed}");
        Console.WriteLine($"{campaigns.Count - failed} passed, {failed} failed");
        return failed == 0;
    }

    // Nothing can end a parser that does not end by itself but the end of the process; its input stays in the file "running-".
    private void LookForHang()
    {
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _alive)) > Patience)
        {
            Console.WriteLine($"An input runs for more than {Patience.TotalSeconds:0} s; replay {options.Crashes}/running-{Environment.ProcessId}");
            Console.WriteLine("0 passed, 1 failed");
            Environment.FailFast("An input hangs.");
        }
    }
}
