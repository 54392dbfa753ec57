using System;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Servers that misbehave during the sign-in, and answers that no real server here gives.</summary>
public class HostileAuthenticationTests
{
    [Fact]
    public async Task BannersWithoutEndAreStopped()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.ReceiveAsync();
            while (true)
            {
                await peer.SendAsync(new SshWriter().WriteByte(53).WriteString("buy now").WriteString("").ToArray());
            }
        });
        Assert.Equal(SshConnectionReason.ProtocolViolation, report.Reason);
        Assert.Equal(SshConnectionStage.Authenticate, report.FailedStage);
    }

    [Fact]
    public async Task ServiceThatIsRefusedIsNamed()
    {
        var report = await PlayAsync(peer => peer.SendAsync(1, 0, 0, 0, 7, 0, 0, 0, 2, (byte)'n', (byte)'o', 0, 0, 0, 0), service: false);
        Assert.Equal(SshConnectionReason.DisconnectedByServer, report.Reason);
        Assert.Equal(SshConnectionStage.Authenticate, report.FailedStage);
    }

    [Fact]
    public async Task SuccessWithoutProofIsPointedOut()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(52);
        });
        Assert.True(report.Succeeded);
        Assert.Contains("without any proof", report.Message);
    }

    [Fact]
    public async Task CloseWithoutAWordIsNamed()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.ReceiveAsync();
            peer.Close();
        });
        Assert.Equal(SshConnectionReason.ClosedDuringAuthentication, report.Reason);
        Assert.Equal([50], Assert.Single(report.Attempts).MessageNumbers);
    }

    [Fact]
    public async Task SignatureThatIsRefusedIsToldFromTheKey()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(Failure("publickey"));
            SshReader reader = new(await peer.ReceiveAsync());
            reader.ReadByte("number");
            for (int i = 0; i < 3; i++)
            {
                reader.ReadString("field");
            }

            reader.ReadBoolean("signed");
            await peer.SendAsync(new SshWriter().WriteByte(60).WriteString(reader.ReadString("algorithm")).WriteString(reader.ReadString("key")).ToArray());
            await peer.ReceiveAsync();
            await peer.SendAsync(Failure("publickey"));
        });
        Assert.Equal(SshConnectionReason.SignatureRefused, report.Reason);
    }

    [Fact]
    public async Task KeyThatNoAnnouncedAlgorithmFitsIsNotTried()
    {
        var report = await PlayAsync(
            async peer =>
            {
                await peer.ReceiveAsync();
                await peer.SendAsync(Failure("publickey"));
            },
            keyType: "rsa",
            announced: "ssh-ed25519");
        Assert.Equal(SshConnectionReason.NoMutualSignatureAlgorithm, report.Reason);
        Assert.Contains("ssh-ed25519", report.Message);
    }

    [Fact]
    public async Task NamesOfMethodsCannotRewriteTheScreen()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(Failure("\u001b[2J"));
        });
        Assert.DoesNotContain('\u001b', report.Message);
        Assert.DoesNotContain('\u001b', report.Evidence);
    }

    private static async Task<SshConnectionReport> PlayAsync(Func<ScriptedPeer, Task> script, bool service = true, string keyType = "ed25519", string? announced = null)
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.OpenAsync();
            if (announced is not null)
            {
                await peer.SendAsync(new SshWriter().WriteByte(7).WriteUInt32(1).WriteString("server-sig-algs").WriteString(announced).ToArray());
            }

            await peer.ReceiveAsync();
            if (service)
            {
                await peer.SendAsync(new SshWriter().WriteByte(6).WriteString("ssh-userauth").ToArray());
            }

            await script(peer);
            await peer.WaitForEndAsync();
        });
        using var bed = new TestBed();
        string key = await bed.KeyAsync(keyType);
        return await TestBed.TestAsync(bed.Request(server.Port, key) with { UserName = "alice", HostKeyPolicy = SshHostKeyPolicy.Ignore });
    }

    private static byte[] Failure(string methods) => new SshWriter().WriteByte(51).WriteString(methods).WriteBoolean(false).ToArray();
}
