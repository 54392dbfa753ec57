using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Cancellation, the deadline, and new keys in between.</summary>
public class EndingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // How far the server goes before it falls silent.
    private static readonly Dictionary<string, Func<ScriptedPeer, Task>> SilentAfter = new()
    {
        ["connect"] = _ => Task.CompletedTask,
        ["identification"] = peer => peer.IdentifyAsync(),
        ["algorithm lists"] = async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync();
        },
        ["keys"] = peer => peer.OpenAsync(),
        ["service"] = OpenServiceAsync,
        ["methods"] = async peer =>
        {
            await OpenServiceAsync(peer);
            await peer.ReceiveAsync();
            await peer.SendAsync(Failure("publickey"));
        },
        ["the key's confirmation"] = async peer =>
        {
            await OpenServiceAsync(peer);
            await peer.ReceiveAsync();
            await peer.SendAsync(Failure("publickey"));
            await ConfirmKeyAsync(peer);
        },
    };

    public static TheoryData<string> Stages() => [.. SilentAfter.Keys];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task DeadlineEndsItAtEveryStage(string stage)
    {
        TimeSpan timeout = TimeSpan.FromMilliseconds(400);
        var (report, elapsed) = await PlayAsync(stage, timeout, CancellationToken.None);
        Assert.InRange(elapsed, timeout - TimeSpan.FromMilliseconds(20), timeout + Limit);
        Assert.Contains(report!.Reason, new[] { SshConnectionReason.NoIdentification, SshConnectionReason.ServerSilent });
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task CancellationEndsItAtEveryStage(string stage)
    {
        using CancellationTokenSource stop = new();
        var (report, elapsed) = await PlayAsync(stage, TestBed.Patience, stop.Token, stop.Cancel);
        Assert.Null(report);
        Assert.InRange(elapsed, TimeSpan.Zero, Limit);
    }

    [Fact]
    public async Task CancellationEndsASlowPassphrase()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await SlowKeyAsync(bed);
        using CancellationTokenSource stop = new();
        stop.CancelAfter(TimeSpan.FromMilliseconds(600));
        Stopwatch watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestBed.TestUntilAsync(bed.Request(server.Port, key) with { Passphrase = TestBed.Bytes("secret") }, stop.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(600) + Limit);
    }

    [Fact]
    public async Task PassphraseThatTakesTooLongIsNamed()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await SlowKeyAsync(bed);
        Stopwatch watch = Stopwatch.StartNew();
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { Passphrase = TestBed.Bytes("secret"), Timeout = TimeSpan.FromSeconds(3) });
        Assert.Equal(SshConnectionReason.KeyNotReadyInTime, report.Reason);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3) + Limit);
    }

    [Fact]
    public async Task KnownHostsThatSomebodyHoldsIsNamed()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        using FileStream held = new(bed.KnownHosts, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with
        {
            HostKeyPolicy = SshHostKeyPolicy.AcceptNew,
            Timeout = TimeSpan.FromSeconds(1.5),
        });
        Assert.Equal(SshConnectionReason.KnownHostsInaccessible, report.Reason);
    }

    [Fact]
    public async Task NewKeysDuringTheSignInAreTaken()
    {
        bool signed = false;
        await using var server = ScriptedServer.Start(async peer =>
        {
            await OpenServiceAsync(peer);
            await peer.ReceiveAsync();
            await peer.NegotiateAsync();
            await peer.ExchangeKeysAsync();
            await peer.SendAsync(Failure("publickey"));
            await ConfirmKeyAsync(peer);
            await peer.ReceiveAsync();
            signed = true;
            await peer.SendAsync(52);
            await peer.WaitForEndAsync();
        });
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(server.Port, await bed.KeyAsync("ed25519")) with { HostKeyPolicy = SshHostKeyPolicy.Ignore });
        Assert.True(report.Succeeded, report.Message);
        Assert.True(signed);
    }

    [Fact]
    public async Task NewKeysOfARealServerAreTaken()
    {
        // sshd waits for the sign-in before it starts, and then after every few bytes.
        await using var server = await OpenSshServer.StartAsync("RekeyLimit 16");
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var trace = new RecordingReport();
        using OpenedSession session = await SessionOpener.OpenAsync(bed.Request(server.Port, key), KeyFileGuard.ForThisSystem(), trace, TestContext.Current.CancellationToken);
        Assert.True(session.Report.Succeeded, session.Report.Message);
        for (int i = 0; i < 5; i++)
        {
            // RFC 4254 section 4: a global request that asks for a reply gets one, here always 82.
            await session.Transport!.SendAsync(new SshWriter().WriteByte(80).WriteString("keepalive@openssh.com").WriteBoolean(true).ToArray());
            byte[] answer;
            do
            {
                answer = await session.Transport.ReceiveAsync("the answer to a global request");
            }
            while (answer[0] == 80);
            Assert.Equal(82, answer[0]);
        }

        Assert.True(trace.Lines.Count(line => line.Contains("asks for new keys")) >= 2, string.Join("\n", trace.Lines));
        await session.CloseAsync();
    }

    private static async Task<(SshConnectionReport? Report, TimeSpan Elapsed)> PlayAsync(string stage, TimeSpan timeout, CancellationToken stop, Action? silent = null)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await using var server = ScriptedServer.Start(async peer =>
        {
            await SilentAfter[stage](peer);
            if (silent is not null)
            {
                watch.Restart();
                silent();
            }

            await peer.WaitForEndAsync();
        });
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        if (silent is null)
        {
            watch.Restart();
        }

        try
        {
            var report = await TestBed.TestUntilAsync(bed.Request(server.Port, key) with { HostKeyPolicy = SshHostKeyPolicy.Ignore, Timeout = timeout }, stop);
            return (report, watch.Elapsed);
        }
        catch (OperationCanceledException)
        {
            return (null, watch.Elapsed);
        }
    }

    /// <summary>A key whose file asks for 3,000 rounds, which is half a minute here; nobody has to wait for ssh-keygen to make them.</summary>
    private static async Task<string> SlowKeyAsync(TestBed bed)
    {
        const string begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
        const string end = "-----END OPENSSH PRIVATE KEY-----";
        string path = await bed.KeyAsync("ed25519", 0, "secret");
        byte[] content = Convert.FromBase64String((await File.ReadAllTextAsync(path)).Replace(begin, "").Replace(end, "").Replace("\n", ""));

        // OpenSSH PROTOCOL.key: string kdfname, then a string that holds string salt (16 bytes) and uint32 rounds.
        int rounds = content.AsSpan().IndexOf("bcrypt"u8) + "bcrypt".Length + 4 + 4 + 16;
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(rounds), 3000);
        return bed.Folder.Write("slow-key", $"{begin}\n{Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)}\n{end}\n");
    }

    private static async Task OpenServiceAsync(ScriptedPeer peer)
    {
        await peer.OpenAsync();
        await peer.ReceiveAsync();
        await peer.SendAsync(new SshWriter().WriteByte(6).WriteString("ssh-userauth").ToArray());
    }

    // The question about the key holds algorithm and blob, which the answer repeats.
    private static async Task ConfirmKeyAsync(ScriptedPeer peer)
    {
        SshReader reader = new(await peer.ReceiveAsync());
        reader.ReadByte("number");
        reader.ReadString("user");
        reader.ReadString("service");
        reader.ReadString("method");
        reader.ReadBoolean("signed");
        await peer.SendAsync(new SshWriter().WriteByte(AuthenticationMessage.MethodSpecific).WriteString(reader.ReadString("algorithm")).WriteString(reader.ReadString("key")).ToArray());
    }

    private static byte[] Failure(string methods) => new SshWriter().WriteByte(51).WriteString(methods).WriteBoolean(false).ToArray();
}
