namespace SshAdmin.Core.Algorithms;

/// <summary>How much an algorithm still protects, best first.</summary>
public enum SshAlgorithmRating
{
    /// <summary>Nothing known against it.</summary>
    Strong,

    /// <summary>Sound today, with a better choice or a disputed point.</summary>
    Acceptable,

    /// <summary>No practical break, but margins are gone; replace it.</summary>
    Weak,

    /// <summary>A practical attack exists, or it protects nothing.</summary>
    Broken,

    /// <summary>A name this version of the module does not know.</summary>
    Unknown,
}
