using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace SshAdmin.Core.Tests.Platform.Unix;

/// <summary>
/// A thread with file systems of its own, so that root may try out on /home and /etc/passwd what must never reach those of the machine.
/// Files and processes have to be used on that thread: the others see the machine.
/// </summary>
internal static class PrivateMounts
{
    private const int NewMounts = 0x20000; // CLONE_NEWNS
    private const ulong PrivateAll = 0x4000 | 0x40000; // MS_REC, MS_PRIVATE
    private const ulong BindFlag = 0x1000; // MS_BIND

    public static void Run(Action action)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root on Linux, for accounts and mounts of its own");
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                // Without the second call the mounts would be passed on to the machine.
                Assert.SkipUnless(Unshare(NewMounts) == 0 && Mount("none", "/", null, PrivateAll, null) == 0, "this system gives out no private mounts (unshare)");
                action();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    /// <summary>An empty folder in memory, in place of what is there.</summary>
    public static void Empty(string folder, string options = "mode=755") => Require(Mount("tmpfs", folder, "tmpfs", 0, options), folder);

    /// <summary>A folder in a second place.</summary>
    public static void Show(string folder, string at) => Require(Mount(folder, at, null, BindFlag, null), at);

    private static void Require(int outcome, string what) => Assert.True(outcome == 0, $"mount on {what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static extern int Unshare(int flags);

    [DllImport("libc", EntryPoint = "mount", SetLastError = true)]
    private static extern int Mount(string source, string target, string? type, ulong flags, string? data);
}
