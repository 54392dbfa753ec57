using System;
using System.IO;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>What sshd -T of eleven releases printed for an empty file (Data/Clients/sshd-T).</summary>
public class SshdDumpTests
{
    private static readonly string Dumps = Path.Combine(AppContext.BaseDirectory, "Data", "Clients", "sshd-T");

    public static TheoryData<string> Files => new(Directory.GetFiles(Dumps).Select(file => Path.GetFileNameWithoutExtension(file)).Order());

    [Theory]
    [MemberData(nameof(Files))]
    public void The_defaults_of_a_release_are_what_it_prints(string name)
    {
        var empty = ConfigurationReader.Read(ConfigurationDocument.ParseText("", ""), Version(name), SshServerPlatform.Linux, new NoConfigurationFiles(), ConnectionContext.None);
        // Up to 8.4 two lists were printed under their older names, and RDomain although Linux has none.
        var dump = Text(name).Replace("acceptedkeytypes ", "acceptedalgorithms ").Replace("rdomain none\n", string.Empty);
        Assert.Empty(DumpText.Differences(dump, empty.Effective));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_output_of_a_release_is_known_for_what_it_is(string name)
    {
        var configuration = ServerConfigurationLoader.Load(new ConfigurationRequest { Text = Text(name) });
        Assert.True(configuration.IsDump);
        Assert.Empty(configuration.Problems);
        Assert.Equal("6", configuration.Effective["MaxAuthTries"].Text);
        Assert.Contains("chacha20-poly1305@openssh.com", configuration.Effective["Ciphers"].Values);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_output_that_was_copied_with_blanks_before_each_line_is_the_same(string name)
    {
        var plain = ServerConfigurationLoader.Load(new ConfigurationRequest { Text = Text(name) });
        var indented = ServerConfigurationLoader.Load(new ConfigurationRequest { Text = "    " + Text(name).TrimEnd().Replace("\n", "\n    ") + "\n" });
        Assert.True(indented.IsDump);
        Assert.Equal(plain.Version.Key, indented.Version.Key);
        Assert.Equal(plain.Effective.All.Select(setting => setting.Keyword + " " + setting.Text), indented.Effective.All.Select(setting => setting.Keyword + " " + setting.Text));
    }

    [Fact]
    public void A_file_that_somebody_wrote_is_no_output() =>
        Assert.All(ConfigurationData.Samples, sample => Assert.False(SshdDump.IsDump(ConfigurationDocument.Parse("", File.ReadAllBytes(ConfigurationData.MainFile(sample))))));

    [Fact]
    public void Letter_case_of_keywords_does_not_matter()
    {
        var findings = ConfigurationJudge.Judge(ServerConfigurationLoader.Load(new ConfigurationRequest { Text = Text("upstream-10.5p1").Replace("PermitRootLogin prohibit-password", "PermitRootLogin yes") }));
        Assert.Contains(findings, finding => finding.RuleId == "ROOT-LOGIN" && finding.Line > 0);
    }

    [Fact]
    public void A_policy_of_crypto_policies_before_RHEL_9_is_read_as_its_options()
    {
        var settings = ServerConfigurationLoader.Load(new ConfigurationRequest { Text = "CRYPTO_POLICY='-oCiphers=aes256-ctr,aes128-cbc -oMACs=hmac-sha2-256'\n", ServerVersion = "8.0" });
        Assert.Equal(["aes256-ctr", "aes128-cbc"], settings.Effective["Ciphers"].Values);
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Dumps, name + ".txt"));

    private static SshdVersion Version(string name) => SshdVersion.Parse(name.StartsWith("debian", StringComparison.Ordinal) ? "9.2p1 Debian-2" : name[(name.IndexOf('-') + 1)..]);
}
