using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Tests.Clients;

public class ClientCatalogueTests
{
    [Theory]
    [InlineData("Tera Term 4.106", "Tera Term", "4.106", "4.106")]
    [InlineData("TeraTerm4.106", "Tera Term", "4.106", "4.106")]
    [InlineData("tera term 4.100", "Tera Term", "4.100", "4.98 - 4.105")]
    [InlineData("putty 0.74", "PuTTY", "0.74", "0.71 - 0.74")]
    [InlineData("PuTTY_0.81.0.0", "PuTTY", "0.81.0.0", "0.81")]
    [InlineData("Tera Term 5.0 beta 1", "Tera Term", "5.0 beta 1", "5.0 beta 1")]
    [InlineData("Tera Term 5.0", "Tera Term", "5.0", "5.0")]
    [InlineData("OpenSSH 8.1.0.1", "OpenSSH for Windows", "8.1.0.1", "8.0 - 8.1")]
    [InlineData("plink 0.78", "PuTTY", "0.78", "0.78")]
    [InlineData("ssh.net 2023.0.1", "SSH.NET", "2023.0.1", "2023.0.1")]
    [InlineData("Tera Term 4.109", "Tera Term", "4.109", "4.108+")]
    public void OneVersionIsFoundByName(string name, string client, string version, string range)
    {
        var found = Assert.Single(ClientCatalogue.Select(name));
        Assert.Equal((client, version, range), (found.Row.Client, found.Version, found.Row.Range));
    }

    [Theory]
    [InlineData("PuTTY 0.7*", "0.68 - 0.70,0.71 - 0.74,0.75 - 0.77,0.78,0.79")]
    [InlineData("putty 0.8[01]", "0.80,0.81")]
    [InlineData("Tera Term 4.10?", "4.98 - 4.105,4.106,4.107,4.108+")]
    [InlineData("*scp 6.*", "6.1 - 6.1.2,6.3 - 6.3.2,6.3.3 - 6.3.7,6.5+")]
    public void PatternsSelectTheRowsThatHoldAMatchingVersion(string pattern, string ranges) =>
        Assert.Equal(ranges, string.Join(",", ClientCatalogue.Select(pattern).Select(found => found.Version)));

    [Theory]
    [InlineData("PuTTY 0.68 - 0.70", "0.68 - 0.70")]
    [InlineData("putty 0.70-0.75", "0.68 - 0.70,0.71 - 0.74,0.75 - 0.77")]
    [InlineData("Tera Term 4.107 - 5.0 beta 1", "4.107,4.108+,5.0 beta 1")]
    [InlineData("Tera Term 4.108+", "4.108+")]
    [InlineData("Tera Term 5.6.1+", "5.6.0 - 5.6.1,5.6.2,5.7.0+")]
    [InlineData("OpenSSH-9.5", "9.5")]
    public void ARangeSelectsTheRowsThatShareAVersionWithIt(string range, string versions) =>
        Assert.Equal(versions, string.Join(",", ClientCatalogue.Select(range).Select(found => found.Version)));

    [Fact]
    public void WhatATableShowsAsVersionsIsUnderstoodAgain() =>
        Assert.All(ClientCatalogue.All, row => Assert.Same(row, Assert.Single(ClientCatalogue.Select(row.Client + " " + row.Range)).Row));

    [Theory]
    [InlineData("plink", "PuTTY", "0.78", true)]
    [InlineData("PuTTY 0.75+", "PuTTY", "0.78", true)]
    [InlineData("PuTTY 0.75+", "PuTTY", "0.99", true)] // installed, though not examined
    [InlineData("PuTTY 0.75 - 0.77", "PuTTY", "0.78", false)]
    [InlineData("PuTTY 0.78", "PuTTY", "0.78", true)]
    [InlineData("PuTTY 0.79", "PuTTY", "0.78", false)]
    [InlineData("pu*", "PuTTY", "0.78", true)]
    [InlineData("open*9.2*", "OpenSSH Portable", "9.2p1", true)]
    [InlineData("PuTTY", "OpenSSH Portable", "9.2p1", false)]
    [InlineData("nothing*", "PuTTY", "0.78", false)]
    public void AFilterTakesNamesRangesAndPatterns(string name, string client, string version, bool fits) =>
        Assert.Equal(fits, ClientCatalogue.Filter(name)(client, version));

    [Theory]
    [InlineData("MobaXterm")]
    [InlineData("nothing")]
    public void AFilterForAnUnknownClientIsRefused(string name) =>
        Assert.Equal(ErrorReason.ClientNotKnown, Assert.Throws<SshInputException>(() => ClientCatalogue.Filter(name)).Reason);

    [Theory]
    [InlineData("PuTTY*")]
    [InlineData("PuTTY")]
    public void ANameWithoutVersionMeansEveryRow(string name) =>
        Assert.Equal(ClientCatalogue.All.Where(row => row.Client == "PuTTY"), ClientCatalogue.Select(name).Select(found => found.Row));

    [Theory]
    [InlineData("PuTTY 0.85", "not established")]
    [InlineData("PuTTY 0.85 - 0.90", "No established version of PuTTY")]
    [InlineData("PuTTY 0.80 - 0.70", "No established version of PuTTY")]
    [InlineData("WinSCP 5.18", "not established")]
    [InlineData("MobaXterm", "What MobaXterm offers is not established")]
    [InlineData("MobaXterm 24.1", "What MobaXterm offers is not established")]
    [InlineData("Netscape 4", "No client is known")]
    [InlineData("X*", "No client is known")]
    [InlineData("", "empty")]
    public void WhatIsNotEstablishedIsSaid(string name, string part)
    {
        var error = Assert.Throws<SshInputException>(() => ClientCatalogue.Select(name));
        Assert.Equal(ErrorReason.ClientNotKnown, error.Reason);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void TheDefaultSetHoldsTheNewestRowOfEachClient()
    {
        foreach (var client in ClientCatalogue.Clients)
        {
            Assert.Contains(ClientCatalogue.Default, found => found.Row == ClientCatalogue.All.Last(row => row.Client == client));
        }
    }

    [Fact]
    public void TheDefaultSetHoldsBothSidesOfEachRsaSha2Border()
    {
        string[] borders = { "Tera Term 4.106", "Tera Term 4.107", "PuTTY 0.74", "PuTTY 0.75", "WinSCP 5.19", "WinSCP 5.21", "FileZilla 3.54.1", "SSH.NET 2020.0.2", "SSH.NET 2023.0.0" };
        Assert.All(borders, border => Assert.Contains(border, ClientCatalogue.Default.Select(found => found.Row.Client + " " + found.Version)));
    }
}
