using System;
using System.Globalization;

namespace SshAdmin.Fuzz;

/// <summary>The command line.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = """
        usage: SshAdmin.Fuzz [--seconds N | --inputs N] [--seed N] [--target NAME] [--crashes FOLDER]
               SshAdmin.Fuzz --replay FILE [--target NAME]
               SshAdmin.Fuzz --list

          --seconds   how long, over all targets together (10)
          --inputs    how many inputs, over all targets together
          --seed      the same seed gives the same inputs (1)
          --target    one target, or all whose name begins so
          --crashes   where inputs that break a rule are saved (out/fuzz)
          --replay    runs one saved input; its name begins with the target's
        """;

    public int? Seconds { get; init; }

    public long? Inputs { get; init; }

    public int Seed { get; init; } = 1;

    public string Target { get; init; } = "";

    public string Crashes { get; init; } = System.IO.Path.Combine("out", "fuzz");

    public string? Replay { get; init; }

    public bool List { get; init; }

    /// <returns><c>null</c> when it cannot be understood.</returns>
    public static FuzzOptions? Parse(string[] args)
    {
        FuzzOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--list")
            {
                options = options with { List = true };
                continue;
            }

            if (++i == args.Length)
            {
                return null;
            }

            string value = args[i];
            bool isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            FuzzOptions? next = args[i - 1] switch
            {
                "--seconds" when isNumber => options with { Seconds = (int)Math.Min(number, int.MaxValue) },
                "--inputs" when isNumber => options with { Inputs = number },
                "--seed" when isNumber => options with { Seed = (int)number },
                "--target" => options with { Target = value },
                "--crashes" => options with { Crashes = value },
                "--replay" => options with { Replay = value },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }
}
