using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;

namespace SshAdmin.LongRuns.Soak;

/// <summary>Thousands of probes and sign-ins in one process, at Debian's sshd on loopback: what the process holds must not grow.</summary>
internal static class SoakRun
{
    private const int Throttle = 16;
    private const int Readings = 10;

    // Thread pool threads come and go, and a heap that was grown once stays so; a leak of one object per connection is far beyond this.
    private const int SpareHandles = 8;
    private const int SpareThreads = 8;
    private const long SpareManaged = 1 * 1048576;
    private const long SpareResident = 16 * 1048576;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<bool> RunAsync(int probes, int signIns)
    {
        // Quiet, because the log of the server is kept in this process.
        await using OpenSshServer server = await OpenSshServer.StartAsync("MaxStartups 1000", "LogLevel QUIET");
        using TempFolder folder = new();
        string key = await ServerKeys.GetAsync("ed25519");
        File.Copy(key + ".pub", Path.Combine(server.Folder, "authorized_keys"));
        folder.Write("known_hosts", string.Concat(server.HostKeys.Select(host => $"[127.0.0.1]:{server.Port} {File.ReadAllText(host + ".pub")}")));
        HostTarget target = new("127.0.0.1", server.Port);
        SessionRequest request = new()
        {
            Target = target,
            UserName = Environment.UserName,
            KeyPaths = [key],
            KnownHosts = KnownHostsLocations.Only(folder.File("known_hosts")),
            Timeout = Patience,
        };

        bool flat = await SoakAsync("probes", probes, () => ProbeAsync(target));
        return await SoakAsync("sign-ins", signIns, () => SignInAsync(request)) && flat;
    }

    private static async Task ProbeAsync(HostTarget target)
    {
        SshAlgorithmSupport report = await HostProbe.RunAsync(target, new ProbeOptions { Timeout = Patience }, null, CancellationToken.None);
        if (report.HostKeyFingerprint is null || report.ServerSignatureAlgorithms is null)
        {
            throw new InvalidOperationException($"A probe saw only a part: {report.KeyExchangeProblem}");
        }
    }

    private static async Task SignInAsync(SessionRequest request)
    {
        SshConnectionReport report = await ConnectionTest.RunAsync(request, KeyFileGuard.ForThisSystem(), null, CancellationToken.None);
        if (!report.Succeeded)
        {
            throw new InvalidOperationException($"A sign-in failed: {report.Message}");
        }
    }

    // The first reading follows the first tenth: by then every code path was compiled and every pool filled.
    private static async Task<bool> SoakAsync(string what, int count, Func<Task> work)
    {
        List<ProcessState> readings = [];
        for (int reading = 1; reading <= Readings; reading++)
        {
            await Parallel.ForAsync(0, count / Readings, new ParallelOptions { MaxDegreeOfParallelism = Throttle }, async (_, _) => await work());
            readings.Add(ProcessState.Now());
            Console.WriteLine($"after {count / Readings * reading,6} {what}: {readings[^1]}");
        }

        ProcessState first = readings[0];
        ProcessState last = readings[^1];
        bool flat = last.Handles <= first.Handles + SpareHandles
            && last.Threads <= first.Threads + SpareThreads
            && last.Managed <= first.Managed + SpareManaged
            && last.Resident <= first.Resident + SpareResident;
        Console.WriteLine($"{what}: {(flat ? "flat" : "GREW")}");
        return flat;
    }
}
