using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Platform;

/// <summary>Runs an explicit test method of this assembly in a process of its own and kills it at some moment of its endless work.</summary>
internal static class KilledProcess
{
    private const string FolderVariable = "SSHADMIN_KILL_TEST_FOLDER";
    private const string Sign = "rounds";

    /// <summary>For the victim: where to work.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("This method is run by the test beside it only.");

    /// <summary>For the victim: works until it is killed, and gives a sign after each round.</summary>
    public static void WorkForever(Action<int> round)
    {
        for (int i = 0; ; i++)
        {
            round(i);
            File.WriteAllText(Path.Combine(Folder, Sign), i.ToString());
        }
    }

    /// <summary>Starts the victim, waits for its first round, lets it work for a random moment and kills it without warning.</summary>
    public static async Task RunAsync(Type type, string method, string folder, Random random, CancellationToken stop)
    {
        File.Delete(Path.Combine(folder, Sign));
        using Process victim = Start(type, method, folder);
        Stopwatch watch = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(folder, Sign)))
        {
            if (victim.HasExited || watch.Elapsed > TimeSpan.FromSeconds(30))
            {
                victim.Kill();
                Assert.Fail($"The process to kill did not begin: {await victim.StandardOutput.ReadToEndAsync(stop)}");
            }

            await Task.Delay(10, stop);
        }

        await Task.Delay(random.Next(0, 40), stop); // Any moment will do: there is nothing to wait for.
        victim.Kill();
        await victim.WaitForExitAsync(stop);
        File.Delete(Path.Combine(folder, Sign));
    }

    private static Process Start(Type type, string method, string folder)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
        {
            start.ArgumentList.Add(type.Assembly.Location);
        }

        foreach (string argument in new[] { "-explicit", "only", "-method", $"{type.FullName}.{method}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = folder;
        return Process.Start(start)!;
    }
}
