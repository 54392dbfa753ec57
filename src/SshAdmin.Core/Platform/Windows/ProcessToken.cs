using System;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Who this process runs as. OpenSSH compares with the process token too, not with a looked-up name.</summary>
internal static class ProcessToken
{
    public static SafeTokenHandle Open(uint access)
    {
        if (!OpenProcessToken.Invoke(GetCurrentProcess.Invoke(), access, out SafeTokenHandle token))
        {
            throw new System.ComponentModel.Win32Exception();
        }

        return token;
    }

    public static Sid ReadUser()
    {
        using SafeTokenHandle token = Open(OpenProcessToken.Query);
        GetTokenInformation.Invoke(token, GetTokenInformation.TokenUser, null, 0, out int needed);
        byte[] information = new byte[needed];
        if (!GetTokenInformation.Invoke(token, GetTokenInformation.TokenUser, information, information.Length, out _))
        {
            throw new System.ComponentModel.Win32Exception();
        }

        // SID_AND_ATTRIBUTES: a pointer and 32 bits (padded to pointer size), then the SID that the pointer points to.
        return Sid.TryRead(information, 2 * IntPtr.Size, information.Length) ?? throw new InvalidOperationException("The process token has no user.");
    }

    /// <summary>Administrators is enabled in the token: the process is elevated.</summary>
    public static bool IsAdministrator() => CheckTokenMembership.Invoke(IntPtr.Zero, WellKnownSids.Administrators.ToBinary(), out bool isMember) && isMember;
}
