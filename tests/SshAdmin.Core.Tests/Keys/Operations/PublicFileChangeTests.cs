using System.IO;
using System.Text;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Keys.Operations;

public class PublicFileChangeTests
{
    [Fact]
    public void FileOfAnotherProcessIsNoHindrance()
    {
        using TempFolder folder = new();
        var path = folder.File("id.pub");
        using (var change = New(folder))
        {
            change.SetAside();
            File.WriteAllText(path, "theirs");
            change.Finish();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void NothingIsLeftOfAChangeThatDoesNotFinish()
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("id.pub"), "old");
        using (var change = New(folder))
        {
            change.SetAside();
            Assert.False(File.Exists(folder.File("id.pub")));
        }

        Assert.Equal("old", File.ReadAllText(folder.File("id.pub")));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    private static PublicFileChange New(TempFolder folder) => new(PrivateFiles.ForThisSystem(), folder.File("id.pub"), Encoding.ASCII.GetBytes("new"), folder.File("id"));
}
