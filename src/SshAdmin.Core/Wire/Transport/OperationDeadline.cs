using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>The one deadline of a whole operation, joined with the caller's cancellation.</summary>
/// <remarks>No wait has a limit of its own, so a peer that sends a byte now and then gains no time.</remarks>
internal sealed class OperationDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly TimeSpan _timeout;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public OperationDeadline(TimeSpan timeout, CancellationToken cancellation)
    {
        _timeout = timeout;
        _caller = cancellation;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _source.CancelAfter(timeout);
    }

    /// <summary>Fires when the time is up or the caller cancels.</summary>
    public CancellationToken Token => _source.Token;

    public bool HasEnded => _source.IsCancellationRequested;

    public TimeSpan Elapsed => _watch.Elapsed;

    public TimeSpan Remaining
    {
        get
        {
            TimeSpan left = _timeout - _watch.Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>What to throw once <see cref="HasEnded"/>: a cancellation by the caller is no failure of the host.</summary>
    /// <param name="waitingFor">What did not come, for example "the server's identification".</param>
    public Exception Explain(string waitingFor) => _caller.IsCancellationRequested
        ? new OperationCanceledException(_caller)
        : new SshConnectionException(ErrorReason.ConnectionTimedOut, $"The {_timeout.TotalSeconds:0.###} seconds were over while waiting for {waitingFor}.");

    /// <summary>Waits for work that cannot be cancelled and leaves it behind when the deadline comes first.</summary>
    public async Task<T> WaitAsync<T>(Task<T> work, string waitingFor)
    {
        TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (Token.Register(state => ((TaskCompletionSource<bool>)state!).TrySetResult(true), ended))
        {
            if (await Task.WhenAny(work, ended.Task).ConfigureAwait(false) == work)
            {
                return await work.ConfigureAwait(false);
            }
        }

        // Nobody waits for it any more; its failure must not surface as an unobserved one.
        _ = work.ContinueWith(task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        throw Explain(waitingFor);
    }

    public void Dispose() => _source.Dispose();
}
