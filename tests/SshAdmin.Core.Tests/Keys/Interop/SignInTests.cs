using System;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Interop;

/// <summary>Keys made here, used by ssh and plink against a real sshd.</summary>
public class SignInTests
{
    [Theory]
    [InlineData(SshKeyType.Ed25519, 256)]
    [InlineData(SshKeyType.Ecdsa, 256)]
    [InlineData(SshKeyType.Ecdsa, 384)]
    [InlineData(SshKeyType.Ecdsa, 521)]
    [InlineData(SshKeyType.Rsa, 2048)]
    public async Task ServerAcceptsTheKeyFromSshAndFromPlink(SshKeyType type, int bits)
    {
        var ssh = Tool.Require("ssh", "openssh-client");
        var plink = Tool.Require("plink", "putty-tools");
        await using var server = await OpenSshServer.StartAsync([("ed25519", 0)]);
        using TempFolder folder = new();
        KeyCreation creation = new(PrivateFiles.ForThisSystem());
        KeyCreationRequest request = new() { Path = folder.File("id"), Type = type, Bits = bits, Output = new KeyOutput(SshKeyFormat.OpenSsh), Encrypted = false };
        var key = creation.Run(request, null, Stop);
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "authorized_keys"), key.PublicKey + "\n", Stop);

        var user = Environment.UserName + "@127.0.0.1";
        var output = await Tool.OutputAsync(
            ssh, "-F", "none", "-i", key.Path, "-p", $"{server.Port}", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
            "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", user, "echo in with ssh");
        Assert.Equal("in with ssh\n", output);

        var hostKey = (await Tool.OutputAsync(Keygen, "-lf", server.HostKeys[0])).Split(' ')[1];
        foreach (var format in new[] { SshKeyFormat.Ppk2, SshKeyFormat.Ppk3 })
        {
            var ppk = folder.File($"{format}.ppk");
            new KeyConversion(PrivateFiles.ForThisSystem()).Run(new KeyConversionRequest { Source = key.Path, Destination = ppk, Format = format }, null, null, Stop);
            Assert.Equal("in with plink\n", await Tool.OutputAsync(plink, "-batch", "-noagent", "-hostkey", hostKey, "-i", ppk, "-P", $"{server.Port}", user, "echo in with plink"));
        }
    }
}
