using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>Random configurations against the real sshd: validity as sshd -t says, values as sshd -T -C prints.</summary>
public class GeneratedConfigurationTests
{
    private const int Configurations = 600;

    private static readonly ConnectionContext[] Connections =
    [
        new() { User = "root", Groups = ["root"], Address = "192.0.2.3", Host = "client.example.org", LocalAddress = "127.0.0.1", LocalPort = 22 },
        new() { User = "nobody", Groups = ["nogroup"], Address = "10.1.2.3", Host = "bad.example.org", LocalAddress = "10.9.9.9", LocalPort = 2222 },
    ];

    [Fact]
    public async Task Six_hundred_random_configurations_are_read_as_sshd_reads_them()
    {
        string hostKey = await ServerKeys.GetAsync("ed25519");
        var servers = await RealSshd.AllAsync();
        using TempFolder folder = new();
        ConcurrentBag<string> failures = [];
        int valid = 0;
        foreach (var sshd in servers)
        {
            await Parallel.ForAsync(0, Configurations, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            {
                string file = new GeneratedConfigurations((int)(Math.Abs((long)sshd.Version.Key * 7) + (number * 10007)), folder.Path, hostKey, sshd.Version.AtLeast("10.0")).Next();
                var context = Connections[number % Connections.Length];
                var configuration = ConfigurationReader.Read(ConfigurationDocument.Parse(file, File.ReadAllBytes(file)), sshd.Version, SshServerPlatform.Linux, new FolderConfigurationFiles(), context);
                var verdict = await sshd.TestAsync(file);
                if (verdict.ExitCode != 0 && configuration.Problems.Any(problem => problem.Kind == LineProblemKind.Undecided))
                {
                    // A service that this system's services file does not know.
                    return;
                }

                if (verdict.ExitCode == 0 != configuration.Loads)
                {
                    failures.Add($"{sshd.Version} {number}: sshd -t ended with {verdict.ExitCode} ({verdict.Error.Trim()}), own: {string.Join("; ", configuration.Problems.Where(problem => problem.IsFatal).Select(problem => problem.Line + " " + problem.Text + " " + problem.Message))}");
                    return;
                }

                if (verdict.ExitCode != 0)
                {
                    return;
                }

                Interlocked.Increment(ref valid);
                var dump = await sshd.DumpAsync(file, context);
                if (dump.ExitCode != 0)
                {
                    if (configuration.Problems.Any(problem => problem.Kind == LineProblemKind.DropsConnections))
                    {
                        // sshd starts with it and ends with the first connection that the block is for.
                        return;
                    }

                    failures.Add($"{sshd.Version} {number}: sshd -T ended with {dump.ExitCode}: {dump.Error}");
                    return;
                }

                foreach (string difference in DumpText.Differences(dump.Output, configuration.Effective))
                {
                    failures.Add($"{sshd.Version} {number}: {difference}");
                }
            });
        }

        Assert.True(failures.IsEmpty, $"{failures.Count} of {Configurations} per server:\n" + string.Join('\n', failures.Order().Take(40)));
        Assert.True(valid > 200 * servers.Length, $"only {valid} of the configurations were valid; the comparison would prove little");
    }
}
