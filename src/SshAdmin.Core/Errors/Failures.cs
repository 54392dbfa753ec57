using System;

namespace SshAdmin.Core.Errors;

/// <summary>An argument, file or text that cannot be used as what it was given for.</summary>
public sealed class SshInputException : SshAdminException
{
    internal SshInputException(ErrorReason reason, string message, string? input = null, Exception? inner = null)
        : base(reason, message, input, inner)
    {
    }
}

/// <summary>The peer could not be reached, ended the connection, or broke the protocol.</summary>
public sealed class SshConnectionException : SshAdminException
{
    internal SshConnectionException(ErrorReason reason, string message, string? input = null, Exception? inner = null)
        : base(reason, message, input, inner)
    {
    }
}

/// <summary>The operating system refused access, or the file is held by another process.</summary>
public sealed class SshAccessException : SshAdminException
{
    internal SshAccessException(ErrorReason reason, string message, string? input = null, Exception? inner = null)
        : base(reason, message, input, inner)
    {
    }
}

/// <summary>The request is possible but refused, because it is unsafe as asked.</summary>
public sealed class SshPolicyException : SshAdminException
{
    internal SshPolicyException(ErrorReason reason, string message, string? input = null, Exception? inner = null)
        : base(reason, message, input, inner)
    {
    }
}
