namespace SshAdmin.Core.Probe;

/// <summary>What a server made of the question whether it would take a key with one signature algorithm.</summary>
public enum SshUserKeyOutcome
{
    /// <summary>It would take them.</summary>
    Accepted,

    /// <summary>It said no: to the algorithm, to the key or to the user; servers do not say which.</summary>
    Refused,

    /// <summary>No usable answer came, or the question was not put any more.</summary>
    NotAnswered,
}
