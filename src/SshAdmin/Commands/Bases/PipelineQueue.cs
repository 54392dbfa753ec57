using System;
using System.Collections.Concurrent;
using System.Threading;

namespace SshAdmin.Commands;

/// <summary>Carries actions from background work to the pipeline thread, the only one that may write.</summary>
/// <remarks>Bounded, so that a slow pipeline slows the work down instead of filling memory.</remarks>
internal sealed class PipelineQueue : IDisposable
{
    private const int Capacity = 1024;
    private readonly BlockingCollection<Action> _actions = new(Capacity);

    /// <summary>From any thread.</summary>
    public void Post(Action action, CancellationToken stop) => _actions.Add(action, stop);

    /// <summary>Runs what is waiting, without waiting for more.</summary>
    public void RunWaiting()
    {
        while (_actions.TryTake(out Action? action))
        {
            action();
        }
    }

    /// <summary>Waits for one action and runs it; returns after <paramref name="milliseconds"/> at the latest.</summary>
    public void RunNext(int milliseconds, CancellationToken stop)
    {
        if (_actions.TryTake(out Action? action, milliseconds, stop))
        {
            action();
        }
    }

    public void Dispose() => _actions.Dispose();
}
