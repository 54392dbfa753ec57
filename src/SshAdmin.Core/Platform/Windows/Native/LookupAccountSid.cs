using System.Runtime.InteropServices;
using System.Text;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class LookupAccountSid
{
    /// <summary>Name, domain and type of an account.</summary>
    [DllImport("advapi32.dll", EntryPoint = "LookupAccountSidW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(string? system, byte[] sid, [Out] StringBuilder name, ref int nameSize, [Out] StringBuilder domain, ref int domainSize, out int use);
}
