using System;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.Core.Keys.Kdf;

/// <summary>A call of the platform or of a library that takes long and cannot be ended. Whoever stops waits no longer.</summary>
internal static class LongCall
{
    /// <param name="work">The call; on a thread of its own.</param>
    /// <param name="clear">Clears a result that comes after the stop.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static T Run<T>(Func<T> work, Action<T> clear, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Task<T> running = Task.Run(work, CancellationToken.None);
        try
        {
            running.Wait(stop);
        }
        catch (AggregateException)
        {
            // GetResult throws what happened, as it was.
        }
        catch (OperationCanceledException)
        {
            running.ContinueWith(late => clear(late.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }

        return running.GetAwaiter().GetResult();
    }
}
