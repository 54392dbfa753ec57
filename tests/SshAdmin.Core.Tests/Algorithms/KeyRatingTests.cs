using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Tests.Algorithms;

public class KeyRatingTests
{
    [Theory]
    [InlineData("ssh-rsa", 768, SshAlgorithmRating.Broken)]
    [InlineData("ssh-rsa", 1023, SshAlgorithmRating.Broken)]
    [InlineData("ssh-rsa", 1024, SshAlgorithmRating.Weak)]
    [InlineData("ssh-rsa", 2047, SshAlgorithmRating.Weak)]
    [InlineData("ssh-rsa", 2048, SshAlgorithmRating.Acceptable)]
    [InlineData("ssh-rsa", 3072, SshAlgorithmRating.Strong)]
    [InlineData("ssh-rsa-cert-v01@openssh.com", 4096, SshAlgorithmRating.Strong)]
    [InlineData("ssh-dss", 1024, SshAlgorithmRating.Broken)]
    [InlineData("ecdsa-sha2-nistp521", 521, SshAlgorithmRating.Acceptable)]
    [InlineData("ssh-ed25519", 256, SshAlgorithmRating.Strong)]
    [InlineData("ssh-new", 9, SshAlgorithmRating.Unknown)]
    public void KeysAreRatedByTypeAndSize(string type, int bits, SshAlgorithmRating rating)
    {
        var judged = KeyRating.Of(type, bits);
        Assert.Equal(rating, judged.Rating);
        Assert.True(rating == SshAlgorithmRating.Strong || judged.Reason.EndsWith('.'));
    }

    [Theory]
    [InlineData(1024, SshAlgorithmRating.Broken)]
    [InlineData(1536, SshAlgorithmRating.Weak)]
    [InlineData(2048, SshAlgorithmRating.Acceptable)]
    [InlineData(8192, SshAlgorithmRating.Acceptable)]
    public void GroupsAreRatedBySize(int bits, SshAlgorithmRating rating)
    {
        var judged = KeyRating.OfGroup(bits);
        Assert.Equal(rating, judged.Rating);
        Assert.EndsWith(".", judged.Reason);
    }
}
