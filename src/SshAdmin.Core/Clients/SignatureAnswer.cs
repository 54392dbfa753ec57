namespace SshAdmin.Core.Clients;

/// <summary>What a server answered to a publickey request without signature (RFC 4252 section 7) for one algorithm.</summary>
internal sealed class SignatureAnswer
{
    internal SignatureAnswer(string algorithm, bool accepted, string keyType, int bits, string? offeredInstead = null)
    {
        Algorithm = algorithm;
        Accepted = accepted;
        KeyType = keyType;
        Bits = bits;
        OfferedInstead = offeredInstead;
    }

    internal string Algorithm { get; }

    /// <summary>SSH_MSG_USERAUTH_PK_OK (60) came back, and not SSH_MSG_USERAUTH_FAILURE (51).</summary>
    internal bool Accepted { get; }

    /// <summary>The type of the key asked with, for example <c>ssh-rsa</c>.</summary>
    internal string KeyType { get; }

    internal int Bits { get; }

    /// <summary>The methods that can continue, where the refusal listed them and <c>publickey</c> was not among them; otherwise <c>null</c>.</summary>
    internal string? OfferedInstead { get; }
}
