using SshAdmin.Core.Authentication;
using SshAdmin.Core.Tests.Sessions;

namespace SshAdmin.Core.Tests.Authentication;

/// <summary>Which signature algorithm a client tries, by what the server announced.</summary>
public class SignatureChoiceTests
{
    [Theory]
    [InlineData(null, "ssh-rsa", "rsa-sha2-256,rsa-sha2-512,ssh-rsa", "rsa-sha2-512")]
    [InlineData(null, "ssh-rsa", "rsa-sha2-256", "rsa-sha2-256")]
    [InlineData(null, "ssh-rsa", "ssh-ed25519", "")]
    [InlineData(null, "ssh-rsa", null, "rsa-sha2-512,rsa-sha2-256,ssh-rsa")]
    [InlineData(null, "ssh-ed25519", "rsa-sha2-256", "ssh-ed25519")]
    [InlineData("Tera Term 4.106", "ssh-rsa", "rsa-sha2-256,rsa-sha2-512", "ssh-rsa")]
    [InlineData("Tera Term 4.107", "ssh-rsa", "rsa-sha2-256,rsa-sha2-512", "rsa-sha2-512")]
    [InlineData("Tera Term 4.107", "ssh-rsa", null, "ssh-rsa")]
    [InlineData("Tera Term 4.76", "ssh-ed25519", null, "")]
    [InlineData("PuTTY 0.74", "ssh-rsa", "rsa-sha2-256,rsa-sha2-512", "ssh-rsa")]
    [InlineData("PuTTY 0.75", "ssh-rsa", "rsa-sha2-256", "rsa-sha2-256")]
    [InlineData("PuTTY 0.75", "ssh-rsa", null, "ssh-rsa")]
    public void AlgorithmsAreThoseOfTheClient(string? client, string keyType, string? announced, string expected) =>
        Assert.Equal(expected, string.Join(',', SignatureChoice.For(keyType, announced?.Split(','), client is null ? null : TestBed.Client(client).Row)));
}
