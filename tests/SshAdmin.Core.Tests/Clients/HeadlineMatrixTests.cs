using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>Who can sign in where with default settings on both sides, as computed independently from the same sources.</summary>
public class HeadlineMatrixTests
{
    private const string All = "Rsa,Ecdsa,Ed25519";
    private const string NoRsa = "Ecdsa,Ed25519";

    private static readonly Dictionary<string, ServerOffer> Servers = new()
    {
        ["AL2023"] = ConfigurationOffer.Parse("HostKey /etc/ssh/ssh_host_ecdsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key\n" + ClientData.Policy("DEFAULT-2023"), "8.7"),
        ["8.8"] = Default("8.8"),
        ["9.9"] = Default("9.9"),
        ["10.0"] = Default("10.0"),
    };

    // Client, first and last version, Amazon Linux 2023, OpenSSH 8.8, 9.9, 10.x; "no:" is the step at which it ends.
    [Theory]
    [InlineData("Tera Term", "4.61", "4.68", "no: KeyExchange", "no: KeyExchange", "no: KeyExchange", "no: KeyExchange")]
    [InlineData("Tera Term", "4.69", "4.82", "Ecdsa", "Ecdsa", "Ecdsa", "Ecdsa")]
    [InlineData("Tera Term", "4.83", "4.106", NoRsa, NoRsa, NoRsa, NoRsa)]
    [InlineData("Tera Term", "4.107", "5.7.0", All, All, All, All)]
    [InlineData("PuTTY", "0.58", "0.62", "no: KeyExchange", "no: KeyExchange", "no: KeyExchange", "no: KeyExchange")]
    [InlineData("PuTTY", "0.63", "0.64", "no: KeyExchange", "no: KeyExchange", "no: KeyExchange", "no: KeyExchange")] // group exchange withheld by banner
    [InlineData("PuTTY", "0.65", "0.67", "no: HostKey", "no: HostKey", "no: HostKey", "no: KeyExchange")]
    [InlineData("PuTTY", "0.68", "0.74", NoRsa, NoRsa, NoRsa, NoRsa)]
    [InlineData("PuTTY", "0.75", "0.84", All, All, All, All)]
    [InlineData("WinSCP", "5.7.6", "5.8", "no: HostKey", "no: HostKey", "no: HostKey", "no: KeyExchange")]
    [InlineData("WinSCP", "5.9", "5.19.6", NoRsa, NoRsa, NoRsa, NoRsa)]
    [InlineData("WinSCP", "5.21", "6.5", All, All, All, All)]
    [InlineData("OpenSSH for Windows", "7.6", "9.8", All, All, All, All)]
    [InlineData("SSH.NET", "2016.0.0", "2016.1.0", "no: HostKey", "no: HostKey", "no: HostKey", "no: KeyExchange")]
    [InlineData("SSH.NET", "2020.0.0", "2020.0.2", NoRsa, NoRsa, NoRsa, NoRsa)]
    [InlineData("SSH.NET", "2023.0.0", "2024.2.0", All, All, All, All)]
    [InlineData("Poderosa", "4.4.0", "4.4.5", NoRsa, NoRsa, NoRsa, NoRsa)]
    [InlineData("Poderosa", "4.5.0", "4.7.0", All, All, All, All)]
    [InlineData("RLogin", "2.31.7", "2.31.7", All, All, All, All)]
    public void VerdictsAreThoseOfTheMatrix(string client, string from, string to, string amazon, string on88, string on99, string on10)
    {
        var rows = ClientCatalogue.All.Where(row => row.Client == client && row.From.CompareTo(ClientVersion.Parse(from)) >= 0 && row.From.CompareTo(ClientVersion.Parse(to)) <= 0).ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            foreach (var (server, expected) in new[] { ("AL2023", amazon), ("8.8", on88), ("9.9", on99), ("10.0", on10) })
            {
                var verdict = ClientVerdicts.Judge(new ClientSelection(row, null), Servers[server]);
                string actual = verdict.CanConnect == false ? "no: " + verdict.FailsAt : string.Join(",", verdict.UserKeyTypes);
                Assert.True(expected == actual, $"{client} {row.Range} at {server}: {actual} instead of {expected}. {verdict.Problem}");
                Assert.Equal(actual == All, verdict.Problem is null);
                Assert.Equal(actual == All, verdict.Remedy is null);
            }
        }
    }

    private static ServerOffer Default(string version) =>
        ConfigurationOffer.Parse("HostKey /etc/ssh/ssh_host_rsa_key\nHostKey /etc/ssh/ssh_host_ecdsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key\n", version);
}
