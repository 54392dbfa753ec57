using System;
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

    /// <summary>Names that no administrator should put back without a date to take them out again.</summary>
    internal static bool IsWeak(string name) =>
        name is "ssh-rsa" or "ssh-dss"
        || name.IndexOf("-cbc", StringComparison.Ordinal) >= 0
        || name.IndexOf("md5", StringComparison.Ordinal) >= 0
        || (name.StartsWith("diffie-hellman-", StringComparison.Ordinal) && name.EndsWith("-sha1", StringComparison.Ordinal))
        || name.StartsWith("hmac-sha1", StringComparison.Ordinal);
}
