using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace SshAdmin.Benchmarks;

/// <summary>One side of a race: a name and what it does once.</summary>
internal sealed record Contestant(string Name, Func<Task> RunAsync)
{
    /// <summary>A program, timed as a whole process with its output thrown away; <c>null</c> when it is not installed.</summary>
    public static Contestant? Program(string name, string file, params string[] arguments) =>
        Find(file) is not string path ? null : new Contestant(name, () => StartAsync(path, arguments));

    private static async Task StartAsync(string path, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
    }

    private static string? Find(string file)
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
        {
            string path = System.IO.Path.Combine(folder, file);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
