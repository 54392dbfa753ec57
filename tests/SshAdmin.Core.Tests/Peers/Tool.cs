using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>Programs of other people that tests compare with; a test that needs one which is not installed is skipped.</summary>
internal static class Tool
{
    private static readonly string[] Folders = ["/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/usr/local/sbin"];

    public static string? Find(string name) =>
        Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The program's path; skips the running test, naming the Debian package, when it is not there.</summary>
    public static string Require(string name, string package)
    {
        string? path = Find(name);
        if (path is null)
        {
            Assert.Skip($"{name} is not installed (Debian package {package}).");
        }

        return path;
    }

    /// <summary>Runs to the end with empty standard input and returns what it wrote.</summary>
    public static async Task<ToolResult> RunAsync(string path, params string[] arguments)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using Process process = Start(path, arguments);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Runs and fails the test unless the program reports success.</summary>
    public static async Task<string> OutputAsync(string path, params string[] arguments)
    {
        ToolResult result = await RunAsync(path, arguments);
        Assert.True(result.ExitCode == 0, $"{path} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
        return result.Output;
    }

    public static Process Start(string path, params string[] arguments)
    {
        ProcessStartInfo start = new(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C";
        return Process.Start(start)!;
    }
}

/// <summary>How a program ended and what it wrote.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error);
