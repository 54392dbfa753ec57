using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Authentication.Methods;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Signatures;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.LongRuns.Interop;

/// <summary>Every algorithm of this module with every server: alone on offer, up to an answer that came back encrypted.</summary>
internal sealed class AlgorithmMatrix(IReadOnlyList<InteropServer> servers, IReadOnlyList<string> keys)
{
    private const string Works = "yes";
    private const string NotOffered = "-";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Dictionary<InteropServer, ServerOffer> _offers = [];

    /// <summary>What the servers call themselves, in their order.</summary>
    public List<string> Identifications { get; } = [];

    /// <summary>What was offered by both sides and did not work: program, algorithm and error.</summary>
    public ConcurrentBag<(string Program, string What, string Error)> Failures { get; } = [];

    public async Task<MarkdownTable> RunAsync()
    {
        MarkdownTable table = new("algorithm", [.. servers.Select(server => server.Name)]);
        foreach (InteropServer server in servers)
        {
            using OperationDeadline deadline = new(Patience, CancellationToken.None);
            using TransportSession session = await OpenAsync(server, ClientAlgorithms.Probe, deadline);
            _offers[server] = session.ServerOffer!;
            Identifications.Add(session.ServerIdentification!.Text);
        }

        ClientAlgorithms all = ClientAlgorithms.Probe;
        await AddAsync(table, "Key exchange", all.KeyExchange, offer => offer.KeyExchange, name => all with { KeyExchange = [name] });
        await AddAsync(table, "Host key", all.HostKey, offer => offer.HostKey, name => all with { HostKey = [name] });
        await AddAsync(table, "Cipher", all.Encryption, offer => offer.EncryptionClientToServer, name => all with { Encryption = [name] });

        // With a cipher that authenticates by itself no MAC would be used.
        string[] withMac = [.. PacketProtections.SupportedCiphers.Where(cipher => !cipher.IsAuthenticated).Select(cipher => cipher.Name)];
        await AddAsync(table, "MAC", all.Mac, offer => offer.EncryptionClientToServer.Intersect(withMac).Any() ? offer.MacClientToServer : [], name => all with { Mac = [name], Encryption = withMac });

        table.AddHeading("User key signature");
        foreach (string algorithm in HostKeyAlgorithms.Supported.Select(row => row.Name))
        {
            await AddRowAsync(table, algorithm, server => SignInAsync(server, algorithm));
        }

        return table;
    }

    private async Task AddAsync(MarkdownTable table, string heading, IReadOnlyList<string> names, Func<ServerOffer, IReadOnlyList<string>> list, Func<string, ClientAlgorithms> only)
    {
        table.AddHeading(heading);
        foreach (string name in names)
        {
            await AddRowAsync(table, name, server => list(_offers[server]).Contains(name) ? NegotiateAsync(server, only(name)) : Task.FromResult(NotOffered));
        }
    }

    private async Task AddRowAsync(MarkdownTable table, string name, Func<InteropServer, Task<string>> cell)
    {
        string[] cells = await Task.WhenAll(servers.Select(async server =>
        {
            try
            {
                return await cell(server);
            }
            catch (SshAdminException error)
            {
                Failures.Add((server.Name, name, error.Message));
                return "NO";
            }
        }));
        table.Add(name, cells);
    }

    private static async Task<string> NegotiateAsync(InteropServer server, ClientAlgorithms algorithms)
    {
        using OperationDeadline deadline = new(Patience, CancellationToken.None);
        using TransportSession session = await OpenAsync(server, algorithms, deadline);
        await session.ReadExtensionsAsync();
        await session.CloseAsync();
        return Works;
    }

    // Servers that announce their signature algorithms are asked for those only; refusals of the others are their policy.
    private async Task<string> SignInAsync(InteropServer server, string algorithm)
    {
        if (server.UserName is null)
        {
            return NotOffered;
        }

        (string path, FileUserKey opened) = KeyFor(algorithm);
        using FileUserKey key = opened;
        using OperationDeadline deadline = new(Patience, CancellationToken.None);
        using TransportSession session = await OpenAsync(server with { Port = server.PortOf(path) }, ClientAlgorithms.Probe, deadline);
        await session.ReadExtensionsAsync();
        AuthenticationSession authentication = new(session, null);
        PublicKeyMethod method = new(server.UserName, key.PublicKey.Blob, algorithm, session.SessionId!, sign: true);
        AuthenticationResult result = await authentication.RunAsync(method, key, algorithm, []);
        await session.CloseAsync();
        if (result.Answer == AuthenticationAnswer.Accepted)
        {
            return Works;
        }

        return session.Extensions.ServerSignatureAlgorithms?.Contains(algorithm) == true
            ? throw new SshConnectionException(ErrorReason.ProtocolViolation, "The server announces the algorithm and refuses the signature.")
            : "refused";
    }

    private (string Path, FileUserKey Key) KeyFor(string algorithm)
    {
        string type = HostKeyAlgorithms.ByName(algorithm)!.KeyType;
        foreach (string path in keys)
        {
            using PrivateKeyFile file = (PrivateKeyFile)KeyFileReader.Read(path, System.IO.File.ReadAllBytes(path))[0];
            FileUserKey key = new(path, file.Open(null, CancellationToken.None));
            if (key.PublicKey.Type == type)
            {
                return (path, key);
            }

            key.Dispose();
        }

        throw new InvalidOperationException($"No sample key is of the type {type}.");
    }

    private static async Task<TransportSession> OpenAsync(InteropServer server, ClientAlgorithms algorithms, OperationDeadline deadline)
    {
        TransportSession session = new(new HostTarget("127.0.0.1", server.Port), new TransportOptions { Algorithms = algorithms, KeyExchange = new KeyExchangeContext(AllowProbeOnly: true) }, deadline);
        try
        {
            await session.ConnectAsync();
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
