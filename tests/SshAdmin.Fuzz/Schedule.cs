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
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(10);
    private long _alive;
    private long _watched;
    private TimeSpan _workThen;
    private long _timeThen = Stopwatch.GetTimestamp();

    /// <returns>Whether every target kept the rules.</returns>
    public bool Run()
    {
        using Timer watch = new(_ => LookForHang(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
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
                Interlocked.Increment(ref _alive);
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

    // Work counts, not time: on a busy machine this process may not run at all for a while. Nothing can end a parser that does not end by itself but the end of the process; its input stays in the file "running-".
    private void LookForHang()
    {
        long alive = Interlocked.Read(ref _alive);
        if (alive != _watched)
        {
            (_watched, _workThen, _timeThen) = (alive, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        }
        else if (Environment.CpuUsage.TotalTime - _workThen > Patience || Stopwatch.GetElapsedTime(_timeThen) > LongestSleep)
        {
            Console.WriteLine($"An input runs without end; replay {options.Crashes}/running-{Environment.ProcessId}");
            Console.WriteLine("0 passed, 1 failed");
            Environment.FailFast("An input hangs.");
        }
    }
}
