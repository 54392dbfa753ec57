using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Wire;

public class HostTargetTests
{
    [Theory]
    [InlineData("server.example", "server.example", null)]
    [InlineData("Server", "Server", null)]
    [InlineData(" server ", "server", null)]
    [InlineData("server:2222", "server", 2222)]
    [InlineData("192.0.2.1:22", "192.0.2.1", 22)]
    [InlineData("2001:db8::1", "2001:db8::1", null)]
    [InlineData("::1", "::1", null)]
    [InlineData("fe80::1%2", "fe80::1%2", null)]
    [InlineData("[2001:db8::1]", "2001:db8::1", null)]
    [InlineData("[2001:db8::1]:2222", "2001:db8::1", 2222)]
    [InlineData("ssh://server", "server", null)]
    [InlineData("ssh://Server:2222/", "Server", 2222)]
    [InlineData("SSH://[::1]:2222", "::1", 2222)]
    public void IsReadFromEveryForm(string text, string host, int? port)
    {
        HostTarget target = new(text);
        Assert.Equal(host, target.HostName);
        Assert.Equal(port, target.Port);
    }

    [Theory]
    [InlineData("server")]
    [InlineData("server:2222")]
    [InlineData("::1")]
    [InlineData("[::1]:2222")]
    public void ItsTextReadsBackToItself(string text) => Assert.Equal(text, HostTarget.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(":22")]
    [InlineData("server:")]
    [InlineData("server:0")]
    [InlineData("server:65536")]
    [InlineData("server:-1")]
    [InlineData("server:+1")]
    [InlineData("server:22x")]
    [InlineData("server:99999999999999999999")]
    [InlineData("a:b:c")]
    [InlineData("[server]:22")]
    [InlineData("[::1")]
    [InlineData("[::1]22")]
    [InlineData("user@server")]
    [InlineData("a b")]
    [InlineData("a\u001b[31m")]
    [InlineData("http://server")]
    [InlineData("server/path")]
    public void WhatIsNoHostIsRefused(string text)
    {
        var error = Assert.Throws<SshInputException>(() => new HostTarget(text));
        Assert.Equal(ErrorReason.InvalidArgument, error.Reason);
        Assert.DoesNotContain(error.Message, character => char.IsControl(character));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65536)]
    [InlineData(-1)]
    public void APortOutOfRangeIsRefused(int port) => Assert.Throws<SshInputException>(() => new HostTarget("server", port));

    [Fact]
    public void AnAddressWithItsPortGivenApartIsTaken() => Assert.Equal("[::1]:2222", new HostTarget("::1", 2222).ToString());

    [Fact]
    public void ADefaultPortDoesNotReplaceTheOneGiven()
    {
        Assert.Equal(2222, new HostTarget("server:2222").WithDefaultPort(22).Port);
        Assert.Equal(2200, new HostTarget("server").WithDefaultPort(2200).Port);
    }
}
