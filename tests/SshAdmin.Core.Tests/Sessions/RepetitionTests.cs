using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Runs alone, because it counts what the whole process holds.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public class AloneCollection;

[Collection(nameof(AloneCollection))]
public class RepetitionTests
{
    [Fact]
    public async Task ManyTestsInARowGrowNothing()
    {
        // Enough to see one handle, or a few kilobytes, per test stay behind; SSHADMIN_ROUNDS=1000 runs longer.
        const int warmUp = 20;
        int rounds = int.Parse(Environment.GetEnvironmentVariable("SSHADMIN_ROUNDS") ?? "100", CultureInfo.InvariantCulture);
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var request = bed.Request(server.Port, key);
        await RunAsync(request, warmUp);
        (int handles, long memory) = Measure();
        await RunAsync(request, rounds);
        (int handlesAfter, long memoryAfter) = Measure();
        Assert.InRange(handlesAfter - handles, int.MinValue, 10);
        Assert.InRange(memoryAfter - memory, long.MinValue, rounds * 4096L);
    }

    private static async Task RunAsync(SessionRequest request, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            var report = await TestBed.TestAsync(request);
            Assert.True(report.Succeeded, report.Message);
        }
    }

    private static (int Handles, long Memory) Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        using Process self = Process.GetCurrentProcess();
        return (self.HandleCount, memory);
    }
}
