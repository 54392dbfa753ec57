using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Probe;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>The rows, written as changes, against the lists as they were read from the clients' sources (Data/Clients/client-lists.json).</summary>
public class ClientRowGuardTests
{
    private static readonly (ClientList List, string Name)[] Lists =
    {
        (ClientList.KeyExchange, "kex"), (ClientList.HostKey, "hostKey"), (ClientList.UserSignature, "userAuthSig"),
        (ClientList.Encryption, "ciphers"), (ClientList.Mac, "macs"), (ClientList.Compression, "compression"),
    };

    /// <summary>Version ranges between two rows for which nothing is claimed.</summary>
    private static readonly string[] DeclaredGaps =
    {
        "Tera Term 5.0 beta 1 -> 5.0", "WinSCP 5.15.9 -> 5.17", "WinSCP 5.17.10 -> 5.19", "WinSCP 5.19.6 -> 5.21", "WinSCP 5.21.8 -> 6.1",
        "WinSCP 6.1.2 -> 6.3", "WinSCP 6.3.7 -> 6.5", "OpenSSH for Windows 8.1 -> 8.6", "OpenSSH for Windows 8.6 -> 8.9", "OpenSSH for Windows 8.9 -> 9.1", "OpenSSH for Windows 9.5 -> 9.8",
        "SSH.NET 2016.1.0 -> 2020.0.0", "SSH.NET 2020.0.2 -> 2023.0.0",
    };

    public static IEnumerable<TheoryDataRow<string, string>> FactRows() =>
        Facts().Select(row => new TheoryDataRow<string, string>(Text(row, "client"), Text(row, "from")));

    [Theory]
    [MemberData(nameof(FactRows))]
    public void RowsExpandToTheListsOfTheSource(string client, string from)
    {
        var fact = Facts().Single(row => Text(row, "client") == client && Text(row, "from") == from);
        var rows = Covering(fact);
        Assert.NotEmpty(rows);
        Assert.Equal(ClientVersion.Parse(from), rows[0].From);
        foreach (var row in rows)
        {
            foreach (var (list, name) in Lists)
            {
                Assert.Equal(Names(fact, name), row.Lists.TryGetValue(list, out var names) ? names : null);
                Assert.Equal(Names(fact.GetProperty("disabledByDefault"), name) ?? Array.Empty<string>(), row.Off.TryGetValue(list, out var off) ? off : Array.Empty<string>());
                Assert.Equal(Names(fact.GetProperty("belowWarnByDefault"), name) ?? Array.Empty<string>(), row.Warned.TryGetValue(list, out var warned) ? warned : Array.Empty<string>());
            }

            Assert.Equal(Names(fact, "privateKeyFormats"), row.KeyFormats);
            Assert.Equal(Boolean(fact, "usesServerSigAlgs"), row.ReadsServerSignatureAlgorithms);
            Assert.Equal(Boolean(fact, "strictKex"), row.StrictKeyExchange);
            Assert.Equal(Text(fact, "confidence"), row.Confidence.ToString().ToLowerInvariant());
            Assert.Equal(fact.GetProperty("rsaVerifyMinBits").ValueKind == JsonValueKind.Number ? fact.GetProperty("rsaVerifyMinBits").GetInt32() : null, row.RsaMinimumBits);
        }
    }

    [Fact]
    public void EveryRowHasASourceAndAWayToChooseRsaSignatures()
    {
        Assert.All(ClientCatalogue.All, row => Assert.NotEqual(string.Empty, row.Source));
        Assert.All(ClientCatalogue.All, row => Assert.Equal(row.RsaChoice is RsaSignatureChoice.AnnouncedElseSha1 or RsaSignatureChoice.AnnouncedElseSha1IfAllowed, row.ReadsServerSignatureAlgorithms == true));
    }

    [Fact]
    public void NoRowGoesBeyondTheFacts()
    {
        var covered = Facts().SelectMany(Covering).ToHashSet();
        Assert.All(ClientCatalogue.All, row => Assert.Contains(row, covered));
    }

    [Fact]
    public void RangesDoNotOverlapAndGapsAreDeclared()
    {
        var gaps = new List<string>();
        foreach (var client in ClientCatalogue.Clients)
        {
            var rows = ClientCatalogue.All.Where(row => row.Client == client).ToArray();
            for (int index = 0; index + 1 < rows.Length; index++)
            {
                var (row, next) = (rows[index], rows[index + 1]);
                Assert.True(row.From.CompareTo(next.From) < 0, $"{client} {row.From} stands before {next.From}");
                Assert.False(row.To is not null && next.From.IsWithin(row.To), $"{client} {row.To} reaches into {next.From}");
                if (row.To is not null && !Follows(row.To.Text, next.From.Text))
                {
                    gaps.Add($"{client} {row.To} -> {next.From}");
                }
            }
        }

        Assert.Equal(DeclaredGaps.Order(), gaps.Order());
    }

    [Fact]
    public void FaultsBeginAndEndWhereRowsDo()
    {
        foreach (var fault in ClientFaults.All)
        {
            var rows = ClientCatalogue.All.Where(row => row.Client == fault.Client).ToArray();
            Assert.Contains(rows, row => row.From.Equals(fault.From));
            Assert.True(fault.To is null || rows.Any(row => row.To is not null && row.To.Equals(fault.To)), $"{fault.Client}: {fault.Text} ends inside a row");
        }
    }

