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
            bool running = sshd.TryStart();
            output.WriteLine(running ? $"A real sshd listens on 127.0.0.1 port {sshd.Port}." : "No sshd is installed here (Debian: openssh-server); steps that need a server are left out.");
            int worst = 0;
            foreach (DemoStep step in DemoSteps.All.Where(step => !stop.IsCancellationRequested))
            {
                worst = Math.Max(worst, Tell(step, running ? sshd.Port : null, folder.FullName, stop));
            }

            return worst;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private int Tell(DemoStep step, int? port, string folder, CancellationToken stop)
    {
        output.WriteLine();
        output.WriteLine($"# {step.Sentence}");
        string[] words = step.Words.Select(word => word.Replace("{port}", $"{port}", StringComparison.Ordinal).Replace("{folder}", folder, StringComparison.Ordinal)).ToArray();
        output.WriteLine($"PS> {string.Join(' ', words)}");
        if (step.NeedsServer && port is null)
        {
            output.WriteLine("(left out: no server)");
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

    private static IEnumerable<string> CommandNames(IReadOnlyList<string> words) => words.Where((_, i) => i == 0 || words[i - 1] == "|");
}
