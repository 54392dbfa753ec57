using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Keys.Kdf;

namespace SshAdmin.Core.Tests.Keys.Kdf;

public class LongCallTests
{
    [Fact]
    public void ResultComesBack() => Assert.Equal(7, LongCall.Run(() => 7, _ => { }, TestContext.Current.CancellationToken));

    [Fact]
    public void FailureComesBackAsItWas() =>
        Assert.Throws<InvalidDataException>(() => LongCall.Run<int>(() => throw new InvalidDataException(), _ => { }, TestContext.Current.CancellationToken));

    [Fact]
    public async Task StopEndsTheWaitingAndTheLateResultIsCleared()
    {
        using var stop = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        var cleared = new TaskCompletionSource<int>();
        Assert.ThrowsAny<OperationCanceledException>(() => LongCall.Run(
            () =>
            {
                stop.Cancel();
                release.Wait();
                return 7;
            },
            cleared.SetResult,
            stop.Token));
        release.Set();
        Assert.Equal(7, await cleared.Task);
    }
}
