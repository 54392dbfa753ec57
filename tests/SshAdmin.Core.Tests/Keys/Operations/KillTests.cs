using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Operations;

/// <summary>A process that is killed while it writes keys leaves whole ones: the old or the new.</summary>
public class KillTests
{
    private const string FolderVariable = "SSHADMIN_KILL_TEST_FOLDER";
    private const int Kills = 6;

    /// <summary>Not a test: what the killed process does. It rewrites one key and replaces another for as long as it lives.</summary>
    [Fact(Explicit = true)]
    public void Victim()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("Started by WholeKeysAreLeft only.");
        KeyConversion conversion = new(PrivateFiles.ForThisSystem());
        KeyCreation creation = new(PrivateFiles.ForThisSystem());
        for (var i = 0; ; i++)
        {
            var converted = Path.Combine(folder, "converted");
            var format = i % 2 == 0 ? SshKeyFormat.Ppk3 : SshKeyFormat.OpenSsh;
            conversion.Run(new KeyConversionRequest { Source = converted, Destination = converted, Format = format, Force = true, NewComment = $"comment {i}" }, null, null, CancellationToken.None);
            creation.Run(new KeyCreationRequest { Path = Path.Combine(folder, "created"), Output = new KeyOutput(SshKeyFormat.OpenSsh), Encrypted = false, Force = true }, null, CancellationToken.None);
            File.WriteAllText(Path.Combine(folder, "rounds"), i.ToString());
        }
    }

    [Fact]
    public async Task WholeKeysAreLeft()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Kills with SIGKILL.");
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0, "converted");
        var expected = await PublicHalfAsync(path);
        Random random = new(11);
        foreach (var _ in Enumerable.Range(0, Kills))
        {
            File.Delete(folder.File("rounds"));
            using var victim = Start(folder.Path);
            await WaitForAsync(folder.File("rounds"), victim);
            await Task.Delay(random.Next(0, 40), Stop); // Any moment will do; there is nothing to wait for.
            victim.Kill();
            await victim.WaitForExitAsync(Stop);

            using var converted = Open(await File.ReadAllBytesAsync(path, Stop));
            Assert.Equal(expected, LineOf(converted.PublicKey));
            AssertPublicFileIsTrue(path, converted.PublicKey);
            using var created = Open(await File.ReadAllBytesAsync(folder.File("created"), Stop));
            AssertPublicFileIsTrue(folder.File("created"), created.PublicKey);
            AssertPrivate(folder.Path);
        }
    }

    // There may be no .pub file for a moment, but never one of another key and never half of one.
    private static void AssertPublicFileIsTrue(string path, PublicKeyBlob key)
    {
        if (File.Exists(path + ".pub"))
        {
            Assert.Equal(key.Blob, ReadOne(path + ".pub").PublicKey!.Blob);
        }
    }

    private static void AssertPrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Directory.GetFiles(folder).Where(file => !file.Contains(".pub") && !file.EndsWith("rounds")))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private static Process Start(string folder)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
        {
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        }

        foreach (var argument in new[] { "-explicit", "only", "-method", $"{typeof(KillTests).FullName}.{nameof(Victim)}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = folder;
        return Process.Start(start)!;
    }

    private static async Task WaitForAsync(string file, Process victim)
    {
        var watch = Stopwatch.StartNew();
        while (!File.Exists(file))
        {
            if (victim.HasExited || watch.Elapsed > TimeSpan.FromSeconds(30))
            {
                victim.Kill();
                Assert.Fail($"The process to kill did not begin: {await victim.StandardOutput.ReadToEndAsync(Stop)}");
            }

            await Task.Delay(10, Stop);
        }
    }
}
