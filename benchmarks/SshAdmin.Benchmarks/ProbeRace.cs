using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;

namespace SshAdmin.Benchmarks;

/// <summary>Probing one server, and many, next to the tools that Debian has.</summary>
internal static class ProbeRace
{
    private const int Throttle = 32;
    private static readonly ProbeOptions Options = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <param name="ports">Loopback ports of running servers; the first is the single host.</param>
    /// <param name="targetFile">A file for the peers that read their targets from one.</param>
    public static async Task RunAsync(int[] ports, string targetFile)
    {
        string first = ports[0].ToString();
        await Race.RunAsync("One server, warm for SshAdmin, a whole process for the others", 15,
        [
            new Contestant("SshAdmin probe (1 connection, incl. sig-algs)", () => ProbeAsync(ports[0])),
            new Contestant("floor: bare banner + KEXINIT", () => FloorAsync(ports[0])),
            Contestant.Program("ssh-audit -j", "ssh-audit", "-j", "-p", first, "127.0.0.1"),
            Contestant.Program("nmap +ssh2-enum-algos", "nmap", "-n", "-Pn", "-p", first, "--script", "+ssh2-enum-algos", "127.0.0.1"),
            Contestant.Program("ssh-keyscan", "ssh-keyscan", "-p", first, "127.0.0.1"),
            Contestant.Program("ssh-keyscan -t ed25519", "ssh-keyscan", "-t", "ed25519", "-p", first, "127.0.0.1"),
        ]);

        File.WriteAllLines(targetFile, ports.Select(port => $"127.0.0.1:{port}"));
        await Race.RunAsync($"{ports.Length} endpoints", 5,
        [
            new Contestant($"SshAdmin probe, throttle {Throttle}", () => SweepAsync(ports)),
            Contestant.Program("ssh-audit, 32 threads", "ssh-audit", "-j", "--threads", "32", "-T", targetFile),
            Contestant.Program("nmap +ssh2-enum-algos", "nmap", "-n", "-Pn", "-p", string.Join(",", ports), "--script", "+ssh2-enum-algos", "127.0.0.1"),
            Contestant.Program("ssh-keyscan -t ed25519, one port each", "sh", "-c", $"for p in {string.Join(' ', ports)}; do ssh-keyscan -t ed25519 -p $p 127.0.0.1 & done; wait"),
        ]);
    }

    private static async Task<SshAlgorithmSupport> ProbeAsync(int port)
    {
        SshAlgorithmSupport support = await HostProbe.RunAsync(HostTarget.Parse($"127.0.0.1:{port}"), Options, null, CancellationToken.None);
        return support.HostKeyFingerprint is null ? throw new InvalidOperationException("The probe did not finish the key exchange.") : support;
    }

    private static async Task SweepAsync(int[] ports)
    {
        using SemaphoreSlim places = new(Throttle);
        await Task.WhenAll(ports.Select(async port =>
        {
            await places.WaitAsync();
            try
            {
                await ProbeAsync(port);
            }
            finally
            {
                places.Release();
            }
        }));
    }

    // What any client must wait for before it can know a single algorithm.
    private static async Task FloorAsync(int port)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync("SSH-2.0-floor\r\n"u8.ToArray());
        List<byte> received = [];
        byte[] buffer = new byte[4096];
        while (true)
        {
            int count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                throw new IOException("The server closed before its KEXINIT.");
            }

            received.AddRange(buffer.Take(count));
            int line = received.IndexOf((byte)'\n');
            if (line >= 0 && received.Count >= line + 5)
            {
                int length = (received[line + 1] << 24) | (received[line + 2] << 16) | (received[line + 3] << 8) | received[line + 4];
                if (received.Count >= line + 5 + length)
                {
                    return;
                }
            }
        }
    }
}
