namespace SshAdmin.Core.Algorithms;

/// <summary>One algorithm name as a server or client lists it, with what is known of it.</summary>
public sealed class SshAlgorithm
{
    internal SshAlgorithm(string name, SshAlgorithmKind kind, SshAlgorithmRating rating, string reason, bool postQuantum = false)
    {
        Name = name;
        Kind = kind;
        Rating = rating;
        Reason = reason;
        PostQuantum = postQuantum;
    }

    /// <summary>The name on the wire, for example <c>curve25519-sha256</c>.</summary>
    public string Name { get; }

    /// <summary>In which list it stands; a marker among the key exchange methods is a kind of its own.</summary>
    public SshAlgorithmKind Kind { get; }

    /// <summary>How much it still protects.</summary>
    public SshAlgorithmRating Rating { get; }

    /// <summary>Why it is rated so; empty where there is nothing to add.</summary>
    public string Reason { get; }

    /// <summary>Whether a key exchange resists an attacker who records now and owns a quantum computer later.</summary>
    public bool PostQuantum { get; }

    /// <summary>The name, so that lists read well in tables and strings.</summary>
    public override string ToString() => Name;
}
