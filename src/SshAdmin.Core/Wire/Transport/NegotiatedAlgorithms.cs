using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>What client and server agreed on; a MAC is <c>null</c> where the cipher authenticates by itself.</summary>
internal sealed record NegotiatedAlgorithms(
    string KeyExchange,
    string HostKey,
    string EncryptionClientToServer,
    string EncryptionServerToClient,
    string? MacClientToServer,
    string? MacServerToClient,
    string CompressionClientToServer,
    string CompressionServerToClient)
{
    private const string NoCompression = "none";

    /// <summary>RFC 4253 section 7.1: of each list, the first name of the client's that the server has too.</summary>
    /// <exception cref="SshConnectionException">With <see cref="ErrorReason.NegotiationFailed"/>, naming the first list without a common name and both sides of it.</exception>
    public static NegotiatedAlgorithms Choose(ClientAlgorithms client, ServerOffer server)
    {
        string[] methods = [.. server.KeyExchange.Where(name => !KexMarkers.IsMarker(name))];
        string keyExchange = First("key exchange method", client.KeyExchange, methods, IsPostQuantumOnly(methods) ? " Methods that resist quantum computers are recognised and rated here, but not spoken." : string.Empty);
        string hostKey = First("host key algorithm", client.HostKey, server.HostKey);
        string sending = First("cipher from client to server", client.Encryption, server.EncryptionClientToServer);
        string receiving = First("cipher from server to client", client.Encryption, server.EncryptionServerToClient);
        return new NegotiatedAlgorithms(
            keyExchange,
            hostKey,
            sending,
            receiving,
            Authenticates(sending) ? null : First("MAC from client to server", client.Mac, server.MacClientToServer),
            Authenticates(receiving) ? null : First("MAC from server to client", client.Mac, server.MacServerToClient),
            First("compression from client to server", client.Compression, server.CompressionClientToServer),
            First("compression from server to client", client.Compression, server.CompressionServerToClient));
    }

    /// <summary>Fails by name where the lists of some other client were offered and led to what this module cannot run.</summary>
    public void RequireRunnable(KeyExchangeContext context)
    {
        Require(KeyExchange, KeyExchangeMethods.Supported.Any(row => row.Name == KeyExchange && (!row.ProbeOnly || context.AllowProbeOnly)));
        Require(HostKey, ClientAlgorithms.SupportedHostKeys.Contains(HostKey) || ClientAlgorithms.SupportedHostCertificates.Contains(HostKey));
        RequireProtection(EncryptionClientToServer, MacClientToServer);
        RequireProtection(EncryptionServerToClient, MacServerToClient);
        Require(CompressionClientToServer, CompressionClientToServer == NoCompression);
        Require(CompressionServerToClient, CompressionServerToClient == NoCompression);
    }

    /// <summary>RFC 4253 section 7: a guessed packet counts only when both sides' first choices are the same.</summary>
    public static bool GuessIsRight(ClientAlgorithms client, ServerOffer server) =>
        client.KeyExchange.FirstOrDefault() == server.KeyExchange.FirstOrDefault() && client.HostKey.FirstOrDefault() == server.HostKey.FirstOrDefault();

    private static bool Authenticates(string cipher) => PacketProtections.SupportedCiphers.Any(row => row.Name == cipher && row.IsAuthenticated);

    private static void RequireProtection(string cipher, string? mac)
    {
        Require(cipher, PacketProtections.SupportedCiphers.Any(row => row.Name == cipher));
        Require(mac ?? cipher, mac is null || PacketProtections.SupportedMacs.Any(row => row.Name == mac));
    }

    private static void Require(string name, bool runnable)
    {
        if (!runnable)
        {
            throw new SshConnectionException(ErrorReason.NegotiationFailed, $"Both sides agree on {name}, which this module cannot run on this connection.");
        }
    }

    private static string First(string what, IReadOnlyList<string> client, IReadOnlyList<string> server, string remark = "") =>
        client.FirstOrDefault(server.Contains)
        ?? throw new SshConnectionException(
            ErrorReason.NegotiationFailed,
            $"There is no common {what}: the server offers {DisplayText.Escape(List(server))}; we offer {List(client)}.{remark}");

    private static bool IsPostQuantumOnly(string[] methods) =>
        methods.Length > 0 && methods.All(name => AlgorithmTable.FindRow(SshAlgorithmKind.KeyExchange, name) is { PostQuantum: true });

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
