using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>A lock on the folder of a file that is replaced: it leaves nothing behind, not even after a kill.</summary>
/// <remarks>The file itself cannot carry the lock, because every replacement is another file.</remarks>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private int _descriptor;

    private FolderLock(int descriptor)
    {
        _descriptor = descriptor;
    }

    public static FolderLock Acquire(string folder, CancellationToken stop)
    {
        int descriptor = Open.Invoke(Libc.Path(folder), Open.ReadOnly | Open.CloseOnExecute);
        if (descriptor < 0)
        {
            throw Errno.Failure(Marshal.GetLastWin32Error(), folder);
        }

        FolderLock held = new(descriptor);
        try
        {
            held.Wait(folder, stop);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        int descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor >= 0)
        {
            Close.Invoke(descriptor);
        }
    }

    private void Wait(string folder, CancellationToken stop)
    {
        Stopwatch waited = Stopwatch.StartNew();
        Random jitter = new(_descriptor ^ Environment.TickCount);
        while (Flock.Invoke(_descriptor, Flock.Exclusive | Flock.NoWait) != 0)
        {
            int error = Marshal.GetLastWin32Error();
            if (!Errno.IsWouldBlock(error) && error != Errno.Interrupted)
            {
                throw Errno.Failure(error, folder);
            }

            if (waited.Elapsed > Patience)
            {
                throw new SshAccessException(ErrorReason.FileInUse, $"Another program has held '{folder}' locked for a minute.", folder);
            }

            // Polling instead of a blocking lock, so that Ctrl+C works; uneven, so that waiters do not march in step.
            stop.WaitHandle.WaitOne(jitter.Next(1, 8));
            stop.ThrowIfCancellationRequested();
        }
    }
}
