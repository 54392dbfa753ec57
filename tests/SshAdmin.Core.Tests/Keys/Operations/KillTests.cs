using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Platform;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Operations;

/// <summary>A process that is killed while it writes keys leaves whole ones: the old or the new.</summary>
public class KillTests
{
    private const int Kills = 5;

    /// <summary>Not a test: what the killed process does. It rewrites one key and replaces another for as long as it lives.</summary>
    [Fact(Explicit = true)]
    public void Victim()
    {
        var converted = Path.Combine(KilledProcess.Folder, "converted");
        KeyConversion conversion = new(PrivateFiles.ForThisSystem());
        KeyCreation creation = new(PrivateFiles.ForThisSystem());
        KeyCreationRequest made = new() { Path = Path.Combine(KilledProcess.Folder, "created"), Output = new KeyOutput(SshKeyFormat.OpenSsh), Encrypted = false, Force = true };
        KilledProcess.WorkForever(i =>
        {
            var format = i % 2 == 0 ? SshKeyFormat.Ppk3 : SshKeyFormat.OpenSsh;
            conversion.Run(new KeyConversionRequest { Source = converted, Destination = converted, Format = format, Force = true, NewComment = $"comment {i}" }, null, null, CancellationToken.None);
            creation.Run(made, null, CancellationToken.None);
        });
    }

    [Fact]
    public async Task WholeKeysAreLeft()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0, "converted");
        var expected = await PublicHalfAsync(path);
        Random random = new(11);
        foreach (var _ in Enumerable.Range(0, Kills))
        {
            await KilledProcess.RunAsync(typeof(KillTests), nameof(Victim), folder.Path, random, Stop);
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

        foreach (var file in Directory.GetFiles(folder).Where(file => !file.Contains(".pub")))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }
}
