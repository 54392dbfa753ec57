using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class GetGroupByNumber
{
    /// <summary>getgrgid_r(3).</summary>
    /// <param name="number">The group.</param>
    /// <param name="group">Receives struct group, whose first field points to the name.</param>
    /// <param name="buffer">Receives the texts that it points to.</param>
    /// <param name="size">Of the buffer.</param>
    /// <param name="result">Null where there is no such group.</param>
    /// <returns>0 or an error number.</returns>
    [DllImport(Libc.Name, EntryPoint = "getgrgid_r")]
    public static extern int Invoke(uint number, IntPtr group, IntPtr buffer, UIntPtr size, out IntPtr result);
}
