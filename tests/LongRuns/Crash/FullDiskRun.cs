using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Each command on a small file system of its own that is full, and on one that is read-only: it fails by name and leaves all as it was.</summary>
/// <remarks>Needs root, who may mount; a full disk cannot be had otherwise.</remarks>
internal static class FullDiskRun
{
    public static async Task<bool> RunAsync()
    {
        if (Environment.UserName != "root" || !OperatingSystem.IsLinux())
        {
            Console.WriteLine("full disk, read-only folder: skipped, only root on Linux may mount");
            return true;
        }

        bool good = true;
        foreach (CrashJob job in CrashJob.All)
        {
            good &= await OnMountAsync(job, "full disk", folder => Task.Run(() => FillUp(folder)));
            good &= await OnMountAsync(job, "read-only folder", folder => Tool.OutputAsync("/bin/mount", "-o", "remount,ro", folder));
        }

        return good;
    }

    private static async Task<bool> OnMountAsync(CrashJob job, string what, Func<string, Task> spoil)
    {
        using TempFolder around = new();
        string folder = Directory.CreateDirectory(around.File("mount")).FullName;
        await Tool.OutputAsync("/bin/mount", "-t", "tmpfs", "-o", "size=512k,mode=700", "none", folder);
        try
        {
            job.Prepare(folder);
            job.Begin(folder, 0);
            string before = State(folder);
            await spoil(folder);
            RunResult result = Victim.TryRun(job, folder, 0);
            string after = State(folder);
            string? failure = job.Failure(result);
            if (failure is null)
            {
                // A change of permissions, for example, needs no room.
                job.Check(folder, [0], null);
            }

            bool good = failure is null || after == before;
            Console.WriteLine($"{job.Name}, {what}: {failure ?? "done all the same"}{(failure is null ? "" : good ? "; the files are as they were" : "; THE FILES CHANGED")}");
            return good;
        }
        catch (BrokenException broken)
        {
            Console.WriteLine($"{job.Name}, {what}: {broken.Message}");
            return false;
        }
        finally
        {
            await Tool.OutputAsync("/bin/umount", folder);
        }
    }

    private static void FillUp(string folder)
    {
        using FileStream filler = new(Path.Combine(folder, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[512]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static string State(string folder) => string.Join('\n', Directory.GetFiles(folder)
        .Where(file => Path.GetFileName(file) != "filler").Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {File.GetUnixFileMode(file)} {Convert.ToBase64String(File.ReadAllBytes(file))}"));
}
