namespace SshAdmin.Core.Algorithms;

/// <summary>One algorithm name as a server or client lists it, with what is known of it.</summary>
public sealed class SshAlgorithm
{
    internal SshAlgorithm(string name, SshAlgorithmKind kind, SshAlgorithmRating rating, string reason, bool postQuantum = false, string? source = null, string[]? implementations = null)
    {
        Name = name;
        Kind = kind;
        Rating = rating;
        Reason = reason;
        PostQuantum = postQuantum;
        Source = source;
        Implementations = implementations ?? [];
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

    /// <summary>Where the name is defined; <c>null</c> for a name that is not known.</summary>
    public string? Source { get; }

    /// <summary>
    /// Products whose sources have it, with the first and the last release that does, such as <c>OpenSSH 6.5+</c> or <c>OpenSSH 2.3 - 8.4</c>; a product alone has it in every release
    /// that was read. It may be off by default or compiled out there. Empty where no source that was read has it.
    /// </summary>
    public string[] Implementations { get; }

    /// <summary>The name, so that lists read well in tables and strings.</summary>
    public override string ToString() => Name;
}
