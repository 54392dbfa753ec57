using System.Collections.Generic;

namespace SshAdmin.Core.Authentication;

/// <summary>What the server made of a request.</summary>
internal enum AuthenticationAnswer
{
    /// <summary>The user is signed in.</summary>
    Accepted,

    /// <summary>Taken, and another method is wanted as well.</summary>
    Partial,

    /// <summary>Not taken.</summary>
    Refused,

    /// <summary>The key would be taken; nothing was signed.</summary>
    KeyWouldBeTaken,

    /// <summary>A new password is wanted.</summary>
    PasswordChangeRequired,

    /// <summary>A question that a password does not answer.</summary>
    PromptNotUnderstood,
}

/// <summary>The end of one method.</summary>
/// <param name="Answer">What came of it.</param>
/// <param name="Methods">The methods that can continue, where the server named them.</param>
/// <param name="Text">The server's own words, escaped; <c>null</c> without any.</param>
internal sealed record AuthenticationResult(AuthenticationAnswer Answer, IReadOnlyList<string> Methods, string? Text = null)
{
    public static AuthenticationResult Accepted { get; } = new(AuthenticationAnswer.Accepted, []);
}
