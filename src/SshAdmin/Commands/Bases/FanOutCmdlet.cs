using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Reporting;
using SshAdmin.Errors;

namespace SshAdmin.Commands;

/// <summary>A command whose inputs are worked on in parallel: results as they finish, one failure never stops the rest.</summary>
/// <remarks>
/// The pipeline thread starts the work, and drains what it wants to write whenever it waits for a free place or for the
/// end. <see cref="StopProcessing"/> only cancels.
/// </remarks>
public abstract class FanOutCmdlet : SshAdminCmdlet, IDisposable
{
    // Often enough to look alive, seldom enough not to cost time.
    private const int ProgressIntervalMilliseconds = 200;
    private readonly CancellationTokenSource _stop = new();
    private readonly PipelineQueue _queue = new();
    private QueuedReport? _report;
    private int _running;
    private int _started;
    private int _finished;
    private int _lastProgress;
    private bool _progressShown;

    /// <summary>How many hosts are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>What the progress bar says is being done.</summary>
    private protected abstract string Activity { get; }

    /// <summary>Where the core tells its story; safe from any thread.</summary>
    private protected IReport Report => _report ??= new QueuedReport(new ShellReport(this), Post);

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    private protected CancellationToken Stop => _stop.Token;

    /// <summary>A failure that ended the work early and left a result worth having; it is written after that result.</summary>
    private protected virtual SshAdminException? FailureBeside(object result) => null;

    /// <summary>Waits for all that was started.</summary>
    protected override void EndProcessing() => RunUntil(() => _running == 0);

    /// <summary>Cancels what is under way.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Starts work on one input as soon as there is a place for it.</summary>
    /// <param name="target">What the user gave; the target of an error.</param>
    /// <param name="work">Runs away from the pipeline thread; its result is written, <c>null</c> is not.</param>
    private protected void Start(object target, Func<CancellationToken, Task<object?>> work)
    {
        RunUntil(() => _running < ThrottleLimit);
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        _running++;
        _started++;
        _ = Task.Run(() => RunOneAsync(target, work));
    }

    /// <summary>Puts a question of <c>ShouldProcess</c> from work that is under way: the pipeline thread asks, the work waits.</summary>
    private protected async Task<bool> AskAsync(string target, string action)
    {
        TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (_stop.Token.Register(() => answer.TrySetCanceled(_stop.Token)))
        {
            Post(() =>
            {
                try
                {
                    answer.TrySetResult(ShouldProcess(target, action));
                }
                catch (Exception e)
                {
                    answer.TrySetException(e);
                    throw;
                }
            });
            return await answer.Task.ConfigureAwait(false);
        }
    }

    private async Task RunOneAsync(object target, Func<CancellationToken, Task<object?>> work)
    {
        Action outcome;
        try
        {
            object? result = await work(_stop.Token).ConfigureAwait(false);
            outcome = () =>
            {
                if (result is not null)
                {
                    WriteObject(result, enumerateCollection: true);
                    if (FailureBeside(result) is SshAdminException beside)
                    {
                        WriteError(ErrorRecords.Create(beside, target));
                    }
                }
            };
        }
        catch (SshAdminException failure)
        {
            outcome = () => WriteError(ErrorRecords.Create(failure, target));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            outcome = () => { };
        }
#pragma warning disable CA1031 // A defect in the work on one host must not end the sweep over the others; it is shown as a defect.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            outcome = () => WriteError(ErrorRecords.CreateUnexpected(failure, target));
        }

        Post(() =>
        {
            _running--;
            _finished++;
            outcome();
        });
    }

    private void Post(Action action)
    {
        try
        {
            _queue.Post(action, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The pipeline was stopped or is over: nobody listens any more.
        }
    }

    private void RunUntil(Func<bool> condition)
    {
        _queue.RunWaiting();
        while (!condition() && !_stop.IsCancellationRequested)
        {
            ShowProgress();
            try
            {
                _queue.RunNext(ProgressIntervalMilliseconds, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }

        if (_running == 0 && _progressShown)
        {
            _progressShown = false;
            WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void ShowProgress()
    {
        int now = Environment.TickCount;
        if (_started < 2 || unchecked(now - _lastProgress) < ProgressIntervalMilliseconds)
        {
            return;
        }

        _lastProgress = now;
        _progressShown = true;
        WriteProgress(new ProgressRecord(0, Activity, $"{_finished} of {_started} hosts so far, {_running} under way"));
    }

    /// <summary>Frees the queue; work still under way is cancelled.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the queue.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Tasks that end late still read the token; a cancelled source that is not disposed is harmless.
            _stop.Cancel();
            _queue.Dispose();
        }
    }
}
