using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Algorithms.Products;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Tests.Algorithms;

/// <summary>What the rows say of products, against lists carried over from their sources and against the rows of client versions.</summary>
public class AlgorithmProductsTests
{
    public static TheoryData<string> Products => [.. AlgorithmProducts.All.Select(product => product.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void TheNewestReleaseHasExactlyTheNamesOfItsSources(string name)
    {
        var product = Product(name);
        var names = AlgorithmTableTests.NamesOf($"{name.ToLowerInvariant().Replace(" ", "")}-{product.Last}.txt");
        Assert.Equal(names.Select(entry => entry.Name).Order(StringComparer.Ordinal), product.Uses.Where(use => use.Until is null).Select(use => use.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(names, entry => AlgorithmTable.FindRow(entry.Kind, entry.Name) is null);
    }

    [Fact]
    public void EveryCarriedOverListBelongsToAProduct() => Assert.Equal(
        AlgorithmProducts.All.Count,
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "Algorithms"), "*-*.*").Count(file => Path.GetFileName(file).Any(char.IsDigit)));

    [Theory]
    [MemberData(nameof(Products))]
    public void RangesAreSortedAndRunForwardInsideWhatWasRead(string name)
    {
        var product = Product(name);
        Assert.Equal(product.Uses.OrderBy(use => use.Name, StringComparer.Ordinal), product.Uses);
        Assert.All(product.Uses, use =>
        {
            Assert.True(Version(use.Since ?? product.First).CompareTo(Version(use.Until ?? product.Last)) <= 0, use.Name);
            Assert.True(use.Since is null || Version(product.First).CompareTo(Version(use.Since)) < 0, use.Name);
            Assert.True(use.Until is null || Version(use.Until).CompareTo(Version(product.Last)) < 0, use.Name);
        });
    }

    [Fact]
    public void EveryNameOfAClientVersionLiesInTheRangeOfItsProduct()
    {
        List<string> outside = [];
        foreach (var row in ClientCatalogue.All.Where(row => AlgorithmProducts.All.Any(product => product.Name == row.Client)))
        {
            var product = Product(row.Client);
            var names = Enum.GetValues<ClientList>().SelectMany(list => (row.Lists.GetValueOrDefault(list) ?? []).Concat(row.Off.GetValueOrDefault(list) ?? []));
            outside.AddRange(names.Distinct().Where(name => name != "none" && !product.Uses.Any(use => use.Name == name && Covers(use, product, row))).Select(name => $"{row.Client} {row.Range}: {name}"));
        }

        Assert.Empty(outside);
    }

    [Theory]
    [InlineData(SshAlgorithmKind.KeyExchange, "sntrup4591761x25519-sha512@tinyssh.org", "OpenSSH 8.0 - 8.4", "TinySSH 20190101")]
    [InlineData(SshAlgorithmKind.KeyExchange, "kex-strict-s-v00@openssh.com", "Tera Term 4.108, 5.1+", "OpenSSH 9.6+")]
    [InlineData(SshAlgorithmKind.HostKey, "ssh-dss", "OpenSSH to 9.9", "PuTTY")]
    [InlineData(SshAlgorithmKind.HostKey, "rsa-sha2-512", "PuTTY 0.75+", "Tera Term 4.107+")]
    [InlineData(SshAlgorithmKind.Encryption, "chacha20-poly1305@openssh.com", "OpenSSH 6.5+", "Dropbear 2020.79+")]
    [InlineData(SshAlgorithmKind.KeyExchange, "gss-group14-sha256-toWM5Slw5Ew8Mqkay+al2g==", "PuTTY 0.78+", "libssh 0.12.0+")]
    public void AnAlgorithmTellsWhichReleasesHaveIt(SshAlgorithmKind kind, string name, string one, string other)
    {
        var found = AlgorithmTable.Find(kind, name);
        Assert.Contains(one, found.Implementations);
        Assert.Contains(other, found.Implementations);
        Assert.NotNull(found.Source);
    }

    [Fact]
    public void AnUnknownNameTellsNothing()
    {
        var unknown = AlgorithmTable.Find(SshAlgorithmKind.Mac, "frobnicate-v9@example.com");
        Assert.Empty(unknown.Implementations);
        Assert.Null(unknown.Source);
    }

    [Fact]
    public void ACipherThatAuthenticatesIsNoMacOfTheProducts() =>
        Assert.Empty(AlgorithmTable.Find(SshAlgorithmKind.Mac, "chacha20-poly1305@openssh.com").Implementations);

    // A client row may begin before the first release that was read, and reach beyond the last.
    private static bool Covers(AlgorithmUse use, AlgorithmProduct product, ClientRow row) =>
        (use.Since is null || Version(use.Since).CompareTo(row.From) <= 0 || row.From.IsPrerelease)
        && (use.Until is null || (row.To is ClientVersion to && to.CompareTo(Version(use.Until)) <= 0) || row.From.IsWithin(Version(use.Until)));

    private static AlgorithmProduct Product(string name) => AlgorithmProducts.All.Single(product => product.Name == name);

    private static ClientVersion Version(string text) => ClientVersion.Parse(text);
}
