using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Tests.AuthorizedKeys;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Probe;

public class HostProbeTests
{
    [Fact]
    public async Task SeesWhatTheClientOfOpenSshAndNmapSeeOfOpenSsh()
    {
        await using var server = await OpenSshServer.StartAsync();
        var support = await CompareAsync(server.Port);
        Assert.Equal("OpenSSH", support.Software);
        Assert.NotEmpty(support.ServerSignatureAlgorithms!);
        Assert.True(support.PostQuantum);
        Assert.DoesNotContain(support.KeyExchangeAlgorithms, algorithm => algorithm.Rating == SshAlgorithmRating.Unknown);
    }

    [Fact]
    public async Task SeesWhatTheClientOfOpenSshAndNmapSeeOfDropbear()
    {
        await using var server = await DropbearServer.StartAsync();
        Assert.Equal("Dropbear", (await CompareAsync(server.Port)).Software);
    }

    [Fact]
    public async Task SeesWhatTheClientOfOpenSshAndNmapSeeOfTinySsh()
    {
        await using var server = await TinySshServer.StartAsync();
        var support = await CompareAsync(server.Port);
        Assert.Equal("TinySSH", support.Software);
        Assert.Null(support.ServerSignatureAlgorithms);
    }

    [Fact]
    public async Task SeesWhatTheClientOfOpenSshAndNmapSeeOfAsyncSsh()
    {
        await using var server = await AsyncSshServer.StartAsync();
        Assert.Equal("AsyncSSH", (await CompareAsync(server.Port)).Software);
    }

    [Fact]
    public async Task ReadsEveryTypeOfHostKeyOnce()
    {
        await using var server = await OpenSshServer.StartAsync([("rsa", 3072), ("ecdsa", 384), ("ed25519", 0)]);
        var support = await ProbeAsync(server.Port, includeHostKey: true);
        Assert.Equal(["ecdsa-sha2-nistp384", "ssh-ed25519", "ssh-rsa"], support.HostKeys.Select(key => key.Type).Order(StringComparer.Ordinal));
        Assert.Equal(support.HostKeyFingerprint, support.HostKeys[0].Fingerprint);
    }

    [Fact]
    public async Task ReadsTheKeyInsideAHostCertificate()
    {
        string key = await ServerKeys.GetAsync("ed25519");
        string authority = await ServerKeys.GetAsync("ecdsa", 256);
        using TempFolder folder = new();
        string copy = folder.Write("host", System.IO.File.ReadAllText(key));
        System.IO.File.Copy(key + ".pub", copy + ".pub");
        await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-q", "-s", authority, "-I", "test", "-h", "-n", "localhost", copy + ".pub");
        await using var server = await OpenSshServer.StartAsync([("ed25519", 0)], "HostCertificate " + copy + "-cert.pub");
        var support = await ProbeAsync(server.Port, includeHostKey: true);
        var certificate = Assert.Single(support.HostKeys, hostKey => hostKey.IsCertificate);
        var plain = Assert.Single(support.HostKeys, hostKey => !hostKey.IsCertificate);
        Assert.Equal("ssh-ed25519-cert-v01@openssh.com", certificate.Type);
        Assert.Equal(plain.Fingerprint, certificate.Fingerprint);
    }

