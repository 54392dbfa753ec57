using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;

namespace SshAdmin.Benchmarks.Sweep;

/// <summary>Many endpoints in one sweep: hosts per second, processor time of either side, and memory. All reports are kept, as a script keeps them in a variable.</summary>
internal static class SweepRun
{
    private const int WarmUp = 500;

    /// <param name="kind">"keys" for whole probes, "lists" for servers that leave no common key exchange.</param>
    /// <param name="count">Endpoints.</param>
    /// <param name="throttle">Hosts at a time, as -ThrottleLimit.</param>
    public static async Task RunAsync(string kind, int count, int throttle)
    {
        using Process server = Process.Start(new ProcessStartInfo("dotnet", [typeof(SweepRun).Assembly.Location, "serve", kind]) { RedirectStandardOutput = true })!;
        try
        {
            int port = int.Parse((await server.StandardOutput.ReadLineAsync())!);
            await SweepAsync(kind, 0, WarmUp, port, throttle);
            TimeSpan serverBefore = server.TotalProcessorTime;
            TimeSpan ownBefore = Environment.CpuUsage.TotalTime;
            long allocatedBefore = GC.GetTotalAllocatedBytes();
            long heldBefore = GC.GetTotalMemory(forceFullCollection: true);
            Stopwatch watch = Stopwatch.StartNew();
            SshAlgorithmSupport[] reports = await SweepAsync(kind, WarmUp, count, port, throttle);
            double seconds = watch.Elapsed.TotalSeconds;
            double own = (Environment.CpuUsage.TotalTime - ownBefore).TotalMilliseconds / count;
            double allocated = (GC.GetTotalAllocatedBytes() - allocatedBefore) / 1024.0 / count;
            server.Refresh();
            double other = (server.TotalProcessorTime - serverBefore).TotalMilliseconds / count;
            double held = (GC.GetTotalMemory(forceFullCollection: true) - heldBefore) / 1024.0 / count;
            GC.KeepAlive(reports);
            Console.WriteLine(FormattableString.Invariant(
                $"- {count} endpoints, {kind}, throttle {throttle}: {seconds:0.00} s, {count / seconds:0} hosts/s; processor per host: {own:0.00} ms here, {other:0.00} ms server; memory: peak {PeakMegabytes():0} MB, per host {allocated:0} KB allocated, {held:0.0} KB kept"));
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
        }
    }

    /// <summary>The server's side; tells its port and serves until it is ended.</summary>
    public static async Task ServeAsync(string kind)
    {
        using ScriptedServer server = new(kind == "keys");
        Console.WriteLine(server.Port);
        await server.RunAsync();
    }

    private static async Task<SshAlgorithmSupport[]> SweepAsync(string kind, int first, int count, int port, int throttle)
    {
        SshAlgorithmSupport[] reports = new SshAlgorithmSupport[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = throttle }, async (i, stop) =>
        {
            int n = first + i + 1;
            HostTarget target = HostTarget.Parse($"127.{1 + (n >> 16)}.{(n >> 8) & 255}.{n & 255}:{port}");
            reports[i] = await HostProbe.RunAsync(target, new ProbeOptions(), null, stop);
        });
        int complete = reports.Count(report => kind == "keys" ? report.HostKeyFingerprint is not null && report.ServerSignatureAlgorithms is not null : report.KeyExchangeProblem is not null);
        return complete == count ? reports : throw new InvalidOperationException($"{complete} of {count} probes saw all that the server told.");
    }

    // VmHWM of proc(5), and the runtime's own figure elsewhere.
    private static double PeakMegabytes()
    {
        string? line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0 : int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0;
    }
}
