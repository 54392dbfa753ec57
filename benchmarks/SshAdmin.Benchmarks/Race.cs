using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace SshAdmin.Benchmarks;

/// <summary>Runs all contestants in turn, round after round, so that a drifting machine hits all of them alike.</summary>
internal static class Race
{
    // At most so many rounds, to try the scripts out.
    private const string RoundsVariable = "RACE_ROUNDS";

    /// <param name="title">What is raced.</param>
    /// <param name="rounds">Counted rounds, after one that is not counted.</param>
    /// <param name="contestants">Ours first; ratios are the others' median over ours. The result is a table of Markdown.</param>
    public static async Task RunAsync(string title, int rounds, IEnumerable<Contestant?> contestants)
    {
        rounds = Math.Min(rounds, int.TryParse(Environment.GetEnvironmentVariable(RoundsVariable), out int most) ? most : rounds);
        List<Contestant> present = [.. contestants.OfType<Contestant>()];
        Dictionary<string, List<double>> times = present.ToDictionary(one => one.Name, _ => new List<double>());
        for (int round = -1; round < rounds; round++)
        {
            foreach (Contestant one in present)
            {
                Stopwatch watch = Stopwatch.StartNew();
                await one.RunAsync();
                if (round >= 0)
                {
                    times[one.Name].Add(watch.Elapsed.TotalMilliseconds);
                }
            }
        }

        double ours = Median(times[present[0].Name]);
        Console.WriteLine($"### {title} ({rounds} rounds)");
        Console.WriteLine();
        Console.WriteLine($"| {"",-45} | {"median ms",10} | {"min",9} | {"max",9} | {"ratio",8} |");
        Console.WriteLine($"| {new string('-', 45)} | {new string('-', 9)}: | {new string('-', 8)}: | {new string('-', 8)}: | {new string('-', 7)}: |");
        foreach (Contestant one in present)
        {
            List<double> mine = times[one.Name];
            Console.WriteLine(FormattableString.Invariant($"| {one.Name,-45} | {Median(mine),10:0.0} | {mine.Min(),9:0.0} | {mine.Max(),9:0.0} | {Median(mine) / ours,8:0.00} |"));
        }

        Console.WriteLine();
    }

    private static double Median(List<double> values)
    {
        List<double> sorted = [.. values.Order()];
        int middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
