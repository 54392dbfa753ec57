namespace SshAdmin.Core.Clients;

/// <summary>What becomes of one kind of user key with one client at one server.</summary>
public sealed class SshUserKeyVerdict
{
    internal SshUserKeyVerdict(SshUserKeyType keyType, string? algorithm, SignatureAssessment assessment)
    {
        KeyType = keyType;
        Algorithm = algorithm;
        Acceptance = assessment.Acceptance;
        Evidence = assessment.Evidence;
    }

    /// <summary>The kind of key.</summary>
    public SshUserKeyType KeyType { get; }

    /// <summary>The signature algorithm that the client would use; <c>null</c> when it has none, or when its choice is not established.</summary>
    public string? Algorithm { get; }

    /// <summary>Whether the server takes it.</summary>
    public UserSignatureAcceptance Acceptance { get; }

    /// <summary>What shows that.</summary>
    public string Evidence { get; }

    /// <summary>Algorithm and acceptance in a few words.</summary>
    public override string ToString() => (Algorithm ?? KeyType.ToString()) + ": " + Acceptance;
}
