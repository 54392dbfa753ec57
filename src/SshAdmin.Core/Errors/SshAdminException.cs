using System;

namespace SshAdmin.Core.Errors;

/// <summary>Base of every failure this module raises on purpose.</summary>
/// <remarks>
/// The message is a whole sentence for a person and never holds a secret. Outcomes that a caller expects, such as a
/// changed host key, are enum values of result objects and not exceptions.
/// </remarks>
public abstract class SshAdminException : Exception
{
    private protected SshAdminException(ErrorReason reason, string message, string? input, Exception? inner)
        : base(message, inner)
    {
        Reason = reason;
        Input = input;
    }

    /// <summary>Why it failed; selects the error id, category and advice at the shell.</summary>
    public ErrorReason Reason { get; }

    /// <summary>What the caller gave and what failed (a path, a host, a value); never a secret. <c>null</c> when there is no single one.</summary>
    public string? Input { get; }
}
