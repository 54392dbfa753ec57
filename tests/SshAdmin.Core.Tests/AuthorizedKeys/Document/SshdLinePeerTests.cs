using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Sessions;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Document;

/// <summary>A line works here exactly when the real sshd lets its key in by it.</summary>
public class SshdLinePeerTests
{
    [Theory]
    [InlineData("{type} {key} comment", true)]
    [InlineData("rsa-sha2-256 {key} comment", true)]
    [InlineData("rsa-sha2-512 {key} comment", true)]
    [InlineData("restrict,pty rsa-sha2-512 {key}", true)]
    [InlineData("RSA {key} comment", false)]
    [InlineData("ssh-ed25519 {key} comment", false)]
    [InlineData("rsa-sha2-512-cert-v01@openssh.com {key} comment", false)]
    public Task KeyTypeIsWhatSshdTakesItFor(string template, bool works) => AgreesAsync(template, works);

    [Theory]
    [InlineData("PTY,No-X11-Forwarding", true)]
    [InlineData("restrict,", true)]
    [InlineData(",restrict,,pty", true)]
    [InlineData("restrict,restrict", true)]
    [InlineData("no-ptyy", false)]
    [InlineData("no-restrict", false)]
    [InlineData("restrict=\"x\"", false)]
    [InlineData("command", false)]
    [InlineData("command=true", false)]
    [InlineData("command=\"true\"x", false)]
    [InlineData("command=\"true\",command=\"true\"", false)]
    [InlineData("command=\"\"", true)]
    [InlineData("from=\"127.0.0.0/8\"", true)]
    [InlineData("from=\"127.0.0.1, 10.0.0.1\"", true)]
    [InlineData("from=\"*.x/8,127.0.0.1\"", true)]
    [InlineData("from=\"10.0.0.5/8,127.0.0.1\"", false)]
    [InlineData("from=\"127.0.0.1,!10.0.0.5/8\"", false)]
    [InlineData("from=\"127.0.0.1/33\"", false)]
    [InlineData("from=\"127.0.0.1,\"", false)]
    [InlineData("from=\"!10.0.0.1\"", false)]
    [InlineData("from=\"\"", false)]
    [InlineData("expiry-time=\"20990231\"", true)]
    [InlineData("expiry-time=\"209912312359\"", true)]
    [InlineData("expiry-time=\"20991331\"", false)]
    [InlineData("expiry-time=\"x\"", false)]
    [InlineData("environment=\"A=1\"", true)]
    [InlineData("environment=\"A-B=1\"", false)]
    [InlineData("permitopen=\"host:http\",permitopen=\"a b:80\",permitopen=\"[::1]:*\"", true)]
    [InlineData("permitopen=\"host\"", false)]
    [InlineData("permitopen=\"host:0\"", false)]
    [InlineData("permitopen=\"::1:80\"", false)]
    [InlineData("permitlisten=\"8080\",permitlisten=\"localhost:80\"", true)]
    [InlineData("permitlisten=\"0\"", false)]
    [InlineData("tunnel=\"any\"", true)]
    [InlineData("tunnel=\"1:2\"", false)]
    [InlineData("tunnel=\"\"", false)]
    [InlineData("principals=\"root\"", false)]
    public Task OptionsAreWhatSshdTakesThemFor(string options, bool works) => AgreesAsync(options + " {type} {key}", works);

    private static async Task AgreesAsync(string template, bool works)
    {
        using TestBed bed = new();
        string key = await ServerKeys.GetAsync("rsa", 3072);
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)]);
        bed.Trust(server);
        string[] words = File.ReadAllText(key + ".pub").Split(' ');
        byte[] content = Samples.Bytes(template.Replace("{type}", words[0]).Replace("{key}", words[1]) + "\n");
        File.WriteAllBytes(Path.Combine(server.Folder, "authorized_keys"), content);

        bool letsIn = (await Ssh.TryAsync(bed, server.Port, key, "true")).ExitCode == 0;

        Assert.Equal(works, letsIn);
        Assert.Equal(letsIn, AuthorizedKeysDocument.Parse(content).Keys.Any(entry => entry.Fault is null));
        Assert.Equal(letsIn, AuthorizedKeysDocument.Parse(content).Find(Samples.Blob(File.ReadAllText(key + ".pub")), isAuthority: false) is not null);
    }
}
