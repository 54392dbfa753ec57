using System;
using System.Management.Automation;
using System.Threading;

namespace SshAdmin.Commands;

/// <summary>Lets Ctrl+C end long work of a command on the pipeline thread.</summary>
internal sealed class CommandStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public void Cancel() => _source.Cancel();

    /// <summary>Runs the work; being cancelled is the end of the pipeline, not an error.</summary>
    public T Run<T>(Func<CancellationToken, T> work)
    {
        try
        {
            return work(_source.Token);
        }
        catch (OperationCanceledException) when (_source.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>The same for work without a result.</summary>
    public void Run(Action<CancellationToken> work) => Run(stop =>
    {
        work(stop);
        return true;
    });

    public void Dispose() => _source.Dispose();
}
