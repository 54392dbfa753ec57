using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace SshAdmin.LongRuns.Soak;

/// <summary>What this process holds at one moment, after a full collection.</summary>
/// <param name="Handles">Open file descriptors, or handles on Windows.</param>
/// <param name="Threads">Threads of the operating system.</param>
/// <param name="Managed">Bytes on the managed heap.</param>
/// <param name="Resident">Bytes of memory in use.</param>
internal sealed record ProcessState(int Handles, int Threads, long Managed, long Resident)
{
    public static ProcessState Now()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using Process self = Process.GetCurrentProcess();
        int handles = Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : self.HandleCount;
        return new ProcessState(handles, self.Threads.Count, GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64);
    }

    public override string ToString() =>
        FormattableString.Invariant($"{Handles,3} handles, {Threads,3} threads, {Managed / 1048576.0,5:0.0} MB managed, {Resident / 1048576.0,5:0} MB resident");
}
