using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class GetAccountByNumber
{
    /// <summary>getpwuid_r(3).</summary>
    /// <param name="user">The account.</param>
    /// <param name="account">Receives struct passwd.</param>
    /// <param name="buffer">Receives the texts that it points to.</param>
    /// <param name="size">Of the buffer.</param>
    /// <param name="result">Null where there is no such account.</param>
    /// <returns>0 or an error number.</returns>
    [DllImport(Libc.Name, EntryPoint = "getpwuid_r")]
    public static extern int Invoke(uint user, IntPtr account, IntPtr buffer, UIntPtr size, out IntPtr result);
}
