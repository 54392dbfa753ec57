using System.Runtime.InteropServices;
using System.Text;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class LookupAccountName
{
    /// <summary>SID, domain and type of an account.</summary>
    [DllImport("advapi32.dll", EntryPoint = "LookupAccountNameW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(string? system, string account, [Out] byte[]? sid, ref int sidSize, [Out] StringBuilder? domain, ref int domainSize, out int use);
}
