using System;
using SshAdmin.LongRuns.Crash;
using SshAdmin.LongRuns.Interop;
using SshAdmin.LongRuns.Soak;

// The servers and the signals that these runs need are those of Linux and macOS.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

// Runs that take longer than a test may. Each ends with 0 when all held, 1 when something did not, 2 for a wrong command line.
switch (args)
{
    case ["soak"]:
        return await SoakRun.RunAsync(10_000, 1_000) ? 0 : 1;

    case ["soak", string probes, string signIns]:
        return await SoakRun.RunAsync(int.Parse(probes), int.Parse(signIns)) ? 0 : 1;

    case ["crash"]:
        return await CrashRun.RunAsync(1_002, Environment.TickCount) ? 0 : 1;

    case ["crash", string kills, string seed]:
        return await CrashRun.RunAsync(int.Parse(kills), int.Parse(seed)) ? 0 : 1;

    case ["interop"]:
        return await InteropRun.RunAsync(Console.Out) ? 0 : 1;

    case ["victim", string job, string folder, string first, string rounds]:
        Victim.Work(job, folder, int.Parse(first), int.Parse(rounds));
        return 0;

    default:
        Console.Error.WriteLine("""
            usage: dotnet run -c Release --project tests/LongRuns -- <run>
              crash [KILLS SEED]        1,002 kills of the commands that write files, two writers, full disk, read-only folder
              interop                   every algorithm and key file with every server and client that is installed, as Markdown
              soak [PROBES SIGNINS]     handles, threads and memory of one process over 10,000 probes and 1,000 sign-ins
            """);
        return 2;
}
