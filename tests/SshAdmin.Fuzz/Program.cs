using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using SshAdmin.Fuzz;
using SshAdmin.Fuzz.Targets;

if (FuzzOptions.Parse(args) is not FuzzOptions options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

FuzzTarget[] targets = [.. AllTargets.Create().Where(target => target.Name.StartsWith(options.Target, StringComparison.Ordinal))];
if (options.List)
{
    foreach (FuzzTarget target in targets)
    {
        Console.WriteLine($"{target.Name,-24} {target.Shape,-12} {target.Seeds.Count,4} seeds");
    }

    return 0;
}

if (options.Replay is not null)
{
    return Replay.Run(targets, options);
}

if (targets.Length == 0)
{
    Console.Error.WriteLine($"No target's name begins with '{options.Target}'; --list shows them.");
    return 2;
}

Directory.CreateDirectory(options.Crashes);
using LastInput last = new(options.Crashes);
List<Campaign> campaigns = [.. targets.Select(target => new Campaign(target, options.Seed, options.Crashes, last))];
return new Schedule(campaigns, options).Run() ? 0 : 1;
