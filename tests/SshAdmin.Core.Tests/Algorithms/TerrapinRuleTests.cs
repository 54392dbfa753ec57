using System.Linq;
using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Tests.Algorithms;

public class TerrapinRuleTests
{
    [Theory]
    [InlineData("chacha20-poly1305@openssh.com", "hmac-sha2-256", false, true)]
    [InlineData("chacha20-poly1305@openssh.com", "hmac-sha2-256", true, false)]
    [InlineData("aes256-cbc", "hmac-sha2-256-etm@openssh.com", false, true)]
    [InlineData("chacha20-poly1305", "hmac-sha2-256", false, true)]
    [InlineData("rijndael-cbc@lysator.liu.se", "hmac-sha2-256-etm@openssh.com", false, true)]
    [InlineData("aes256-cbc", "hmac-sha2-256", false, false)]
    [InlineData("aes256-ctr", "hmac-sha2-256-etm@openssh.com", false, false)]
    [InlineData("aes256-gcm@openssh.com", "hmac-sha2-256-etm@openssh.com", false, false)]
    public void FindingAppliesWhereTheAttackDoes(string cipher, string mac, bool strict, bool exposed)
    {
        var rated = TerrapinRule.Apply([AlgorithmTable.Find(SshAlgorithmKind.Encryption, cipher)], [AlgorithmTable.Find(SshAlgorithmKind.Mac, mac)], strict).Single();
        Assert.Equal(exposed, rated.Reason.Contains("strict key exchange"));
        Assert.True(!exposed || rated.Rating == SshAlgorithmRating.Weak);
    }

    [Fact]
    public void FindingDoesNotImproveARating()
    {
        var rated = TerrapinRule.Apply([AlgorithmTable.Find(SshAlgorithmKind.Encryption, "des-cbc")], [AlgorithmTable.Find(SshAlgorithmKind.Mac, "hmac-sha2-256-etm@openssh.com")], strict: false).Single();
        Assert.Equal(SshAlgorithmRating.Broken, rated.Rating);
    }
}
