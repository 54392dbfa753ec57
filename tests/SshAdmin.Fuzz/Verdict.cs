using System;

namespace SshAdmin.Fuzz;

/// <summary>Which rule an input broke.</summary>
internal enum Broken
{
    Nothing,

    /// <summary>An exception that is not of the module's own family.</summary>
    Exception,

    /// <summary>More than a second of work.</summary>
    Time,

    /// <summary>More than 16 MiB allocated.</summary>
    Memory,
}

/// <summary>What came of one input.</summary>
/// <param name="Broken">The rule it broke, if any.</param>
/// <param name="Outcome">The kind of end it came to, without numbers: inputs with a new one are kept to start from.</param>
/// <param name="Detail">For people.</param>
internal sealed record Verdict(Broken Broken, int Outcome, string Detail = "")
{
    public Exception? Error { get; init; }

    public TimeSpan Time { get; init; }

    /// <summary>Allocated by the parser in all, collected or not.</summary>
    public long Bytes { get; init; }
}
