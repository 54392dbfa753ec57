using System.Threading.Tasks;
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Algorithms;

public class AlgorithmTableTests
{
    public static TheoryData<SshAlgorithmKind> Kinds => [.. Enum.GetValues<SshAlgorithmKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NamesAreUniqueAndSorted(SshAlgorithmKind kind)
    {
        var names = AlgorithmTable.Rows[kind].Select(row => row.Name).ToList();
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryRowTakesAPosition(SshAlgorithmKind kind) => Assert.All(AlgorithmTable.Rows[kind], row =>
    {
        Assert.True(row.Rating != SshAlgorithmRating.Unknown || IsCatchAll(row), row.Name);
        Assert.True(row.Rating == SshAlgorithmRating.Strong || row.Reasons.Count > 0, row.Name);
        Assert.Equal(row.Reasons.Distinct(), row.Reasons);
        Assert.Matches("^(?!vendor).{3,}", row.Source);
    });

    [Fact]
    public void EveryReasonIsUsedSourcedAndReadable()
    {
        var used = AlgorithmTable.Rows.Values.SelectMany(rows => rows).SelectMany(row => row.Reasons).Append(AlgorithmReasons.Terrapin).ToHashSet();
        Assert.Empty(AlgorithmReasons.All.Where(reason => !used.Contains(reason)).Select(reason => reason.Id));
        Assert.Empty(used.Except(AlgorithmReasons.All).Select(reason => reason.Id));
        Assert.Equal(AlgorithmReasons.All.Select(reason => reason.Id).Order(StringComparer.Ordinal), AlgorithmReasons.All.Select(reason => reason.Id).Distinct());
        Assert.All(AlgorithmReasons.All, reason =>
        {
            Assert.NotEqual("", reason.Source);
            Assert.Matches(@"^[A-Z0-9].{10,140}\.$", reason.Text);
        });
    }

    [Fact]
    public void EveryKeyExchangeIsPostQuantumOrSaysThatItIsNot() =>
        Assert.All(KeyExchangeRows.Rows, row => Assert.NotEqual(row.PostQuantum, row.Reasons.Contains(AlgorithmReasons.NotPostQuantum)));

    [Fact]
    public void OnlyNamesOfPostQuantumSchemesCountAsPostQuantum() =>
        Assert.All(KeyExchangeRows.Rows, row => Assert.Equal(row.PostQuantum, new[] { "mlkem", "sntrup", "kyber", "frodokem" }.Any(row.Name.Contains)));

    [Fact]
    public void NoSignatureWithSha1IsBetterThanBroken() =>
        Assert.All(
            new[] { "ssh-rsa", "ssh-dss", "ssh-rsa-cert-v01@openssh.com", "x509v3-ssh-rsa", "spki-sign-rsa" },
            name => Assert.Equal(SshAlgorithmRating.Broken, AlgorithmTable.Find(SshAlgorithmKind.HostKey, name).Rating));

    [Fact]
    public void NothingWithoutProtectionIsBetterThanBroken() =>
        Assert.All(
            new[] { SshAlgorithmKind.Encryption, SshAlgorithmKind.Mac },
            kind => Assert.Equal(SshAlgorithmRating.Broken, AlgorithmTable.Find(kind, "none").Rating));

    [Fact]
    public void NoClassicalKeyExchangeIsStrong() =>
        Assert.All(KeyExchangeRows.Rows.Where(row => row.Rating == SshAlgorithmRating.Strong), row => Assert.True(row.PostQuantum, row.Name));

    [Theory]
    [InlineData(SshAlgorithmKind.KeyExchange, "ecdh-sha2-1.2.3.4.5")]
    [InlineData(SshAlgorithmKind.KeyExchange, "gss-frobnicate-sha256-toWM5Slw5Ew8Mqkay+al2g==")]
    [InlineData(SshAlgorithmKind.HostKey, "ecdsa-sha2-1.2.3.4.5")]
    [InlineData(SshAlgorithmKind.HostKey, "x509v3-ecdsa-sha2-1.2.3.4.5")]
    public void AnUnknownMemberOfAFamilyIsNotVouchedFor(SshAlgorithmKind kind, string name) =>
        Assert.Equal(SshAlgorithmRating.Unknown, AlgorithmTable.Find(kind, name).Rating);

    [Fact]
    public void ANameOfAFamilyIsReportedAsItWasGiven() =>
        Assert.Equal("gss-curve25519-sha256-toWM5Slw5Ew8Mqkay+al2g==", AlgorithmTable.Find(SshAlgorithmKind.KeyExchange, "gss-curve25519-sha256-toWM5Slw5Ew8Mqkay+al2g==").Name);

    [Theory]
    [InlineData("ext-info-c", true)]
    [InlineData("ext-info-s", true)]
    [InlineData("kex-strict-c-v00@openssh.com", true)]
    [InlineData("kex-strict-s-v00@openssh.com", true)]
    [InlineData("kexguess2@matt.ucc.asn.au", true)]
    [InlineData("curve25519-sha256", false)]
    [InlineData("frobnicate-v9@example.com", false)]
    public void MarkersAreToldFromKeyExchanges(string name, bool marker)
    {
        Assert.Equal(marker, KexMarkers.IsMarker(name));
        var found = AlgorithmTable.Find(SshAlgorithmKind.KeyExchange, name);
        Assert.Equal(marker ? SshAlgorithmKind.Marker : SshAlgorithmKind.KeyExchange, found.Kind);
        Assert.Equal(marker, found.Reason.StartsWith("Not an algorithm: ", StringComparison.Ordinal));
    }

    [Fact]
    public void NoMarkerIsAKeyExchangeMethodToo() =>
        Assert.DoesNotContain(MarkerRows.Rows, row => AlgorithmTable.FindRow(SshAlgorithmKind.KeyExchange, row.Name) is not null);

    [Fact]
    public void NistCurvesAreDisputedAndNotBroken() =>
        Assert.All(
            AlgorithmTable.Rows[SshAlgorithmKind.KeyExchange].Concat(AlgorithmTable.Rows[SshAlgorithmKind.HostKey]).Where(row => row.Name.Contains("nistp256") || row.Name.Contains("nistp384") || row.Name.Contains("nistp521")),
            row => Assert.True(row.Rating == SshAlgorithmRating.Acceptable || row.PostQuantum, row.Name));

    [Theory]
    [InlineData(SshAlgorithmKind.KeyExchange, "mlkem768x25519-sha256", SshAlgorithmRating.Strong)]
    [InlineData(SshAlgorithmKind.KeyExchange, "curve25519-sha256", SshAlgorithmRating.Acceptable)]
    [InlineData(SshAlgorithmKind.KeyExchange, "diffie-hellman-group14-sha1", SshAlgorithmRating.Weak)]
    [InlineData(SshAlgorithmKind.KeyExchange, "diffie-hellman-group1-sha1", SshAlgorithmRating.Broken)]
    [InlineData(SshAlgorithmKind.KeyExchange, "gss-group1-sha1-toWM5Slw5Ew8Mqkay+al2g==", SshAlgorithmRating.Broken)]
    [InlineData(SshAlgorithmKind.HostKey, "rsa-sha2-512", SshAlgorithmRating.Strong)]
    [InlineData(SshAlgorithmKind.Encryption, "aes256-gcm@openssh.com", SshAlgorithmRating.Strong)]
    [InlineData(SshAlgorithmKind.Encryption, "aes128-cbc", SshAlgorithmRating.Weak)]
    [InlineData(SshAlgorithmKind.Encryption, "arcfour256", SshAlgorithmRating.Broken)]
    [InlineData(SshAlgorithmKind.Encryption, "none", SshAlgorithmRating.Broken)]
    [InlineData(SshAlgorithmKind.Mac, "hmac-sha2-256-etm@openssh.com", SshAlgorithmRating.Strong)]
    [InlineData(SshAlgorithmKind.Mac, "hmac-md5", SshAlgorithmRating.Weak)]
    public void WellKnownNamesAreRatedAsTheFieldRatesThem(SshAlgorithmKind kind, string name, SshAlgorithmRating rating) =>
        Assert.Equal(rating, AlgorithmTable.Find(kind, name).Rating);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnUnknownNameIsRatedUnknownWithAReason(SshAlgorithmKind kind)
    {
        var unknown = AlgorithmTable.Find(kind, "frobnicate-v9@example.com");
        Assert.Equal(("frobnicate-v9@example.com", SshAlgorithmRating.Unknown), (unknown.Name, unknown.Rating));
        Assert.NotEqual("", unknown.Reason);
    }

    [Theory]
    [InlineData("iana.txt")]
    [InlineData("clients-and-servers.txt")]
    public void EveryNameOfTheListIsKnown(string file) => Assert.DoesNotContain(NamesOf(file), entry => AlgorithmTable.FindRow(entry.Kind, entry.Name) is null);

    [Theory]
    [InlineData("kex", SshAlgorithmKind.KeyExchange)]
    [InlineData("key", SshAlgorithmKind.HostKey)]
    [InlineData("sig", SshAlgorithmKind.HostKey)]
    [InlineData("cipher", SshAlgorithmKind.Encryption)]
    [InlineData("mac", SshAlgorithmKind.Mac)]
    public async Task EveryNameOfTheInstalledOpenSshIsKnown(string query, SshAlgorithmKind kind)
    {
        var listed = await Tool.RunAsync(Tool.Require("ssh", "openssh-client"), "-Q", query);
        var names = listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => AlgorithmTable.FindRow(kind, name) is null);
    }

    internal static (SshAlgorithmKind Kind, string Name)[] NamesOf(string file) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "Algorithms", file))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .Select(words => (Enum.Parse<SshAlgorithmKind>(words[0]), words[1])),
    ];

    // RFC 5656 and RFC 4462 register open families; their rows catch what no other row names, so they cannot vouch for it.
    private static bool IsCatchAll(AlgorithmRow row) => row.Name is "ecdh-sha2-*" or "ecdsa-sha2-*" or "x509v3-ecdsa-sha2-*" or "gss-*";
}
