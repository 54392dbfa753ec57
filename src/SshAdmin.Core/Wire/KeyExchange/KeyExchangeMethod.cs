using System;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>The client's side of one key exchange method (RFC 4253 section 8 and its successors), free of input and output.</summary>
/// <remarks>Payloads go in and out without packet framing. An instance serves one exchange and clears its secrets on dispose.</remarks>
internal abstract class KeyExchangeMethod : IDisposable
{
    /// <summary>Hash of the exchange hash H and of the key derivation.</summary>
    public abstract HashAlgorithmName HashAlgorithm { get; }

    /// <summary>The first payload to send.</summary>
    public abstract byte[] Start();

    /// <summary>Takes the server's next payload and says what follows: another payload to send, or the result.</summary>
    /// <exception cref="Errors.SshConnectionException">The payload is malformed or its values are unsafe.</exception>
    public abstract KeyExchangeStep Receive(byte[] payload);

    public abstract void Dispose();
}

/// <summary>What a key exchange wants next: exactly one of the two is set.</summary>
internal sealed record KeyExchangeStep(byte[]? Send, KeyExchangeResult? Result);

/// <summary>A finished key exchange, before the server's signature is checked.</summary>
/// <param name="HostKeyBlob">K_S, the server's public host key or certificate.</param>
/// <param name="Signature">The server's signature blob over H.</param>
/// <param name="HashedFields">What stands between K_S and K in the input of H, already wire-encoded (Q_C and Q_S, or e and f, or the group-exchange fields).</param>
/// <param name="SharedSecret">K as it enters H and the key derivation, wire-encoded with its length.</param>
internal sealed record KeyExchangeResult(byte[] HostKeyBlob, byte[] Signature, byte[] HashedFields, byte[] SharedSecret);