    [Fact]
    public async Task LeavesOneShortConnectionInTheServersLog()
    {
        await using var server = await OpenSshServer.StartAsync();
        int before = (await server.WaitForLogAsync("Connection closed by")).Count;
        await ProbeAsync(server.Port);
        await server.WaitForLogAsync("Disconnected from");
        string[] lines = [.. server.Log.Skip(before)];
        Assert.Single(lines, line => line.StartsWith("Connection from", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("Received disconnect from", StringComparison.Ordinal) && line.Contains(":11: "));
        Assert.DoesNotContain(lines, line => line.Contains("user", StringComparison.OrdinalIgnoreCase) || line.Contains("error", StringComparison.OrdinalIgnoreCase) || line.Contains("Failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MakesOneConnectionAndOneMoreForEachFurtherTypeOfHostKey()
    {
        await using var server = await OpenSshServer.StartAsync();
        int before = (await server.WaitForLogAsync("Connection closed by")).Count;
        await ProbeAsync(server.Port, includeHostKey: true);
        await server.WaitForLogAsync("Disconnected from");
        Assert.Equal(3, server.Log.Skip(before).Count(line => line.StartsWith("Connection from", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WithoutACommonAlgorithmTheListsAreStillReported()
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: "new-method@example.org,kex-strict-s-v00@openssh.com"));
            await peer.WaitForEndAsync();
        });
        var support = await ProbeAsync(server.Port, includeHostKey: true);
        Assert.Equal("new-method@example.org", support.KeyExchangeAlgorithms[0].Name);
        Assert.Null(support.ServerSignatureAlgorithms);
        Assert.Contains("no common key exchange", support.KeyExchangeProblem);
        Assert.DoesNotContain("kex-strict", support.KeyExchangeProblem);
        Assert.Equal(support.KeyExchangeProblem, support.HostKeyProblem);
        Assert.Null(support.Failure);
        Assert.True(support.StrictKeyExchange);
        Assert.Null(support.HostKeyFingerprint);
        Assert.Empty(support.HostKeys);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("mlkem768x25519-sha256,sntrup761x25519-sha512,ext-info-s", true)]
    [InlineData("mlkem768x25519-sha256,new-method@example.org", false)]
    public async Task AServerWithPostQuantumMethodsOnlyIsToldFromOneThatIsUnknown(string kex, bool postQuantumOnly)
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: kex));
            await peer.WaitForEndAsync();
        });
        RecordedReport report = new();
        var support = await HostProbe.RunAsync(server.Target, new ProbeOptions { Timeout = Connecting.Patience }, report, CancellationToken.None);
        Assert.True(support.PostQuantum);
        Assert.Equal(postQuantumOnly, support.KeyExchangeProblem!.Contains("recognised and rated here, but not spoken"));
        Assert.Contains(support.KeyExchangeProblem, Assert.Single(report.Warnings));
    }

    public static TheoryData<string, ErrorReason> EndsAfterTheLists => new()
    {
        { "closes", ErrorReason.ConnectionClosed },
        { "disconnects", ErrorReason.DisconnectedByServer },
        { "falls silent", ErrorReason.ConnectionTimedOut },
        { "chooses a weak group", ErrorReason.WeakGroup },
        { "turns the sign-in service away", ErrorReason.DisconnectedByServer },
    };

    [Theory]
    [MemberData(nameof(EndsAfterTheLists))]
    public async Task WhatWasOfferedOutlivesAConnectionThatEndsLater(string end, ErrorReason reason)
    {
        byte[] disconnect = new SshWriter().WriteByte(1).WriteUInt32(2).WriteString("no").WriteString("").ToArray();
        await using var server = ScriptedServer.Start(async peer =>
        {
            string kex = end == "chooses a weak group" ? "diffie-hellman-group-exchange-sha256" : "ecdh-sha2-nistp256";
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: kex));
            switch (end)
            {
                case "closes":
                    peer.Close();
                    return;
                case "disconnects":
                    await peer.SendAsync(disconnect);
                    break;
                case "chooses a weak group":
                    await peer.ReceiveAsync();

                    // RFC 4419 section 3: SSH_MSG_KEX_DH_GEX_GROUP with an odd modulus of 1,024 bits.
                    await peer.SendAsync(new SshWriter().WriteByte(31).WriteMpint([.. Enumerable.Repeat((byte)0xff, 128)]).WriteMpint([2]).ToArray());
                    break;
                case "turns the sign-in service away":
                    await peer.ExchangeKeysAsync();
                    await peer.ReceiveAsync();
                    await peer.SendAsync(disconnect);
                    break;
            }

            await peer.WaitForEndAsync();
        });
        TimeSpan timeout = end == "falls silent" ? TimeSpan.FromMilliseconds(500) : Connecting.Patience;
        var support = await HostProbe.RunAsync(server.Target, new ProbeOptions { Timeout = timeout, IncludeHostKey = true }, null, CancellationToken.None);
        Assert.Equal(["aes128-ctr"], Names(support.EncryptionAlgorithms));
        Assert.Null(support.ServerSignatureAlgorithms);
        Assert.Equal(reason, support.Failure!.Reason);
        Assert.Equal(support.Failure.Message, support.KeyExchangeProblem);
        Assert.Equal(support.Failure.Message, support.HostKeyProblem);
        Assert.Equal(end == "turns the sign-in service away", support.HostKeyFingerprint is not null);
    }

    [Fact]
    public async Task AFalseProofOfTheHostKeyLeavesNoListsBehind()
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            peer.SignatureFilter = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)];
            await peer.OpenAsync();
        });
        var error = await Assert.ThrowsAsync<SshConnectionException>(() => ProbeAsync(server.Port));
        Assert.Equal(ErrorReason.HostKeySignatureInvalid, error.Reason);
    }

    [Theory]
    [InlineData("x", false)]
    [InlineData("x,kex-strict-s-v00@openssh.com", true)]
    public async Task WithoutStrictKeyExchangeCiphersCarryTheTerrapinFinding(string kex, bool strict)
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: kex, encryption: "chacha20-poly1305@openssh.com"));
            await peer.WaitForEndAsync();
        });
        var support = await ProbeAsync(server.Port);
        Assert.Equal(strict, support.StrictKeyExchange);
        Assert.Equal(!strict, support.EncryptionAlgorithms[0].Reason.StartsWith("Without strict key exchange", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListsOfBothDirectionsAreKeptApartWhereTheyDiffer()
    {
        byte[] kexInit = new SshWriter().WriteByte(20).WriteRaw(new byte[16])
            .WriteString("none-of-ours").WriteString("ssh-rsa").WriteString("a,b").WriteString("b,a").WriteString("m").WriteString("m")
            .WriteString("none").WriteString("none,zlib").WriteString("").WriteString("").WriteBoolean(false).WriteUInt32(0).ToArray();
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(kexInit);
            await peer.WaitForEndAsync();
        });
        var support = await ProbeAsync(server.Port);
        Assert.Equal(["a", "b"], Names(support.EncryptionAlgorithms));
        Assert.Equal(["b", "a"], Names(support.EncryptionAlgorithmsServerToClient!));
        Assert.Null(support.MacAlgorithmsServerToClient);
        Assert.Equal(["none", "zlib"], Names(support.CompressionAlgorithmsServerToClient!));
    }

    [Fact]
    public async Task OneDeadlineCoversAllConnections()
    {
        int connection = 0;
        await using var server = ScriptedServer.Start(async peer =>
        {
            if (Interlocked.Increment(ref connection) == 1)
            {
                await peer.OpenAsync(ScriptedPeer.KexInit(hostKey: "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384"));
                await peer.ReceiveAsync();
                await peer.SendAsync(new SshWriter().WriteByte(6).WriteString("ssh-userauth").ToArray());
            }

            await peer.WaitForEndAsync();
        });
        var support = await HostProbe.RunAsync(
            server.Target, new ProbeOptions { IncludeHostKey = true, Timeout = TimeSpan.FromSeconds(2) }, null, CancellationToken.None);
        Assert.InRange(support.Duration, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(3));
        Assert.Contains("identification", support.HostKeyProblem);
        Assert.Single(support.HostKeys);
    }

    [Fact]
    public async Task AFalseProofOnAFurtherConnectionIsAFailure()
    {
        int connection = 0;
        await using var server = ScriptedServer.Start(async peer =>
        {
            if (Interlocked.Increment(ref connection) > 1)
            {
                peer.SignatureFilter = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)];
                await peer.OpenAsync(ScriptedPeer.KexInit(hostKey: "ecdsa-sha2-nistp384"));
            }

            await peer.OpenAsync(ScriptedPeer.KexInit(hostKey: "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384"));
            await peer.ReceiveAsync();
            await peer.SendAsync(new SshWriter().WriteByte(6).WriteString("ssh-userauth").ToArray());
            await peer.WaitForEndAsync();
        });
        var error = await Assert.ThrowsAsync<SshConnectionException>(() => ProbeAsync(server.Port, includeHostKey: true));
        Assert.Equal(ErrorReason.HostKeySignatureInvalid, error.Reason);
    }

    private static string[] Names(SshAlgorithm[] algorithms) => [.. algorithms.Select(algorithm => algorithm.Name)];

    private static Task<SshAlgorithmSupport> ProbeAsync(int port, bool includeHostKey = false) => HostProbe.RunAsync(
        new HostTarget("127.0.0.1", port), new ProbeOptions { IncludeHostKey = includeHostKey, Timeout = Connecting.Patience }, null, CancellationToken.None);

    private static async Task<SshAlgorithmSupport> CompareAsync(int port)
    {
        var expected = await OpenSshClient.ReadOfferAsync(port);
        var support = await ProbeAsync(port, includeHostKey: true);
        Assert.Null(support.KeyExchangeProblem);
        Assert.Equal(expected["KEX algorithms"], string.Join(',', Names(support.KeyExchangeAlgorithms)));
        Assert.Equal(expected["host key algorithms"], string.Join(',', Names(support.HostKeyAlgorithms)));
        Assert.Equal(expected["ciphers ctos"], string.Join(',', Names(support.EncryptionAlgorithms)));
        Assert.Equal(expected["ciphers stoc"], string.Join(',', Names(support.EncryptionAlgorithmsServerToClient ?? support.EncryptionAlgorithms)));
        Assert.Equal(expected["MACs ctos"], string.Join(',', Names(support.MacAlgorithms)));
        Assert.Equal(expected["MACs stoc"], string.Join(',', Names(support.MacAlgorithmsServerToClient ?? support.MacAlgorithms)));
        Assert.Equal(expected["compression ctos"], string.Join(',', Names(support.CompressionAlgorithms)));
        Assert.Equal(expected.GetValueOrDefault("server-sig-algs"), support.ServerSignatureAlgorithms is null ? null : string.Join(',', support.ServerSignatureAlgorithms));
        await CompareWithNmapAsync(port, support);
        Assert.Equal(await OpenSshClient.ReadHostKeysAsync(port), support.HostKeys.Select(key => $"{key.Bits} {key.Fingerprint}").Order(StringComparer.Ordinal));
        return support;
    }

    // nmap prints the lists of one direction only.
    private static async Task CompareWithNmapAsync(int port, SshAlgorithmSupport support)
    {
        string nmap = Tool.Require("nmap", "nmap");
        XDocument report = XDocument.Parse(await Tool.OutputAsync(nmap, "-Pn", "-n", "-p", port.ToString(), "--script", "+ssh2-enum-algos", "-oX", "-", "127.0.0.1"));
        string[] List(string key) => [.. report.Descendants("table").Single(table => (string?)table.Attribute("key") == key).Elements("elem").Select(element => element.Value)];
        Assert.Equal(List("kex_algorithms"), Names(support.KeyExchangeAlgorithms));
        Assert.Equal(List("server_host_key_algorithms"), Names(support.HostKeyAlgorithms));
        Assert.Equal(List("encryption_algorithms"), Names(support.EncryptionAlgorithms));
        Assert.Equal(List("mac_algorithms"), Names(support.MacAlgorithms));
        Assert.Equal(List("compression_algorithms"), Names(support.CompressionAlgorithms));
    }
}
