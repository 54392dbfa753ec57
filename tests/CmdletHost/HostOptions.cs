using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.CmdletHost;

/// <summary>The host's own options, which stand before the command.</summary>
public sealed record HostOptions
{
    public const string Usage = """
        Usage: dotnet run --project tests/CmdletHost -- [options] <Command> [-Parameter value]... ['|' <Command> ...]
          --json            one JSON object per output object and line
          --input <file>|-  pipe the rows of a .csv file, or the lines of any other, into the command (-: standard input)
          --expand <name>   show this property of each output object instead, like Select-Object -ExpandProperty
          --module <folder> module folder; the repository's root by default
          --list            name the commands
          <Command> -?      its parameter sets
          demo              the module's story on this machine
        """;

    public bool Json { get; private set; }

    public bool List { get; private set; }

    public string? Input { get; private set; }

    public string? Expand { get; private set; }

    public string? ModuleFolder { get; private set; }

    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>What is wrong with the options; <c>null</c> when nothing is.</summary>
    public string? Problem { get; private set; }

    public static HostOptions Parse(IReadOnlyList<string> args)
    {
        HostOptions options = new();
        int i = 0;
        for (; i < args.Count && args[i].StartsWith("--", StringComparison.Ordinal); i++)
        {
            switch (args[i])
            {
                case "--json":
                    options.Json = true;
                    break;
                case "--list":
                    options.List = true;
                    break;
                case "--input" when i + 1 < args.Count:
                    options.Input = args[++i];
                    break;
                case "--expand" when i + 1 < args.Count:
                    options.Expand = args[++i];
                    break;
                case "--module" when i + 1 < args.Count:
                    options.ModuleFolder = args[++i];
                    break;
                default:
                    options.Problem = $"'{args[i]}' is no option, or its value is missing.";
                    return options;
            }
        }

        options.Words = args.Skip(i).ToArray();
        if (options.Words.Count == 0 && !options.List)
        {
            options.Problem = "No command was given.";
        }

        return options;
    }
}
