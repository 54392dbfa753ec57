using System;
using System.Collections.Generic;
using System.Diagnostics;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions;

/// <summary>Measures the stages of one connection.</summary>
internal sealed class StageClock
{
    private static readonly SshConnectionStage[] All =
    [
        SshConnectionStage.Resolve, SshConnectionStage.Connect, SshConnectionStage.Identify,
        SshConnectionStage.Negotiate, SshConnectionStage.HostKey, SshConnectionStage.Authenticate,
    ];

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<SshConnectionStage, TimeSpan> _durations = [];
    private readonly Dictionary<SshConnectionStage, string> _details = [];
    private TimeSpan _began;

    /// <summary>The stage under way.</summary>
    public SshConnectionStage Current { get; private set; }

    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>The next stage begins, which ends the one before.</summary>
    public void Enter(SshConnectionStage stage)
    {
        Stop();
        Current = stage;
    }

    public void Enter(TransportStage stage)
    {
        switch (stage)
        {
            case TransportStage.Resolve:
                Enter(SshConnectionStage.Resolve);
                break;
            case TransportStage.Connect:
                Enter(SshConnectionStage.Connect);
                break;
            case TransportStage.Identify:
                Enter(SshConnectionStage.Identify);
                break;
            case TransportStage.Negotiate:
                Enter(SshConnectionStage.Negotiate);
                break;
        }
    }

    public void Describe(SshConnectionStage stage, string detail) => _details[stage] = detail;

    /// <param name="failed">The stage that failed; <see cref="SshConnectionStage.None"/> when none did.</param>
    /// <param name="failure">Its detail.</param>
    public SshConnectionStageResult[] Results(SshConnectionStage failed, string failure)
    {
        Stop();
        List<SshConnectionStageResult> results = [];
        foreach (SshConnectionStage stage in All)
        {
            SshStageOutcome outcome = stage == failed ? SshStageOutcome.Failed
                : failed != SshConnectionStage.None && stage > failed ? SshStageOutcome.NotReached
                : SshStageOutcome.Passed;
            string detail = outcome == SshStageOutcome.Failed ? failure
                : outcome == SshStageOutcome.Passed && _details.TryGetValue(stage, out string? text) ? text
                : string.Empty;
            _durations.TryGetValue(stage, out TimeSpan duration);
            results.Add(new SshConnectionStageResult(stage, outcome, outcome == SshStageOutcome.NotReached ? TimeSpan.Zero : duration, detail));
        }

        return [.. results];
    }

    private void Stop()
    {
        TimeSpan now = _watch.Elapsed;
        if (Current != SshConnectionStage.None)
        {
            // A second connection for the same test adds to the stages of the first.
            _durations.TryGetValue(Current, out TimeSpan before);
            _durations[Current] = before + (now - _began);
        }

        _began = now;
    }
}
