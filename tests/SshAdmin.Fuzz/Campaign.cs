using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SshAdmin.Fuzz.Mutation;

namespace SshAdmin.Fuzz;

/// <summary>The work on one target: its pool of inputs to start from, its random numbers, its findings.</summary>
internal sealed class Campaign
{
    private const int LargestPool = 1024;
    private readonly Mutator _mutator;
    private readonly List<byte[]> _pool;
    private readonly HashSet<int> _outcomes = [];
    private readonly Dictionary<string, string> _crashers = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly LastInput _last;
    private int _next;

    public Campaign(FuzzTarget target, int seed, string folder, LastInput last)
    {
        Target = target;
        _folder = folder;
        _last = last;
        _pool = [.. target.Seeds];

        // Not the randomised hash of the runtime: the same seed has to give the same inputs tomorrow.
        int own = BitConverter.ToInt32(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"{seed} {target.Name}")));
        _mutator = new Mutator(new Random(own), target.Shape, target.Tokens);
    }

    public FuzzTarget Target { get; }

    public long Inputs { get; private set; }

    public TimeSpan Time { get; set; }

    public int Outcomes => _outcomes.Count;

    /// <summary>What went wrong, once for each place, and where the input was saved.</summary>
    public IReadOnlyDictionary<string, string> Crashers => _crashers;

    public long Broken { get; private set; }

    public void RunNext()
    {
        // The seeds themselves come first: a seed that is refused tests less than it seems to.
        byte[] input = _next < Target.Seeds.Count ? Target.Seeds[_next++] : _mutator.Mutate(_pool);
        Inputs++;
        _last.Set(Target.Name, input);
        Verdict verdict = Judge.Run(Target, input);
        if (verdict.Broken != Fuzz.Broken.Nothing)
        {
            Broken++;
            Save(input, verdict);
        }
        else if (_outcomes.Add(verdict.Outcome) && _pool.Count < LargestPool)
        {
            _pool.Add(input);
        }
    }

    private void Save(byte[] input, Verdict verdict)
    {
        string place = verdict.Broken == Fuzz.Broken.Exception ? verdict.Detail : verdict.Broken.ToString();
        string kind = new([.. place.Where(c => !char.IsAsciiDigit(c))]);
        if (_crashers.ContainsKey(kind))
        {
            return;
        }

        string name = $"{Target.Name}--{Convert.ToHexString(SHA256.HashData(input))[..12].ToLowerInvariant()}.bin";
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, input);
        File.WriteAllText(path + ".txt", $"{verdict.Broken}: {verdict.Detail}\n{verdict.Error}\n");
        _crashers.Add(kind, $"{verdict.Broken}: {verdict.Detail} [{path}]");
        Console.WriteLine($"{Target.Name}: {_crashers[kind]}");
    }
}
