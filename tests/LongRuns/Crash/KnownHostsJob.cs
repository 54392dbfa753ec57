using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.CmdletHost.Demo;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Test-SshConnection -HostKeyPolicy AcceptNew learns one server after the other: what was known stays, and each line is whole.</summary>
internal sealed class KnownHostsJob : CrashJob
{
    // It ends shortly before a block of the file system does, so that on a full disk a line has room for its first bytes.
    private const int Length = 4096 - 20;
    private const string Line = "server.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0rAyjgJlIYG1u7mFUMbZ8NEnRHFOQGKwqCr8nnRzmV";
    private const int Servers = 64;

    // They live in the process that checks, for as long as it runs; the process to kill finds their ports in a file.
    private static readonly Lazy<EmbeddedServer[]> Running = new(() => [.. Enumerable.Range(0, Servers).Select(_ => new EmbeddedServer())]);

    // Each round connects and exchanges keys before it writes.
    public override int LongestWait => 300;

    private static string Original { get; } = "#".PadRight(Length - Line.Length - 1, '-') + "\n" + Line;

    public override string Name => "Test-SshConnection -HostKeyPolicy AcceptNew";

    public override bool CountsRounds => true;

    public override void Prepare(string folder)
    {
        SampleKeys.MakePair(Path.Combine(folder, "id_ed25519"));
        File.WriteAllLines(Path.Combine(folder, "ports"), Running.Value.Select(server => $"{server.Port}"));

        // Without a line end, so that the first line added has to begin with one.
        WritePrivate(Path.Combine(folder, "known_hosts"), Original);
    }

    public override string[] Command(string folder, int round) =>
    [
        "Test-SshConnection", "127.0.0.1", "-Port", Port(folder, round), "-UserName", "nobody", "-KeyPath", Path.Combine(folder, "id_ed25519"),
        "-KnownHostsPath", Path.Combine(folder, "known_hosts"), "-HostKeyPolicy", "AcceptNew",
    ];

    // The command reports what became of a connection; these servers let nobody in.
    public override string? Failure(RunResult result) => base.Failure(result)
        ?? (result.Output is [SshConnectionReport { HostKeyStatus: SshHostKeyStatus.Added or SshHostKeyStatus.Trusted }] ? null : $"{((SshConnectionReport)result.Output[0]!).Reason}");

    public override void Check(string folder, IReadOnlyCollection<int> done, int? maybe)
    {
        string path = Path.Combine(folder, "known_hosts");
        RequirePrivate(path);
        string text = File.ReadAllText(path);
        Require(text == Original || text.StartsWith(Original + "\n", StringComparison.Ordinal), $"the lines that were in {path} before have changed");
        Require(text == Original || text.EndsWith('\n'), $"the last line of {path} is torn");
        string[] added = text[Original.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Require(added.All(line => line.Split(' ') is [_, "ecdsa-sha2-nistp256", { Length: 140 }]), $"a line of {path} is torn");
        HashSet<string> names = [.. added.Select(line => line.Split(' ')[0])];
        HashSet<string> expected = [.. done.Select(round => Entry(folder, round))];
        Require(names.Count == added.Length && names.IsSupersetOf(expected), $"{path} lacks a server that was learnt, or holds one twice");
        Require(names.Count == expected.Count || (maybe is int last && names.Except(expected).SequenceEqual([Entry(folder, last)])), $"{path} holds a server that nobody asked");
    }

    private static string Entry(string folder, int round) => $"[127.0.0.1]:{Port(folder, round)}";

    private static string Port(string folder, int round) => File.ReadAllLines(Path.Combine(folder, "ports"))[round % Servers];
}
