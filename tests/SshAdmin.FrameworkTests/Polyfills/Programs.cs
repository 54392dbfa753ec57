using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.FrameworkTests.Polyfills;

/// <summary>Members of processes that .NET Framework has not got.</summary>
internal static class Programs
{
    extension(ProcessStartInfo start)
    {
        public Words ArgumentList => new(start);
    }

    extension(Process)
    {
        public static Process Start(string program, IEnumerable<string> words)
        {
            ProcessStartInfo start = new(program) { UseShellExecute = false };
            words.ToList().ForEach(start.ArgumentList.Add);
            return Process.Start(start)!;
        }
    }

    public static Task WaitForExitAsync(this Process process, CancellationToken stop = default) => Task.Run(process.WaitForExit).WaitAsync(stop);

    /// <summary>Without the tree: the programs that tests start have none that outlives them. Mono throws for a process that ended just before.</summary>
    public static void Kill(this Process process, bool entireProcessTree)
    {
        try
        {
            process.Kill();
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
        }
    }

    public static string Output(string program, params string[] words)
    {
        ProcessStartInfo start = new(program) { UseShellExecute = false, RedirectStandardOutput = true };
        words.ToList().ForEach(start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    /// <summary>Arguments one by one, quoted into the one text that this framework takes.</summary>
    internal readonly struct Words(ProcessStartInfo start)
    {
        public void Add(string word) => start.Arguments += (start.Arguments.Length > 0 ? " " : "") + '"' + word.Replace("\\", "\\\\").Replace("\"", "\\\"") + '"';
    }
}
