using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Keys.Operations;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Formats;

public class PassphraseTests
{
    [Theory]
    [InlineData(SshKeyFormat.OpenSsh)]
    [InlineData(SshKeyFormat.Ppk2)]
    [InlineData(SshKeyFormat.Ppk3)]
    [InlineData(SshKeyFormat.Pkcs8)]
    public void WrongAndMissingPassphraseAreErrorsOfTheirOwn(SshKeyFormat format)
    {
        using var pair = KeyPairGenerator.Generate(SshKeyType.Ecdsa);
        var file = (PrivateKeyFile)ReadOne(Cheap(format, encrypted: true).Write(pair, SecretBytes, Stop));
        var wrong = Assert.Throws<SshInputException>(() => file.Open([1, 2, 3], Stop));
        var missing = Assert.Throws<SshInputException>(() => file.Open(null, Stop));
        Assert.Equal((ErrorReason.KeyPassphraseWrong, ErrorReason.KeyPassphraseNeeded), (wrong.Reason, missing.Reason));
    }

    [Fact]
    public void EmptyPassphraseIsRefused() =>
        Assert.Equal(ErrorReason.PassphraseEmpty, Assert.Throws<SshInputException>(() => Passphrase.From(Secure(""))).Reason);

    [Fact]
    public void SecureStringBecomesUtf8AndIsCleared()
    {
        var passphrase = NewPassphrase("p\u00e4ss \ud83d\udd11");
        var bytes = passphrase.Bytes;
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes("p\u00e4ss \ud83d\udd11"), bytes);
        Assert.DoesNotContain("p\u00e4ss", passphrase.ToString());
        passphrase.Dispose();
        Assert.All(bytes, b => Assert.Equal(0, b));
    }

    [Fact]
    public void KeyPairClearsItsSecretOnDispose()
    {
        var pair = (Ed25519KeyPair)KeyPairGenerator.Generate(SshKeyType.Ed25519);
        pair.Dispose();
        Assert.All(pair.Seed, b => Assert.Equal(0, b));
    }
}
