using System.Collections.Generic;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;

namespace SshAdmin.Core.Clients;

/// <summary>What OpenSSH can be told to offer: every name that some release from 7.4 on knows.</summary>
internal static class OpenSshSupported
{
    internal static IReadOnlyList<string> Of(ClientList list) => AlgorithmNames.Plain(list switch
    {
        ClientList.KeyExchange => ValueKind.KeyExchanges,
        ClientList.Encryption => ValueKind.Ciphers,
        ClientList.Mac => ValueKind.Macs,
        _ => ValueKind.KeyAlgorithms,
    });
}
