using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class GetGroupList
{
    /// <summary>getgrouplist(3).</summary>
    /// <param name="name">Of the account, with a final zero.</param>
    /// <param name="group">Its first group.</param>
    /// <param name="groups">Receives the group numbers.</param>
    /// <param name="count">Room in the array; receives how many there are.</param>
    /// <returns>-1 where there are more than fit.</returns>
    [DllImport(Libc.Name, EntryPoint = "getgrouplist")]
    public static extern int Invoke(byte[] name, uint group, uint[] groups, ref int count);
}
