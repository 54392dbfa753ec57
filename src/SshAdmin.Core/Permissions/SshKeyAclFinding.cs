namespace SshAdmin.Core.Permissions;

/// <summary>One thing noticed about the permissions of a file.</summary>
public sealed class SshKeyAclFinding
{
    internal SshKeyAclFinding(string rule, bool isViolation, string message, string? sid = null, string? account = null, string? rights = null)
    {
        Rule = rule;
        IsViolation = isViolation;
        Message = message;
        Sid = sid;
        Account = account;
        Rights = rights;
    }

    /// <summary>The rule it follows from; about_SshAdmin_Permissions lists them.</summary>
    public string Rule { get; }

    /// <summary>Whether it counts against the file; <c>false</c> for a remark.</summary>
    public bool IsViolation { get; }

    /// <summary>Whom it is about: a SID on Windows, a numeric user id elsewhere. <c>null</c> when it is about nobody.</summary>
    public string? Sid { get; }

    /// <summary>The account's name, where it is known; for display only.</summary>
    public string? Account { get; }

    /// <summary>The rights in words.</summary>
    public string? Rights { get; }

    /// <summary>The finding as a sentence, with what to make of it.</summary>
    public string Message { get; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Message;
}
