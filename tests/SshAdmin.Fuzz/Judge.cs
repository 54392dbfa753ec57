using System;
using System.Diagnostics;
using System.Linq;
using SshAdmin.Core.Errors;

namespace SshAdmin.Fuzz;

/// <summary>Runs one input and holds it against the rules: only named errors, at most a second, at most 16 MiB.</summary>
internal static class Judge
{
    public const long MostBytes = 16 * 1024 * 1024;
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);
    private const int Repetitions = 3;

    public static Verdict Run(FuzzTarget target, byte[] input)
    {
        Verdict verdict = RunOnce(target, input);

        // A machine that is busy with something else makes a run slow; what counts is the work, unless it only sleeps.
        for (int i = 1; i < Repetitions && verdict.Broken == Broken.Time; i++)
        {
            TimeSpan work = Environment.CpuUsage.TotalTime;
            verdict = RunOnce(target, input);
            work = Environment.CpuUsage.TotalTime - work;
            if (verdict.Broken == Broken.Time && work < MostTime && verdict.Time < LongestSleep)
            {
                verdict = verdict with { Broken = Broken.Nothing };
            }
        }

        return verdict;
    }

    private static Verdict RunOnce(FuzzTarget target, byte[] input)
    {
        // The parser may change its input; what is saved must be what was given.
        byte[] copy = (byte[])input.Clone();
        string outcome;
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        try
        {
            outcome = "read " + target.Run(copy);
        }
        catch (SshAdminException error)
        {
            outcome = $"{error.Reason} {error.Message}";
        }
        catch (Exception error)
        {
            return new Verdict(Broken.Exception, 0, Describe(error)) { Error = error };
        }

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        int kind = KindOf(outcome);
        Broken broken = time > MostTime ? Broken.Time : bytes > MostBytes ? Broken.Memory : Broken.Nothing;
        return new Verdict(broken, kind, $"{time.TotalSeconds:0.000} s, {bytes / 1024} KiB from {input.Length} bytes") { Time = time, Bytes = bytes };
    }

    /// <summary>One line per place: the type and the innermost methods of the module.</summary>
    private static string Describe(Exception error)
    {
        var frames = (error.StackTrace ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("at SshAdmin.Core.", StringComparison.Ordinal)).Take(3);
        return $"{error.GetType().Name}: {error.Message} {string.Join(" < ", frames.Select(frame => frame.Split(" in ")[0]["at SshAdmin.Core.".Length..]))}";
    }

    // FNV-1a over the words of a message: numbers and what stands in quotes differ from input to input.
    private static int KindOf(string outcome)
    {
        uint hash = 2166136261;
        bool quoted = false;
        foreach (char c in outcome.AsSpan(0, Math.Min(outcome.Length, 400)))
        {
            quoted ^= c is '\'' or '"';
            if (!quoted && !char.IsAsciiDigit(c) && c < 0x80)
            {
                hash = (hash ^ c) * 16777619;
            }
        }

        return (int)hash;
    }
}
