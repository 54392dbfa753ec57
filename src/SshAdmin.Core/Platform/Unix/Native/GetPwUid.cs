using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class GetPwUid
{
    /// <summary>getpwuid(3): an account by number, in memory of the library.</summary>
    [DllImport(Libc.Name, EntryPoint = "getpwuid", SetLastError = true)]
    public static extern IntPtr Invoke(uint user);
}
