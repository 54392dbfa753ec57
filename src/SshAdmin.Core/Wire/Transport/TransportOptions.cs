using System;
using SshAdmin.Core.Wire.KeyExchange;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>How a transport session presents itself.</summary>
internal sealed record TransportOptions
{
    public required ClientAlgorithms Algorithms { get; init; }

    /// <summary>Our identification line without line end.</summary>
    public string Identification { get; init; } = Transport.Identification.Own;

    public KeyExchangeContext KeyExchange { get; init; } = new();

    /// <summary>Whether the server is asked for EXT_INFO (RFC 8308 section 2.1).</summary>
    public bool AskForExtensions { get; init; } = true;

    /// <summary>Whether strict key exchange is offered (OpenSSH PROTOCOL 1.10).</summary>
    public bool OfferStrictKeyExchange { get; init; } = true;

    /// <summary>Told at the beginning of each stage, for those who measure.</summary>
    public Action<TransportStage>? StageReached { get; init; }

    /// <summary>Gets the text of each SSH_MSG_DEBUG, escaped.</summary>
    public Action<string>? ServerSaid { get; init; }
}
