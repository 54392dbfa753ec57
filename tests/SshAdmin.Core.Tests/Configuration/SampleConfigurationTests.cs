using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>The samples as the real sshd read them: sshd -t and -T of Debian's 9.2 and of 10.5, whose output lies beside each.</summary>
public class SampleConfigurationTests
{
    // The reference output was made with a host key of its own and these builds' features.
    private static readonly string[] OfTheLab = ["hostkey"];

    public static TheoryData<string> Samples => new(ConfigurationData.Samples);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_the_values_that_sshd_9_2_printed(string sample) => Compare(sample, "sshd-dump-9.2.txt", "OpenSSH_9.2p1 Debian-2");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_the_values_that_sshd_10_5_printed(string sample) => Compare(sample, "sshd-dump-10.5.txt", "10.5");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_valid_where_the_real_servers_take_it(string sample)
    {
        using var matrix = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(ConfigurationData.Folder, "validity-matrix.json")));
        foreach (var server in matrix.RootElement.GetProperty(sample).EnumerateObject())
        {
            var version = SshdVersion.Parse(server.Name.Split(' ')[0] + (server.Name.Contains("Debian") ? " Debian" : string.Empty));
            var configuration = Load(sample, version.Text);
            Assert.True(configuration.Loads == (server.Value.GetProperty("exit").GetInt32() == 0), $"{sample} on {server.Name}: {string.Join("; ", configuration.Problems.Select(problem => problem.Message))}");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_written_back_byte_for_byte(string sample)
    {
        foreach (string file in Directory.GetFiles(Path.Combine(ConfigurationData.Root(sample), "etc"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), ConfigurationDocument.Parse(file, File.ReadAllBytes(file)).ToBytes());
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_is_valid_where_the_installed_sshd_takes_it(string sample)
    {
        var sshd = (await RealSshd.AllAsync())[0];
        using TempFolder folder = new();
        string key = await ServerKeys.GetAsync("ed25519");
        Copy(Path.Combine(ConfigurationData.Root(sample), "etc"), folder.File("etc"), folder.Path);
        var verdict = await Tool.RunAsync(sshd.Path, "-t", "-h", key, "-f", folder.File("etc/ssh/sshd_config"));
        Assert.True(Load(sample, sshd.Version.Text).Loads == (verdict.ExitCode == 0), verdict.Error);
    }

    private static ServerConfiguration Load(string sample, string version) => ServerConfigurationLoader.Load(new ConfigurationRequest
    {
        Path = ConfigurationData.MainFile(sample),
        Root = ConfigurationData.Root(sample),
        Platform = SshServerPlatform.Linux,
        ServerVersion = version,
    });

    private static void Compare(string sample, string output, string version)
    {
        string dump = string.Join('\n', File.ReadAllLines(Path.Combine(ConfigurationData.Root(sample), "check", output)).Where(line => !line.StartsWith('#')));
        var configuration = Load(sample, version);
        if (!dump.Contains("addressfamily ", StringComparison.OrdinalIgnoreCase))
        {
            Assert.False(configuration.Loads);
            return;
        }

        Assert.True(configuration.Loads, string.Join("; ", configuration.Problems.Select(problem => problem.Message)));
        Assert.DoesNotContain(DumpText.Differences(dump, configuration.Effective), difference => !OfTheLab.Any(keyword => difference.StartsWith(keyword + ":", StringComparison.Ordinal)));
    }

    /// <summary>Include lines keep their absolute paths in the samples; sshd gets a copy that points into itself.</summary>
    private static void Copy(string from, string to, string root)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            byte[] content = File.ReadAllBytes(file);
            string text = System.Text.Encoding.Latin1.GetString(content);
            File.WriteAllBytes(Path.Combine(to, Path.GetFileName(file)), System.Text.Encoding.Latin1.GetBytes(text.Replace("Include /etc/", $"Include {root}/etc/")));
        }

        foreach (string folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)), root);
        }
    }
}
