using System;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;

namespace SshAdmin.Core.Tests.Configuration;

public class KeywordTableTests
{
    [Fact]
    public void No_release_has_two_rows_for_one_keyword()
    {
        foreach (var rows in KeywordTable.Rows.Where(row => !row.IsPatch).GroupBy(row => row.Name, StringComparer.OrdinalIgnoreCase).Select(group => group.ToArray()))
        {
            for (int index = 1; index < rows.Length; index++)
            {
                Assert.True(rows[index - 1].UntilKey < rows[index].SinceKey, rows[index].Name);
            }
        }
    }

    [Fact]
    public void Another_name_stands_for_a_keyword_of_the_table() =>
        Assert.All(KeywordTable.Rows.Where(row => row.AliasOf is not null), row => Assert.NotEmpty(KeywordTable.History(row.AliasOf!)));

    [Fact]
    public void Every_row_says_whence() => Assert.All(KeywordTable.Rows, row => Assert.NotEmpty(row.Source));

    [Fact]
    public void Every_default_belongs_to_a_keyword() => Assert.All(DefaultTable.Rows, row => Assert.NotEmpty(KeywordTable.History(row.Keyword)));

    // Red Hat's 8.7 takes 9.1's keyword, which the crypto policy of RHEL 9 and Amazon Linux 2023 sets; the 8.7 of upstream does not start with it.
    [Theory]
    [InlineData("OpenSSH_8.7", true)]
    [InlineData("8.7p1", false)]
    [InlineData("7.9", false)]
    public void A_keyword_that_a_distribution_took_over_is_known_to_its_builds(string version, bool known) =>
        Assert.Equal(known, KeywordTable.Find("RequiredRSASize", SshdVersion.Parse(version), SshServerPlatform.Linux) is not null);

    [Theory]
    [InlineData("PerSourcePenalties", "9.7", false)]
    [InlineData("PerSourcePenalties", "9.8", true)]
    [InlineData("Include", "8.1", false)]
    [InlineData("GSSAPIAuthentication", "10.3", true)]
    [InlineData("GSSAPIAuthentication", "10.4", false)]
    [InlineData("GSSAPIAuthentication", "10.5", true)]
    [InlineData("protocol", "10.5", true)]
    public void A_keyword_is_known_to_the_releases_that_have_it(string keyword, string version, bool known) =>
        Assert.Equal(known, KeywordTable.Find(keyword, SshdVersion.Parse(version), SshServerPlatform.Linux) is not null);

    // defines.h asks for variable-length arrays, which config.h.vs of the builds for Windows up to 9.8 does not claim.
    [Theory]
    [InlineData("9.5", SshServerPlatform.Windows, false, false)]
    [InlineData("9.5", SshServerPlatform.Linux, true, true)]
    [InlineData("10.0", SshServerPlatform.Windows, true, false)]
    public void Streamlined_ntru_prime_is_not_built_into_sshd_for_windows(string version, SshServerPlatform platform, bool known, bool offered)
    {
        var sshd = SshdVersion.Parse(version);
        Assert.Equal(known, AlgorithmNames.Known(ValueKind.KeyExchanges, sshd, platform).Contains("sntrup761x25519-sha512@openssh.com"));
        Assert.Equal(offered, AlgorithmNames.Defaults(ValueKind.KeyExchanges, sshd, platform).Contains("sntrup761x25519-sha512@openssh.com"));
    }

    [Theory]
    [InlineData("9.2", 902, false)]
    [InlineData("OpenSSH_9.2p1 Debian-2+deb12u10", 902, false)]
    [InlineData("OpenSSH_for_Windows_9.5p1", 905, true)]
    [InlineData("SSH-2.0-OpenSSH_8.7", 807, false)]
    [InlineData("10.0p2", 1000, true)]
    public void A_version_is_read_as_servers_and_people_write_it(string text, int key, bool build)
    {
        var version = SshdVersion.Parse(text);
        Assert.Equal((key, build), (version.Key, version.IsUpstreamBuild));
    }
}
