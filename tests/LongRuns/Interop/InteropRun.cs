using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.LongRuns.Interop;

/// <summary>Writes what works with which program as a page of Markdown.</summary>
internal static class InteropRun
{
    /// <param name="output">Gets the page.</param>
    /// <returns>Whether everything that both sides offer works, but for known faults of the other side.</returns>
    public static async Task<bool> RunAsync(TextWriter output)
    {
        using TempFolder folder = new();
        await using ServerFleet fleet = new(folder);
        await fleet.StartAsync();
        AlgorithmMatrix algorithms = new(fleet.Servers, fleet.Keys);
        MarkdownTable algorithmTable = await algorithms.RunAsync();
        KeyFileMatrix keyFiles = new(folder);
        MarkdownTable keyFileTable = await keyFiles.RunAsync();

        output.WriteLine("# Interoperability");
        output.WriteLine();
        output.WriteLine($"Made on {DateTime.UtcNow:yyyy-MM-dd} by `dotnet run -c Release --project tests/LongRuns -- interop`.");
        output.WriteLine();
        output.WriteLine("## Servers");
        output.WriteLine();
        output.WriteLine("Each algorithm stands alone in the offer; `yes` means that keys were exchanged, the host key's signature verified and an encrypted answer read, for user keys that the sign-in succeeded. `-`: the server does not offer it, or has no account to sign in to; `refused`: it does not take this signature algorithm, and does not announce it.");
        output.WriteLine();
        foreach ((InteropServer server, string identification) in fleet.Servers.Zip(algorithms.Identifications))
        {
            output.WriteLine($"- {server.Name}: `{identification}`");
        }

        output.WriteLine();
        algorithmTable.Write(output);
        output.WriteLine();
        output.WriteLine("## Key files");
        output.WriteLine();
        output.WriteLine($"RSA, ECDSA on three curves and Ed25519 where the format has it, used by {string.Join(", ", await VersionsAsync())}. `-`: the program does not read the format, or takes no passphrase from a script.");
        output.WriteLine();
        keyFileTable.Write(output);
        output.WriteLine();
        output.WriteLine("## What does not work");
        output.WriteLine();
        bool good = true;
        foreach ((string program, string what, string error) in algorithms.Failures.Order().Concat(keyFiles.Failures))
        {
            KnownFault? known = KnownFault.Find(program, what);
            good &= known is not null;
            output.WriteLine($"- {program}, `{what}`: {known?.Why ?? "**not explained:** " + error}");
        }

        return good;
    }

    private static async Task<IEnumerable<string>> VersionsAsync() =>
    [
        (await Tool.RunAsync("/usr/bin/ssh", "-V")).Error.Trim().Split(',')[0],
        (await Tool.RunAsync("/usr/bin/plink", "-V")).Output.Split('\n')[0].Replace(":", ""),
        (await Tool.RunAsync("/usr/bin/dbclient", "-V")).Error.Trim(),
        "AsyncSSH " + (await Tool.RunAsync("/usr/bin/python3", "-W", "ignore", "-c", "import asyncssh; print(asyncssh.__version__)")).Output.Trim(),
        "Paramiko " + (await Tool.RunAsync("/usr/bin/python3", "-W", "ignore", "-c", "import paramiko; print(paramiko.__version__)")).Output.Trim(),
    ];
}
