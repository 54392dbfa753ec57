using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Authentication.Agent;

/// <summary>Where the ssh-agent listens.</summary>
/// <param name="Path">A Unix socket, or the bare name of a Windows pipe.</param>
/// <param name="IsPipe">Which of the two.</param>
internal sealed record AgentLocation(string Path, bool IsPipe)
{
    public const string Variable = "SSH_AUTH_SOCK";
    private const string PipePrefix = @"\\.\pipe\";
    private const string WindowsPipe = "openssh-ssh-agent";

    /// <summary>The agent of this session; <c>null</c> when nothing points to one.</summary>
    public static AgentLocation? ForThisSession() =>
        From(Environment.GetEnvironmentVariable(Variable), RuntimeInformation.IsOSPlatform(OSPlatform.Windows));

    internal static AgentLocation? From(string? variable, bool windows)
    {
        if (windows)
        {
            // A path of Cygwin or MSYS cannot be opened from here; the service of Windows may still run.
            return variable?.Replace('/', '\\').StartsWith(PipePrefix, StringComparison.OrdinalIgnoreCase) == true
                ? new AgentLocation(variable.Substring(PipePrefix.Length), IsPipe: true)
                : new AgentLocation(WindowsPipe, IsPipe: true);
        }

        return string.IsNullOrEmpty(variable) ? null : new AgentLocation(variable!, IsPipe: false);
    }
}
