using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class GetTokenInformation
{
    public const int TokenUser = 1;

    /// <summary>Facts about a token; class 1 is its user.</summary>
    [DllImport("advapi32.dll", EntryPoint = "GetTokenInformation", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(SafeTokenHandle token, int informationClass, [Out] byte[]? information, int size, out int needed);
}
