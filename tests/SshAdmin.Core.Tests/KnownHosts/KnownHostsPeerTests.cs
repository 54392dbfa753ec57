using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Sessions;

namespace SshAdmin.Core.Tests.KnownHosts;

/// <summary>The real ssh says the same of a line that calls an RSA key by the name of its signature algorithm.</summary>
public class KnownHostsPeerTests
{
    [Theory]
    [InlineData("{host} {type} {key}", SshHostKeyStatus.Trusted)]
    [InlineData("{host} rsa-sha2-256 {key}", SshHostKeyStatus.Trusted)]
    [InlineData("{host} rsa-sha2-512 {key}", SshHostKeyStatus.Trusted)]
    [InlineData("{host} {type} {key}\n@revoked * rsa-sha2-512 {key}", SshHostKeyStatus.Revoked)]
    [InlineData("{host} RSA {key}", SshHostKeyStatus.Unknown)]
    public async Task OutcomeIsThatOfSsh(string template, SshHostKeyStatus expected)
    {
        using TestBed bed = new();
        string key = await ServerKeys.GetAsync("ed25519");
        await using OpenSshServer server = await OpenSshServer.StartAsync([("rsa", 3072)]);
        TestBed.Authorize(server, key);
        string[] words = File.ReadAllText(server.HostKeys[0] + ".pub").Split(' ');
        bed.Folder.Write("known_hosts", template.Replace("{host}", $"[127.0.0.1]:{server.Port}").Replace("{type}", words[0]).Replace("{key}", words[1]) + "\n");

        bool trusted = (await Ssh.TryAsync(bed, server.Port, key, "true")).ExitCode == 0;
        SshConnectionReport report = await TestBed.TestAsync(bed.Request(server.Port, key));

        Assert.Equal((expected == SshHostKeyStatus.Trusted, expected), (trusted, report.HostKeyStatus));
    }
}
