using System;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Authentication;

/// <summary>Recognises the end of a connection in which sign-ins failed too often.</summary>
internal static class FailureLimit
{
    // sshd's text since 2.x (openssh packet.c, auth.c auth_maxtries_exceeded); AsyncSSH and others use the same words.
    private const string Words = "Too many authentication failures";

    public static bool Reached(SshConnectionException error) => error.Message.IndexOf(Words, StringComparison.OrdinalIgnoreCase) >= 0;
}
