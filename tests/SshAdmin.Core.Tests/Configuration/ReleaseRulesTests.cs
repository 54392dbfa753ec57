using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Tests.Hardening;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>Lines that some releases take and others do not, as sshd 8.7, 9.2, 9.5, 9.9, 10.0 and 10.5 answered them with -t.</summary>
public class ReleaseRulesTests
{
    [Theory]
    [InlineData("Match Address 10.0.0.0/129", "9.5", "9.9")]
    [InlineData("Match Address 2001:db8::/129", "9.5", "9.9")]
    [InlineData("AllowUsers a@2001:db8::/129", "9.5", "9.9")]
    [InlineData("LoginGraceTime +5", "9.5", "9.9")]
    [InlineData("LoginGraceTime 1h+5m", "9.5", "9.9")]
    [InlineData("LoginGraceTime 5s5", "10.0", "10.5")]
    public void A_line_is_refused_from_a_release_on(string line, string last, string next) => Assert.Equal((true, false), (Loads(line, last), Loads(line, next)));

    [Theory]
    [InlineData("PermitOpen any x:1", "9.5", "9.9")]
    [InlineData("PermitListen none 8080", "9.5", "9.9")]
    [InlineData("LoginGraceTime 2.7", "10.0", "10.5")]
    [InlineData("PerSourcePenalties authfail:0.5", "10.0", "10.5")]
    [InlineData("PerSourcePenalties min:0.1", "10.0", "10.5")]
    public void A_line_is_taken_from_a_release_on(string line, string last, string next) => Assert.Equal((false, true), (Loads(line, last), Loads(line, next)));

    [Theory]
    [InlineData("MaxStartups 10,30,60", true)]
    [InlineData("MaxStartups 10:30:60:90", true)]
    [InlineData("MaxStartups 10:30x", false)]
    [InlineData("PerSourceNetBlockSize 24;64", true)]
    [InlineData("PerSourceNetBlockSize 24:64:1", true)]
    [InlineData("PerSourceNetBlockSize 24:129", false)]
    [InlineData("PermitOpen x:1 any", false)]
    [InlineData("PerSourcePenaltyExemptList ::/129", false)]
    [InlineData("PerSourcePenalties crash:1.5m", false)]
    [InlineData("Match Address name/129", true)]
    [InlineData("Port 22:", false)]
    [InlineData("Port 70000", false)]
    public void What_follows_a_number_is_not_looked_at_and_other_nonsense_is(string line, bool loads) => Assert.Equal(loads, Loads(line, "10.5"));

    [Theory]
    [InlineData("LoginGraceTime ３０")]
    [InlineData("MaxAuthTries ３")]
    [InlineData("Match LocalPort ２２")]
    [InlineData("RekeyLimit 1G ３０")]
    public void Digits_of_an_input_method_are_an_error_of_the_line_and_not_of_the_command(string line) => Assert.Equal(1, Assert.Single(Read(line, "9.2").Problems).Line);

    // As an input method for Japanese types them; int.Parse does not read them, and a class of Unicode digits does.
    [Theory]
    [InlineData("９.２")]
    [InlineData("9.２")]
    [InlineData("OpenSSH_９.2p1")]
    public void Digits_of_an_input_method_make_no_version(string text)
    {
        Assert.Throws<SshInputException>(() => SshdVersion.Parse(text));
        Assert.Throws<SshInputException>(() => AclProfiles.Parse("９.５"));
        Assert.Null(ClientVersion.TryParse("０.８０"));
        Assert.Null(ServerProgram.Of(ConfigurationOffer.Parse("Port 22", "9.2") with { Identification = "SSH-2.0-OpenSSH_９.２" }).Version);
    }

    [Fact]
    public void A_time_without_end_is_refused() => Assert.False(Loads("LoginGraceTime " + string.Concat(Enumerable.Repeat("999999999999999999w", 200_000)), "10.5"));

    [Theory]
    [InlineData("PermitOpen db:postgresql")]
    [InlineData("PermitListen http")]
    [InlineData("Port https")]
    [InlineData("ListenAddress 127.0.0.1:nosuchservice")]
    [InlineData("Match LocalPort http")]
    public void A_service_by_its_name_is_for_the_server_to_know(string line)
    {
        var configuration = Read(line, "10.5");
        Assert.True(configuration.Loads);
        Assert.Equal(LineProblemKind.Undecided, Assert.Single(configuration.Problems).Kind);
    }

    [Fact]
    public void A_fraction_of_a_penalty_is_kept() =>
        Assert.Contains("authfail:0.500000", Read("PerSourcePenalties authfail:0.5", "10.5").Effective["PerSourcePenalties"].Values);

    // Asked of sshd 10.0p2 and 10.5p1 with -T -C user=root.
    [Theory]
    [InlineData("10.0p2", "OpenSSH_10.0", "No")]
    [InlineData("10.0p2", "OpenSSH_10.0p2", "Yes")]
    [InlineData("10.0p2", "OpenSSH_10*", "Yes")]
    [InlineData("10.0p2", "!OpenSSH_10.0*,*", "No")]
    [InlineData("10.5p1", "!OpenSSH_10.0*,*", "Yes")]
    [InlineData("OpenSSH_10.0p2 Debian-5", "OpenSSH_10.0p2", "No")]
    [InlineData("OpenSSH_10.0p2 Debian-5", "*Debian*", "Yes")]
    [InlineData("10.0", "OpenSSH_10.0p2", "Unknown")]
    [InlineData("10.0", "OpenSSH_10.0", "Unknown")]
    [InlineData("10.0", "OpenSSH_10*", "Yes")]
    [InlineData("10.0", "*Debian*", "Unknown")]
    [InlineData("10.0", "OpenSSH_9*", "No")]
    [InlineData("10.0", "!OpenSSH_10.0p1,OpenSSH_*", "Unknown")]
    public void Match_version_looks_at_the_whole_release(string version, string list, string outcome) =>
        Assert.Equal(outcome, SshdVersion.Parse(version).Release(SshServerPlatform.Linux).MatchList(list).ToString());

    [Theory]
    [InlineData("10.0p2", "OpenSSH_10*", true, 0)]
    [InlineData("10.5", "OpenSSH_10*", true, 0)]
    [InlineData("10.0p2", "OpenSSH_9*", false, 1)]
    [InlineData("10.0", "OpenSSH_10.0p2", true, 1)]
    public void A_block_for_the_release_in_use_is_read_with_the_global_lines(string version, string list, bool loads, int problems)
    {
        var configuration = Read($"Match version {list}\nStrictModes no", version);
        Assert.Equal((loads, problems), (configuration.Loads, configuration.Problems.Count));
        Assert.Equal(loads && problems == 0 ? "no" : "yes", configuration.Effective["StrictModes"].Text);
    }

    private static bool Loads(string line, string version) => Read(line, version).Loads;

    private static ServerConfiguration Read(string text, string version) =>
        ConfigurationReader.Read(ConfigurationDocument.ParseText("/etc/ssh/sshd_config", text + "\n"), SshdVersion.Parse(version), SshServerPlatform.Linux, new MemoryFiles(new()), ConnectionContext.None);
}
