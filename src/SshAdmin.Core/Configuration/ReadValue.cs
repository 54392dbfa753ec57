using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>What the words after a keyword mean, or why they mean nothing.</summary>
internal sealed class ReadValue
{
    private ReadValue(IReadOnlyList<string> values, string? error, string? suggestion, bool tooNew)
    {
        Values = values;
        Error = error;
        Suggestion = suggestion;
        IsTooNew = tooNew;
    }

    /// <summary>As <c>sshd -T</c> prints them.</summary>
    internal IReadOnlyList<string> Values { get; }

    /// <summary>A whole sentence; <c>null</c> when the value is right.</summary>
    internal string? Error { get; }

    /// <summary>The value that would be right, where that is known.</summary>
    internal string? Suggestion { get; }

    /// <summary>What has to be said of a value that is taken; <c>null</c> when there is nothing.</summary>
    internal (LineProblemKind Kind, string Message)? Reservation { get; private set; }

    /// <summary>Right for a later release than the one in question.</summary>
    internal bool IsTooNew { get; }

    /// <summary>The same value with a reservation; without a message, none.</summary>
    internal ReadValue But(LineProblemKind kind, string? message)
    {
        Reservation = message is null ? Reservation : (kind, message);
        return this;
    }

    internal static ReadValue Of(params string[] values) => new(values, null, null, false);

    internal static ReadValue Of(IReadOnlyList<string> values) => new(values, null, null, false);

    internal static ReadValue Wrong(string error, string? suggestion = null) => new([], error, suggestion, false);

    internal static ReadValue TooNew(string error) => new([], error, null, true);
}
