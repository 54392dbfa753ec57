using System;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;

namespace SshAdmin.Core.Tests.Wire.KeyExchange;

public class KeyExchangeMethodsTests
{
    public static TheoryData<string> Names => new(KeyExchangeMethods.Supported.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void BothSidesComeToTheSameSecret(string name)
    {
        using var method = KeyExchangeMethods.Create(name, new(AllowProbeOnly: true));
        byte[] first = method.Start();
        byte[] prefix = [], group = WellKnownGroups.Group14.Prime, generator = [2];
        if (name.Contains("group-exchange"))
        {
            Assert.Equal(Convert.FromHexString("22000008000000" + "0c0000002000"), first);
            prefix = new SshWriter().WriteRaw(first, 1, 12).WriteMpint(group).WriteMpint(generator).ToArray();
            first = method.Receive(ExchangeServer.Group(group, generator)).Send!;
        }
        else if (name.Contains("-group"))
        {
            group = Assert.Single(WellKnownGroups.All, row => name.Contains(row.Name + "-")).Prime;
        }

        SshReader reader = new(first);
        byte message = reader.ReadByte("message");
        bool number = name.StartsWith("diffie", StringComparison.Ordinal);
        byte[] ours = number ? reader.ReadMpint("e") : reader.ReadString("Q_C");
        reader.ExpectEnd("the client's value");
        var (value, secret) = name switch
        {
            _ when number => ExchangeServer.AnswerInGroup(ours, group, generator),
            _ when name.StartsWith("curve25519", StringComparison.Ordinal) => ExchangeServer.AnswerOnCurve25519(ours),
            _ => ExchangeServer.AnswerOnCurve(name["ecdh-sha2-".Length..], ours),
        };

        var result = method.Receive(ExchangeServer.Reply((byte)(message + 1), value, number)).Result!;
        SshWriter fields = new SshWriter().WriteRaw(prefix);
        _ = number ? fields.WriteMpint(ours).WriteMpint(value) : fields.WriteString(ours).WriteString(value);
        Assert.Equal(new SshWriter().WriteMpint(secret).ToArray(), result.SharedSecret);
        Assert.Equal(fields.ToArray(), result.HashedFields);
        Assert.Equal(ExchangeServer.HostKey, result.HostKeyBlob);
        Assert.Equal(ExchangeServer.Signature, result.Signature);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheHashIsTheOneInTheTable(string name)
    {
        var row = KeyExchangeMethods.Supported.Single(row => row.Name == name);
        Assert.Equal(row.Hash, KeyExchangeMethods.Create(name, new(AllowProbeOnly: true)).HashAlgorithm);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryTruncationOfAReplyIsRefused(string name)
    {
        bool number = name.StartsWith("diffie", StringComparison.Ordinal);
        byte[] whole = name.Contains("group-exchange") ? ExchangeServer.Group(WellKnownGroups.Group14.Prime, [2]) : ExchangeServer.Reply(31, new byte[32], number);
        using var method = ExchangeServer.Start(name);
        for (int length = 0; length < whole.Length; length++)
        {
            var error = Assert.Throws<SshConnectionException>(() => method.Receive(whole.AsSpan(0, length).ToArray()));
            Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnotherMessageIsRefusedByItsNumber(string name)
    {
        using var method = ExchangeServer.Start(name);
        var error = Assert.Throws<SshConnectionException>(() => method.Receive([21]));
        Assert.Contains("message 21", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AReplyBeforeTheStartIsRefused(string name)
    {
        using var method = KeyExchangeMethods.Create(name, new(AllowProbeOnly: true));
        Assert.Throws<SshConnectionException>(() => method.Receive([31]));
    }

    [Fact]
    public void ProbeOnlyMethodsRunOnlyWhereAllowed()
    {
        string[] weak = KeyExchangeMethods.Supported.Where(row => row.ProbeOnly).Select(row => row.Name).ToArray();
        Assert.Equal(["diffie-hellman-group14-sha1", "diffie-hellman-group-exchange-sha1", "diffie-hellman-group1-sha1"], weak);
        Assert.All(weak, name => Assert.Throws<ArgumentException>(() => KeyExchangeMethods.Create(name, new())));
    }

    [Fact]
    public void NamesAreUnique()
        => Assert.Equal(KeyExchangeMethods.Supported.Count, KeyExchangeMethods.Supported.Select(row => row.Name).Distinct().Count());

    [Fact]
    public void AnUnknownMethodIsRefused()
        => Assert.Throws<ArgumentException>(() => KeyExchangeMethods.Create("kexguess2@matt.ucc.asn.au", new()));
}
