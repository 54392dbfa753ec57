using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Wire.Transport;

/// <summary>Every key exchange, cipher, MAC and host key of ours, one at a time, with Debian's sshd; some with the other servers.</summary>
/// <remarks>Each session reads the answer to a service request, so both directions have carried an authenticated packet.</remarks>
public class RealPeerTests(RealPeerTests.LiberalServer openSsh) : IClassFixture<RealPeerTests.LiberalServer>
{
    public static TheoryData<string> KeyExchanges => new(KeyExchangeMethods.Supported.Select(method => method.Name));

    public static TheoryData<string> HostKeys => new(ClientAlgorithms.SupportedHostKeys);

    public static TheoryData<string, string> Protections
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (CipherInfo cipher in PacketProtections.SupportedCiphers)
            {
                foreach (MacInfo mac in PacketProtections.SupportedMacs.Where(mac => !cipher.IsAuthenticated || mac == PacketProtections.SupportedMacs[0]))
                {
                    rows.Add(cipher.Name, mac.Name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(KeyExchanges))]
    public async Task KeyExchangeWorksWithOpenSsh(string name)
    {
        var negotiated = await NegotiateAsync(openSsh.Port, ClientAlgorithms.Probe with { KeyExchange = [name] });
        Assert.Equal(name, negotiated.KeyExchange);
    }

    [Theory]
    [MemberData(nameof(HostKeys))]
    public async Task HostKeyIsVerifiedWithOpenSsh(string name)
    {
        var negotiated = await NegotiateAsync(openSsh.Port, ClientAlgorithms.Probe with { HostKey = [name] });
        Assert.Equal(name, negotiated.HostKey);
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public async Task CipherAndMacWorkWithOpenSsh(string cipher, string mac)
    {
        var negotiated = await NegotiateAsync(openSsh.Port, ClientAlgorithms.Probe with { Encryption = [cipher], Mac = [mac] });
        Assert.Equal(cipher, negotiated.EncryptionServerToClient);
    }

    [Fact]
    public async Task DropbearIsSpokenWithInEachCipherAndKeyExchangeItHas()
    {
        await using var server = await DropbearServer.StartAsync();
        await EachAsync(server.Port);
    }

    [Fact]
    public async Task TinySshIsSpokenWithInEachCipherAndKeyExchangeItHas()
    {
        await using var server = await TinySshServer.StartAsync();
        await EachAsync(server.Port);
    }

    [Fact]
    public async Task AsyncSshIsSpokenWithInEachCipherAndKeyExchangeItHas()
    {
        await using var server = await AsyncSshServer.StartAsync();
        await EachAsync(server.Port);
    }

    // What the server has in common with us, each alone; the lists come from a first connection.
    private static async Task EachAsync(int port)
    {
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        using TransportSession first = await Connecting.OpenAsync(new HostTarget("127.0.0.1", port), deadline);
        await first.CloseAsync();
        var offer = first.ServerOffer!;
        var ours = ClientAlgorithms.Probe;
        string[] methods = [.. ours.KeyExchange.Intersect(offer.KeyExchange)];
        string[] ciphers = [.. ours.Encryption.Intersect(offer.EncryptionClientToServer)];
        string[] hostKeys = [.. ours.HostKey.Intersect(offer.HostKey)];
        string[] macs = [.. ours.Mac.Intersect(offer.MacClientToServer)];
        Assert.NotEmpty(methods);
        Assert.NotEmpty(ciphers);
        foreach (string method in methods)
        {
            Assert.Equal(method, (await NegotiateAsync(port, ours with { KeyExchange = [method] })).KeyExchange);
        }

        foreach (string cipher in ciphers)
        {
            Assert.Equal(cipher, (await NegotiateAsync(port, ours with { Encryption = [cipher] })).EncryptionClientToServer);
        }

        foreach (string hostKey in hostKeys)
        {
            Assert.Equal(hostKey, (await NegotiateAsync(port, ours with { HostKey = [hostKey] })).HostKey);
        }

        foreach (string mac in macs)
        {
            await NegotiateAsync(port, ours with { Mac = [mac] });
        }
    }

    private static async Task<NegotiatedAlgorithms> NegotiateAsync(int port, ClientAlgorithms algorithms)
    {
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        using TransportSession session = await Connecting.OpenAsync(new HostTarget("127.0.0.1", port), deadline, algorithms);
        Assert.True(session.HostKeyVerified);
        await session.ReadExtensionsAsync();
        await session.CloseAsync();
        return session.Negotiated!;
    }

    /// <summary>One sshd with every host key type and everything switched on that Debian compiled in.</summary>
    public sealed class LiberalServer : IAsyncLifetime
    {
        private OpenSshServer? _server;

        public int Port => _server!.Port;

        public async ValueTask InitializeAsync() => _server = await OpenSshServer.StartAsync(
            [("rsa", 3072), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("ed25519", 0)],
            "KexAlgorithms " + string.Join(',', KeyExchangeMethods.Supported.Select(method => method.Name)),
            "Ciphers " + string.Join(',', PacketProtections.SupportedCiphers.Select(cipher => cipher.Name)),
            "MACs " + string.Join(',', PacketProtections.SupportedMacs.Select(mac => mac.Name)),
            "HostKeyAlgorithms " + string.Join(',', ClientAlgorithms.SupportedHostKeys));

        public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
    }
}
