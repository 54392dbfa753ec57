using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Platform;

/// <summary>A file is whole at every moment, also when it is so large that writing it takes a while.</summary>
public class PrivateFilesKillTests
{
    private const int Size = 4 << 20;

    /// <summary>Not a test: what the killed process does.</summary>
    [Fact(Explicit = true)]
    public void Victim()
    {
        IPrivateFiles files = PrivateFiles.ForThisSystem();
        KilledProcess.WorkForever(i =>
        {
            files.Replace(Path.Combine(KilledProcess.Folder, "replaced"), Content(i));
            files.CreateNew(Path.Combine(KilledProcess.Folder, $"created{i}"), Content(i));
            File.Delete(Path.Combine(KilledProcess.Folder, $"created{i - 1}"));
        });
    }

    [Fact]
    public async Task WholeFilesAreLeft()
    {
        using TempFolder folder = new();
        Random random = new(5);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await KilledProcess.RunAsync(typeof(PrivateFilesKillTests), nameof(Victim), folder.Path, random, TestContext.Current.CancellationToken);
            foreach (var path in Directory.GetFiles(folder.Path).Where(path => !Path.GetFileName(path).StartsWith('.')))
            {
                var content = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
                Assert.True(content.AsSpan().SequenceEqual(Content(content[0])), $"{path} with {content.Length} bytes is not whole");
                File.Delete(path);
            }
        }
    }

    private static byte[] Content(int round)
    {
        var content = new byte[Size];
        Array.Fill(content, (byte)round);
        return content;
    }
}
