using System;
using System.Linq;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Wire.Transport;

public class NegotiationTests
{
    private static readonly ClientAlgorithms Client = new()
    {
        KeyExchange = ["curve25519-sha256", "ecdh-sha2-nistp256"],
        HostKey = ["ssh-ed25519", "rsa-sha2-512"],
        Encryption = ["chacha20-poly1305@openssh.com", "aes128-ctr"],
        Mac = ["hmac-sha2-256"],
    };

    [Fact]
    public void EveryTruncationOfKexInitFailsByName()
    {
        byte[] whole = ScriptedPeer.KexInit();
        foreach (int length in Enumerable.Range(1, whole.Length - 1))
        {
            var error = Assert.Throws<SshConnectionException>(() => KexInit.Parse(whole[..length], null));
            Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
        }
    }

    [Fact]
    public void BytesBehindKexInitAreRefused() =>
        Assert.Throws<SshConnectionException>(() => KexInit.Parse([.. ScriptedPeer.KexInit(), 0], null));

    [Fact]
    public void ListsKeepTheServersOrder()
    {
        var offer = KexInit.Parse(ScriptedPeer.KexInit(kex: "c,a,b"), "SSH-2.0-x").Offer;
        Assert.Equal(["c", "a", "b"], offer.KeyExchange);
        Assert.Equal("SSH-2.0-x", offer.Identification);
    }

    [Fact]
    public void OurKexInitReadsBackWithTheMarkersBehindTheMethods()
    {
        var offer = KexInit.Parse(KexInit.Build(Client, ["ext-info-c"], new byte[16]), null).Offer;
        Assert.Equal([.. Client.KeyExchange, "ext-info-c"], offer.KeyExchange);
        Assert.Equal(Client.Mac, offer.MacServerToClient);
    }

    [Theory]
    [InlineData("a\u001b[31m")]
    [InlineData("a b")]
    [InlineData("a\0")]
    [InlineData("ä")]
    public void NamesThatTheRfcForbidsAreRefused(string list)
    {
        var error = Assert.Throws<SshConnectionException>(() => NameList.Parse(Encoding.UTF8.GetBytes(list), "kex_algorithms"));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    // The first is the list of ciphers of a server with libssh 0.10.6, as Debian 12 has it.
    [Theory]
    [InlineData("aes256-ctr,aes192-ctr,aes128-ctr,", "aes256-ctr aes192-ctr aes128-ctr")]
    [InlineData("a,,b", "a b")]
    [InlineData(",a", "a")]
    [InlineData(",", "")]
    public void EmptyNamesArePassedOver(string list, string names) =>
        Assert.Equal(names, string.Join(' ', NameList.Parse(Encoding.ASCII.GetBytes(list), "list")));

    [Fact]
    public void AnEmptyListHasNoNames() => Assert.Empty(NameList.Parse([], "languages"));

    [Fact]
    public void ANameMayBeLongerThanTheRfcSaysButNotEndless()
    {
        Assert.Single(NameList.Parse(Encoding.ASCII.GetBytes(new string('n', 128)), "list"));
        Assert.Throws<SshConnectionException>(() => NameList.Parse(Encoding.ASCII.GetBytes(new string('n', 257)), "list"));
    }

    [Fact]
    public void AMillionNamesAreRefusedWithoutKeepingThem()
    {
        byte[] list = Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Repeat("a", 1_000_000)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SshConnectionException>(() => NameList.Parse(list, "list"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * 1024);
    }

    [Fact]
    public void TheClientsFirstCommonNameWins()
    {
        var chosen = Choose(kex: "ecdh-sha2-nistp256,curve25519-sha256", hostKey: "rsa-sha2-512,ssh-ed25519", encryption: "aes128-ctr");
        Assert.Equal("curve25519-sha256", chosen.KeyExchange);
        Assert.Equal("ssh-ed25519", chosen.HostKey);
        Assert.Equal("hmac-sha2-256", chosen.MacClientToServer);
    }

    [Fact]
    public void ACipherThatAuthenticatesNeedsNoCommonMac()
    {
        var chosen = Choose(kex: "curve25519-sha256", hostKey: "ssh-ed25519", encryption: "chacha20-poly1305@openssh.com", mac: "umac-64@openssh.com");
        Assert.Null(chosen.MacServerToClient);
    }

    [Theory]
    [InlineData("diffie-hellman-group-other", "ssh-ed25519", "aes128-ctr", "hmac-sha2-256", "none", "key exchange")]
    [InlineData("curve25519-sha256", "ssh-dss", "aes128-ctr", "hmac-sha2-256", "none", "host key")]
    [InlineData("curve25519-sha256", "ssh-ed25519", "arcfour", "hmac-sha2-256", "none", "cipher")]
    [InlineData("curve25519-sha256", "ssh-ed25519", "aes128-ctr", "hmac-md5", "none", "MAC")]
    [InlineData("curve25519-sha256", "ssh-ed25519", "aes128-ctr", "hmac-sha2-256", "zlib", "compression")]
    public void TheFirstListWithoutCommonNameIsNamedWithBothSides(string kex, string hostKey, string encryption, string mac, string compression, string what)
    {
        var error = Assert.Throws<SshConnectionException>(() => Choose(kex, hostKey, encryption, mac, compression));
        Assert.Equal(ErrorReason.NegotiationFailed, error.Reason);
        Assert.Contains($"no common {what}", error.Message);
    }

    [Theory]
    [InlineData("curve25519-sha256,x", "ssh-ed25519,y", true)]
    [InlineData("x,curve25519-sha256", "ssh-ed25519", false)]
    [InlineData("curve25519-sha256", "y,ssh-ed25519", false)]
    public void AGuessIsRightOnlyWhenBothFirstChoicesAgree(string kex, string hostKey, bool right) =>
        Assert.Equal(right, NegotiatedAlgorithms.GuessIsRight(Client, KexInit.Parse(ScriptedPeer.KexInit(kex, hostKey), null).Offer));

    private static NegotiatedAlgorithms Choose(string kex, string hostKey, string encryption, string mac = "hmac-sha2-256", string compression = "none") =>
        NegotiatedAlgorithms.Choose(Client, KexInit.Parse(ScriptedPeer.KexInit(kex, hostKey, encryption, mac, compression), null).Offer);
}
