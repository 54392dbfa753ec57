using System.Text.RegularExpressions;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Probe;

namespace SshAdmin.Tests.Topics;

/// <summary>Sentences of the product that stand in sample output are still what it says.</summary>
public class TopicSampleTests
{
    [Theory]
    [InlineData("about_SshAdmin_Compatibility", "PuTTY 0.74", "ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512", "rsa-sha2-256")]
    [InlineData("about_SshAdmin_Troubleshooting", "Tera Term 4.106", "rsa-sha2-512", "rsa-sha2-256")]
    public void Verdict_in_a_sample_is_the_verdict_of_today(string name, string client, params string[] hostKeys)
    {
        SshClientVerdict verdict = ClientVerdicts.Judge(ClientCatalogue.Select(client).Single(), Debian12(hostKeys));
        string topic = Plain(name);

        Assert.Contains($"Problem : {verdict.Problem} Remedy : {verdict.Remedy} ", topic, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_in_samples_are_those_of_the_table_of_reasons()
    {
        string topic = Plain("about_SshAdmin_Troubleshooting");
        var reasons = Regex.Matches(topic, "Reason : ([A-Z][A-Za-z]+) Message :").Select(match => Enum.Parse<SshConnectionReason>(match.Groups[1].Value)).ToArray();

        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.Contains($"Reason : {reason} Message : {ReasonTable.Find(reason).Message} ", topic, StringComparison.Ordinal));
    }

    private static string Plain(string name) => Regex.Replace(Topic.Read(Topic.English, name).Text, @"\s+", " ");

    // The server of the samples: the defaults of 9.2, whose server-sig-algs name all that is compiled in.
    private static ServerOffer Debian12(string[] hostKeys)
    {
        ClientRow row = OpenSshDefaultRows.At(ClientVersion.Parse("9.2"));
        return new ServerOffer
        {
            Identification = "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10",
            KeyExchange = row.Enabled(ClientList.KeyExchange)!,
            HostKey = hostKeys,
            EncryptionClientToServer = row.Enabled(ClientList.Encryption)!,
            EncryptionServerToClient = row.Enabled(ClientList.Encryption)!,
            MacClientToServer = row.Enabled(ClientList.Mac)!,
            MacServerToClient = row.Enabled(ClientList.Mac)!,
            CompressionClientToServer = ["none"],
            CompressionServerToClient = ["none"],
            ServerSignatureAlgorithms = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa", "rsa-sha2-256", "rsa-sha2-512"],
        };
    }
}
