namespace SshAdmin.Core.Diagnosis;

/// <summary>What client and server agreed on.</summary>
public sealed class SshNegotiatedAlgorithms
{
    internal SshNegotiatedAlgorithms()
    {
    }

    /// <summary>The key exchange method.</summary>
    public string KeyExchange { get; internal init; } = string.Empty;

    /// <summary>The signature algorithm of the host key.</summary>
    public string HostKey { get; internal init; } = string.Empty;

    /// <summary>The cipher from client to server.</summary>
    public string Encryption { get; internal init; } = string.Empty;

    /// <summary>The cipher from server to client.</summary>
    public string EncryptionServerToClient { get; internal init; } = string.Empty;

    /// <summary>The MAC from client to server; <c>null</c> where the cipher authenticates by itself.</summary>
    public string? Mac { get; internal init; }

    /// <summary>The MAC from server to client; <c>null</c> where the cipher authenticates by itself.</summary>
    public string? MacServerToClient { get; internal init; }

    /// <summary>The compression from client to server.</summary>
    public string Compression { get; internal init; } = "none";

    /// <summary>Whether both sides took part in strict key exchange, the answer to the Terrapin attack (CVE-2023-48795).</summary>
    public bool StrictKeyExchange { get; internal init; }

    /// <summary>The algorithms in one line.</summary>
    public override string ToString() => $"{KeyExchange}, {HostKey}, {Encryption}{(Mac is null ? string.Empty : ", " + Mac)}";
}
