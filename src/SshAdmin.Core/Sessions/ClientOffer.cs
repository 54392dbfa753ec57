using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions;

/// <summary>What is offered to the server: this module's own lists, or exactly those of another client.</summary>
internal sealed class ClientOffer
{
    // Clients of that age took groups from 1024 bits; a test in their name has to see what they see.
    private static readonly KeyExchangeContext AsTheClient = new(AllowProbeOnly: true, PreferredGroupBits: 2048, MinimumGroupBits: 1024);

    private ClientOffer(ClientAlgorithms algorithms, ClientRow? row, IReadOnlyList<string> gaps)
    {
        Algorithms = algorithms;
        Row = row;
        Gaps = gaps;
    }

    public ClientAlgorithms Algorithms { get; }

    public ClientRow? Row { get; }

    /// <summary>Lists of the client that are not established, so that this module's own stand in.</summary>
    public IReadOnlyList<string> Gaps { get; }

    /// <param name="client">The client; <c>null</c> for this module.</param>
    /// <param name="knownTypes">Types of the host keys known for the host: a server is asked for one of these first, unless the client's own order is tested.</param>
    public static ClientOffer For(ClientSelection? client, IReadOnlyList<string> knownTypes)
    {
        ClientAlgorithms standard = ClientAlgorithms.Standard;
        if (client is null)
        {
            return new ClientOffer(standard with { HostKey = KnownFirst(standard.HostKey, knownTypes) }, null, []);
        }

        List<string> gaps = [];
        ClientAlgorithms exact = new()
        {
            KeyExchange = List(client.Row, ClientList.KeyExchange, standard.KeyExchange, gaps),
            HostKey = List(client.Row, ClientList.HostKey, standard.HostKey, gaps),
            Encryption = List(client.Row, ClientList.Encryption, standard.Encryption, gaps),
            Mac = List(client.Row, ClientList.Mac, standard.Mac, gaps),
            Compression = List(client.Row, ClientList.Compression, standard.Compression, gaps),
        };
        return new ClientOffer(exact, client.Row, gaps);
    }

    /// <param name="algorithms">The lists, whole or cut down to what can be run.</param>
    /// <param name="stageReached">Told at the beginning of each stage.</param>
    /// <param name="serverSaid">Gets what the server says by the way.</param>
    public TransportOptions Options(ClientAlgorithms algorithms, Action<TransportStage> stageReached, Action<string> serverSaid) => Row is null
        ? new TransportOptions { Algorithms = algorithms, StageReached = stageReached, ServerSaid = serverSaid }
        : new TransportOptions
        {
            Algorithms = algorithms,
            StageReached = stageReached,
            ServerSaid = serverSaid,
            KeyExchange = AsTheClient,
            AskForExtensions = Row.ReadsServerSignatureAlgorithms ?? false,
            OfferStrictKeyExchange = Row.StrictKeyExchange ?? false,
        };

    private static IReadOnlyList<string> List(ClientRow row, ClientList list, IReadOnlyList<string> standard, List<string> gaps)
    {
        if (row.Enabled(list) is IReadOnlyList<string> names)
        {
            return names;
        }

        gaps.Add(list.ToString());
        return standard;
    }

    private static IReadOnlyList<string> KnownFirst(IReadOnlyList<string> algorithms, IReadOnlyList<string> knownTypes) =>
        [.. algorithms.OrderBy(algorithm => knownTypes.Contains(Keys.KeyTypeNames.OfName(algorithm)) ? 0 : 1)];
}
