using System;
using System.Collections.Generic;
using System.IO;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.LongRuns.Crash;

/// <summary>One command that writes files: what it starts from, what it does again and again, and what must hold after it was cut off.</summary>
internal abstract class CrashJob
{
    /// <summary>Everything by its command-line name.</summary>
    public static IReadOnlyList<CrashJob> All { get; } = [new NewKeyJob(), new ConvertJob(), new AddJob(), new RemoveJob(), new RepairJob(), new KnownHostsJob()];

    public abstract string Name { get; }

    /// <summary>Whether two of these may work on one file at a time, and all that both did must be found.</summary>
    public virtual bool CountsRounds => false;

    /// <summary>Milliseconds within which the kill comes; a few rounds of the command.</summary>
    public virtual int LongestWait => 60;

    /// <summary>Puts the files there that the command works on.</summary>
    public abstract void Prepare(string folder);

    /// <summary>What stands before a round besides the command.</summary>
    public virtual void Begin(string folder, int round)
    {
    }

    /// <summary>Command and words of one round.</summary>
    public abstract string[] Command(string folder, int round);

    /// <summary>Throws <see cref="BrokenException"/> unless the files are whole, private and hold all that was done.</summary>
    /// <param name="folder">Where the command worked.</param>
    /// <param name="done">Rounds that had ended.</param>
    /// <param name="maybe">The round that was cut off, which may have happened or not; <c>null</c> when none was.</param>
    public abstract void Check(string folder, IReadOnlyCollection<int> done, int? maybe);

    /// <summary>The id of the error that a round ended with; <c>null</c> when it did what it should.</summary>
    public virtual string? Failure(RunResult result) => result.ExitCode == 0 ? null : (result.TerminatingError ?? result.Errors[0]).FullyQualifiedErrorId;

    /// <summary>The files that a cut-off command left behind: hidden, and named after the file that they were to become.</summary>
    public static string[] Leftovers(string folder) => Directory.GetFiles(folder, ".*");

    protected static void RequirePrivate(string path)
    {
        UnixFileMode mode = File.GetUnixFileMode(path);
        Require(mode == (UnixFileMode.UserRead | UnixFileMode.UserWrite), $"{path} has the mode {Convert.ToString((int)mode, 8)}");
    }

    protected static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BrokenException(otherwise);
        }
    }

    protected static void WritePrivate(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}

/// <summary>Something was lost, torn or laid open.</summary>
internal sealed class BrokenException(string message) : Exception(message);
