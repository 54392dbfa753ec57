using System;
using System.ComponentModel;
using System.Diagnostics;

namespace SshAdmin.Core.Platform;

/// <summary>Runs a program that prints its version and ends.</summary>
internal static class VersionQuestion
{
    private const int PatienceMilliseconds = 3000;

    private const int LongestAnswer = 4096;

    /// <summary>The first line it writes to either stream; <c>null</c> when it cannot be started or does not end in time.</summary>
    internal static string? Ask(string path, string argument)
    {
        ProcessStartInfo start = new(path, argument)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process? process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            process.StandardInput.Close();
            System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
            System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(PatienceMilliseconds))
            {
                process.Kill();
                return null;
            }

            // ssh answers on standard error, plink on standard output.
            string answer = output.Result.Length > 0 ? output.Result : errors.Result;
            answer = answer.Length > LongestAnswer ? answer.Substring(0, LongestAnswer) : answer;
            return answer.Split(new[] { '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines ? lines[0] : null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
