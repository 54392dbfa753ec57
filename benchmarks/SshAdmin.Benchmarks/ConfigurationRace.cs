using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Benchmarks;

/// <summary>Reading an sshd_config of 5,000 lines in 1,000 Match blocks for one connection, next to sshd.</summary>
internal static class ConfigurationRace
{
    private const int Blocks = 1000;

    /// <param name="folder">For the file.</param>
    /// <param name="hostKey">A private host key, without which sshd reads nothing.</param>
    public static async Task RunAsync(string folder, string hostKey)
    {
        string path = Path.Combine(folder, "sshd_config");
        File.WriteAllLines(path, Enumerable.Range(0, Blocks).SelectMany(i => new[]
        {
            $"Match User user{i},admin{i} Address 10.{i / 256}.{i % 256}.0/24", "    X11Forwarding no", $"    # block {i}", "    AllowTcpForwarding local", "    MaxSessions 4",
        }).Prepend($"HostKey {hostKey}"));
        ConfigurationRequest request = new() { Path = path, Platform = SshServerPlatform.Linux, Context = new ConnectionContext { User = $"user{Blocks - 1}", Address = "10.3.231.9", Host = "client.example" } };
        string sshd = File.Exists("/usr/sbin/sshd") ? "/usr/sbin/sshd" : "sshd";
        await Race.RunAsync($"An sshd_config of {5 * Blocks:N0} lines in {Blocks:N0} Match blocks, for one connection", 15,
        [
            new Contestant("SshAdmin", () => Read(request)),
            Contestant.Program("sshd -T -C", sshd, "-T", "-f", path, "-C", $"user=user{Blocks - 1},addr=10.3.231.9,host=client.example"),
        ]);
    }

    private static Task Read(ConfigurationRequest request)
    {
        ServerConfiguration configuration = ServerConfigurationLoader.Load(request);
        return configuration.Loads && configuration.Entries.Count > Blocks ? Task.CompletedTask : throw new InvalidOperationException("The configuration was not read.");
    }
}
