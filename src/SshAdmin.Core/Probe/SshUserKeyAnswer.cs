namespace SshAdmin.Core.Probe;

/// <summary>A server's answer to the question whether it would take a user's key with one signature algorithm; nothing was signed.</summary>
public sealed class SshUserKeyAnswer
{
    internal SshUserKeyAnswer(string algorithm, int? messageNumber, SshUserKeyOutcome outcome)
    {
        Algorithm = algorithm;
        MessageNumber = messageNumber;
        Outcome = outcome;
    }

    /// <summary>The signature algorithm asked about, for example <c>rsa-sha2-512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The number of the message that answered: 60 would be taken, 51 refused, 1 the connection was ended over it; <c>null</c> without an answer.</summary>
    public int? MessageNumber { get; }

    /// <summary>What it means.</summary>
    public SshUserKeyOutcome Outcome { get; }

    /// <summary>Algorithm, outcome and message number.</summary>
    public override string ToString() => $"{Algorithm}: {Outcome}{(MessageNumber is int number ? $" ({number})" : string.Empty)}";
}
