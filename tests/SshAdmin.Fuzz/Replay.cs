using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.Fuzz;

/// <summary>Runs one saved input again.</summary>
internal static class Replay
{
    public static int Run(IReadOnlyList<FuzzTarget> targets, FuzzOptions options)
    {
        string file = Path.GetFileName(options.Replay!);
        (string name, byte[] input) = file.StartsWith("running-", StringComparison.Ordinal)
            ? LastInput.Read(options.Replay!)
            : (options.Target.Length > 0 ? options.Target : file.Split("--")[0], File.ReadAllBytes(options.Replay!));
        FuzzTarget? target = targets.FirstOrDefault(target => target.Name == name);
        if (target is null)
        {
            Console.Error.WriteLine($"There is no target '{name}'; name one with --target.");
            return 2;
        }

        Verdict verdict = Judge.Run(target, input);
        Console.WriteLine($"{target.Name}, {input.Length} bytes: {verdict.Broken} {verdict.Detail}");
        if (verdict.Error is not null)
        {
            Console.WriteLine(verdict.Error);
        }

        return verdict.Broken == Broken.Nothing ? 0 : 1;
    }
}
