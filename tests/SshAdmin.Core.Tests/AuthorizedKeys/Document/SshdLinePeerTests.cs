using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Sessions;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Document;

/// <summary>A line is a key here exactly when the real sshd lets that key in by it.</summary>
public class SshdLinePeerTests
{
    [Theory]
    [InlineData("{type} {key} comment")]
    [InlineData("rsa-sha2-256 {key} comment")]
    [InlineData("rsa-sha2-512 {key} comment")]
    [InlineData("restrict,pty rsa-sha2-512 {key}")]
    [InlineData("RSA {key} comment")]
    [InlineData("ssh-ed25519 {key} comment")]
    [InlineData("rsa-sha2-512-cert-v01@openssh.com {key} comment")]
    public async Task LineIsAKeyWhereSshdLetsItIn(string template)
    {
        using TestBed bed = new();
        string key = await ServerKeys.GetAsync("rsa", 3072);
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)]);
        bed.Trust(server);
        string[] words = File.ReadAllText(key + ".pub").Split(' ');
        byte[] content = Samples.Bytes(template.Replace("{type}", words[0]).Replace("{key}", words[1]) + "\n");
        File.WriteAllBytes(Path.Combine(server.Folder, "authorized_keys"), content);

        bool letsIn = (await Ssh.TryAsync(bed, server.Port, key, "true")).ExitCode == 0;

        Assert.Equal(letsIn, AuthorizedKeysDocument.Parse(content).Keys.Any());
        Assert.Equal(letsIn, AuthorizedKeysDocument.Parse(content).Find(Samples.Blob(File.ReadAllText(key + ".pub")), isAuthority: false) is not null);
    }
}