    [Fact]
    public void OpenSshDefaultsAreThoseOfMyproposal()
    {
        foreach (var fact in Read("openssh-defaults.json"))
        {
            var row = OpenSshDefaultRows.At(ClientVersion.Parse(Text(fact, "from")));
            Assert.Equal(Text(fact, "from"), row.From.Text);
            Assert.Equal(fact.GetProperty("to").GetString(), row.To?.Text);
            Assert.Equal(Names(fact, "kex"), row.Lists[ClientList.KeyExchange]);
            Assert.Equal(Names(fact, "hostKeyAlgorithms"), row.Lists[ClientList.HostKey]);
            Assert.Equal(Names(fact, "ciphers"), row.Lists[ClientList.Encryption]);
            Assert.Equal(Names(fact, "macs"), row.Lists[ClientList.Mac]);

            // Before 7.0 there was no list of accepted key types: all that was compiled in counted.
            Assert.Equal((Names(fact, "pubkeyAccepted") ?? Names(fact, "hostKeyAlgorithms")!).Order(), row.Lists[ClientList.UserSignature].Order());
        }
    }

    /// <summary>Real output of sshd -T with an empty configuration, upstream builds of twelve versions.</summary>
    [Theory]
    [InlineData("8.1p1")]
    [InlineData("8.4p1")]
    [InlineData("8.7p1")]
    [InlineData("9.0p1")]
    [InlineData("9.2p1")]
    [InlineData("9.5p1")]
    [InlineData("9.9p2")]
    [InlineData("10.0p2")]
    [InlineData("10.3p1")]
    [InlineData("10.4p1")]
    [InlineData("10.5p1")]
    public void OpenSshDefaultsAreThoseThatSshdPrints(string version)
    {
        var printed = ConfigurationOffer.Parse(File.ReadAllText(ClientData.Path("sshd-T", $"upstream-{version}.txt")), version);
        var fromDefaults = ConfigurationOffer.Parse("HostKey /etc/ssh/lab_hostkey_ed25519\nHostKey /etc/ssh/lab_hostkey_rsa\n", version);
        Assert.Equal(printed.KeyExchange, fromDefaults.KeyExchange);
        Assert.Equal(printed.HostKey, fromDefaults.HostKey);
        Assert.Equal(printed.EncryptionClientToServer, fromDefaults.EncryptionClientToServer);
        Assert.Equal(printed.MacClientToServer, fromDefaults.MacClientToServer);
        Assert.Equal(printed.AcceptedUserSignatures!.Where(name => !name.Contains("-cert-")), fromDefaults.AcceptedUserSignatures);
        Assert.Equal(printed.ServerSignatureAlgorithms, fromDefaults.ServerSignatureAlgorithms);
        Assert.Empty(printed.Assumptions);
    }

    private static bool Follows(string last, string next)
    {
        // 4.65 -> 4.66, 5.5.0 -> 5.5.1, 5.4.1 -> 5.5.0, 3.54.1 -> 3.55.0, 5.8 -> 5.9, 7.9 -> 8.0: the next number at one place.
        if (next.Contains("beta") || last.Contains("beta"))
        {
            return false;
        }

        int[] one = last.Split('.').Select(int.Parse).ToArray();
        int[] two = next.Split('.').Select(int.Parse).ToArray();
        int length = Math.Max(one.Length, two.Length);
        Array.Resize(ref one, length);
        Array.Resize(ref two, length);
        int place = Enumerable.Range(0, length).First(index => one[index] != two[index]);
        return two[place] == one[place] + 1 && two.Skip(place + 1).All(number => number == 0);
    }

    private static ClientRow[] Covering(JsonElement fact)
    {
        var from = ClientVersion.Parse(Text(fact, "from"));
        string? to = fact.GetProperty("to").GetString();
        return ClientCatalogue.All.Where(row => row.Client == Text(fact, "client") && row.From.CompareTo(from) >= 0 && IsUpTo(row, to, fact)).ToArray();
    }

    private static bool IsUpTo(ClientRow row, string? to, JsonElement fact)
    {
        if (to is not null)
        {
            return row.To is not null && row.From.IsWithin(ClientVersion.Parse(to)) && row.To.IsWithin(ClientVersion.Parse(to));
        }

        // An open range of the facts ends where the next one of the same client begins.
        var next = Facts().Where(other => Text(other, "client") == row.Client).Select(other => ClientVersion.Parse(Text(other, "from")))
            .Where(other => other.CompareTo(ClientVersion.Parse(Text(fact, "from"))) > 0).Order().FirstOrDefault();
        return next is null || row.From.CompareTo(next) < 0;
    }

    private static JsonElement[] Facts() => Read("client-lists.json");

    private static JsonElement[] Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(ClientData.Path(file))).RootElement.EnumerateArray().ToArray();

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static bool? Boolean(JsonElement row, string name) =>
        row.GetProperty(name).ValueKind == JsonValueKind.Null ? null : row.GetProperty(name).GetBoolean();

    private static string[]? Names(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString()!).ToArray() : null;
}
