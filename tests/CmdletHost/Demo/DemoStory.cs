using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>Tells the steps one after the other, each through the same host as any other command line.</summary>
internal sealed class DemoStory(CommandCatalog catalog, string moduleFolder, TextWriter output, TextWriter error)
{
    public int Run(CancellationToken stop)
    {
        if (catalog.Commands.Count == 0)
        {
            error.WriteLine("The module has no commands yet, so there is nothing to show.");
            return 1;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("sshadmin-demo-");
        try
        {
            using LoopbackSshd sshd = new();
            bool real = sshd.TryStart();
            using EmbeddedServer embedded = new();
            output.WriteLine(real
                ? $"A real sshd listens on 127.0.0.1 port {sshd.Port}."
                : $"No sshd is installed here (Debian: openssh-server), so a small server of this demo listens on port {embedded.Port}; it lets nobody in.");
            Dictionary<string, string> values = new()
            {
                ["{port}"] = $"{(real ? sshd.Port : embedded.Port)}",
                ["{folder}"] = folder.FullName,
                ["{authorizedKeys}"] = real ? sshd.AuthorizedKeysPath : "",
                ["{knownHosts}"] = Path.Combine(folder.FullName, "known_hosts"),
                ["{user}"] = Environment.UserName,
            };
            int worst = 0;
            foreach (DemoStep step in DemoSteps.All.Where(step => !stop.IsCancellationRequested))
            {
                worst = Math.Max(worst, Tell(step, real, values, stop));
            }

            return worst;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private int Tell(DemoStep step, bool real, Dictionary<string, string> values, CancellationToken stop)
    {
        output.WriteLine();
        output.WriteLine($"# {step.Sentence}");
        string[] words = step.Words.Select(word => values.Aggregate(word, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal))).ToArray();
        output.WriteLine($"PS> {string.Join(' ', words.Select(Quote))}");
        if (step.Server == DemoServer.Sshd && !real)
        {
            output.WriteLine("(left out: no sshd)");
            return 0;
        }

        string[] unknown = CommandNames(words).Where(name => catalog.Find(name) is null).ToArray();
        if (unknown.Length > 0)
        {
            output.WriteLine($"(left out: this build has no {string.Join(", ", unknown)})");
            return 0;
        }

        return Program.RunCommands(HostOptions.Parse(words), catalog, moduleFolder, output, error, stop);
    }

    private static string Quote(string word) => word.IndexOfAny([' ', ';', '(', '\n']) >= 0 ? $"'{word.Replace("\n", "\\n", StringComparison.Ordinal)}'" : word;

    private static IEnumerable<string> CommandNames(IReadOnlyList<string> words)
    {
        IReadOnlyList<string> command = HostOptions.Parse(words).Words;
        return command.Where((_, i) => i == 0 || command[i - 1] == "|");
    }
}
