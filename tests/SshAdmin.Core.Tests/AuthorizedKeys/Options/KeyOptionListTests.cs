using System;
using System.Linq;
using SshAdmin.Core.AuthorizedKeys.Options;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Options;

public class KeyOptionListTests
{
    [Theory]
    [InlineData("restrict", "restrict")]
    [InlineData("no-X11-forwarding", "no-X11-forwarding")]
    [InlineData("NO-PTY", "NO-PTY")]
    [InlineData("from=\"203.0.113.0/24\"", "from=\"203.0.113.0/24\"")]
    [InlineData("from=203.0.113.0/24,!203.0.113.9", "from=\"203.0.113.0/24,!203.0.113.9\"")]
    [InlineData("command=\"echo \\\"hi\\\"\"", "command=\"echo \\\"hi\\\"\"")]
    [InlineData("command=/usr/bin/rrsync -ro /srv", "command=\"/usr/bin/rrsync -ro /srv\"")]
    [InlineData("command=echo \"a, b\"", "command=\"echo \\\"a, b\\\"\"")]
    [InlineData("restrict,pty,from=\"10.0.0.1,10.0.0.2\"", "restrict|pty|from=\"10.0.0.1,10.0.0.2\"")]
    [InlineData("expiry-time=\"20271231\"", "expiry-time=\"20271231\"")]
    [InlineData("expiry-time=\"202712312359Z\"", "expiry-time=\"202712312359Z\"")]
    [InlineData("permitopen=\"[2001:db8::1]:443\"", "permitopen=\"[2001:db8::1]:443\"")]
    [InlineData("permitopen=\"*.example.com:*\"", "permitopen=\"*.example.com:*\"")]
    [InlineData("permitlisten=\"8080\"", "permitlisten=\"8080\"")]
    [InlineData("environment=\"LANG=de_DE.UTF-8\"", "environment=\"LANG=de_DE.UTF-8\"")]
    [InlineData("tunnel=\"0\"", "tunnel=\"0\"")]
    [InlineData("verify-required", "verify-required")]
    [InlineData("restrict,,pty,", "restrict|pty")]
    public void AcceptsWhatSshdAccepts(string given, string expected) =>
        Assert.Equal(expected.Split('|'), KeyOptionList.Parse([given]));

    [Theory]
    [InlineData("restricted")]
    [InlineData("no-restrict")]
    [InlineData("no-command")]
    [InlineData("restrict=\"yes\"")]
    [InlineData("command")]
    [InlineData("command=\"\"")]
    [InlineData("command=\"a\"b")]
    [InlineData("command=C:\\")]
    [InlineData("command=\"a")]
    [InlineData("tunnel=\"1:2\"")]
    [InlineData("")]
    [InlineData("from=\"10.0.0.1/8\"")]
    [InlineData("from=\"10.0.0.0/33\"")]
    [InlineData("from=\"a b\"")]
    [InlineData("from=\"!10.0.0.1\"")]
    [InlineData("expiry-time=\"20271331\"")]
    [InlineData("expiry-time=\"2027\"")]
    [InlineData("permitopen=\"host\"")]
    [InlineData("permitopen=\"host:0\"")]
    [InlineData("permitopen=\"2001:db8::1:443\"")]
    [InlineData("environment=\"A-B=1\"")]
    [InlineData("tunnel=\"x\"")]
    [InlineData("principals=\"alice\"")]
    [InlineData("command=\"a\",command=\"b\"")]
    [InlineData("restrict\nssh-ed25519")]
    [InlineData("command=\"a\u2028b\"")]
    public void RefusesWhatWouldLockTheKeyOut(string given)
    {
        SshInputException failure = Assert.Throws<SshInputException>(() => KeyOptionList.Parse([given]));

        Assert.Equal(ErrorReason.KeyOptionInvalid, failure.Reason);
    }

    [Fact]
    public void TwoGivenApartAreTwiceTheSame() =>
        Assert.Equal(ErrorReason.KeyOptionInvalid, Assert.Throws<SshInputException>(() => KeyOptionList.Parse(["from=10.0.0.1", "FROM=10.0.0.2"])).Reason);

    [Fact]
    public void PrincipalsGoWithAnAuthority() =>
        Assert.Equal(["cert-authority", "principals=\"alice,bob\""], KeyOptionList.Parse(["cert-authority", "principals=alice,bob"]));

    // sshd(8) of OpenSSH 9.2, AUTHORIZED_KEYS FILE FORMAT: the .It Cm entries; touch-required and verify-required have both forms in auth-options.c.
    [Fact]
    public void KnowsTheOptionsOfTheManualAndNoOthers()
    {
        string[] manual = "agent-forwarding cert-authority command environment expiry-time from no-agent-forwarding no-port-forwarding no-pty no-user-rc no-x11-forwarding permitlisten permitopen port-forwarding principals pty no-touch-required verify-required restrict tunnel user-rc x11-forwarding".Split(' ');

        Assert.All(manual, name => Assert.NotNull(KeyOptionRows.Find(name)));
        Assert.All(KeyOptionRows.All, row => Assert.Contains(manual, name => name == row.Name || name == "no-" + row.Name));
    }

    [Fact]
    public void RowsAreSortedAndUnique() =>
        Assert.Equal(KeyOptionRows.All.Select(row => row.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal), KeyOptionRows.All.Select(row => row.Name));
}
