using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Local;

public class KeysFileTests
{
    private const string Profile = @"C:\Users\alice";
    private const string Shared = @"C:\ProgramData\ssh\administrators_authorized_keys";
    private const string Own = @"C:\Users\alice\.ssh\authorized_keys";

    // The lines with which the Windows port installs its sshd_config.
    private const string Installed = "# comment\r\nAuthorizedKeysFile\t.ssh/authorized_keys\r\n\r\nMatch Group administrators\r\n       AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys\r\n";

    [Theory]
    [InlineData(true, Installed, Shared)]
    [InlineData(false, Installed, Own)]
    [InlineData(true, null, Shared)]
    [InlineData(false, null, Own)]
    [InlineData(true, "AuthorizedKeysFile .ssh/authorized_keys\n#Match Group administrators\n#       AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys\n", Own)]
    [InlineData(true, "match GROUP Administrators\nauthorizedkeysfile=\"__PROGRAMDATA__/ssh/administrators_authorized_keys\"\n", Shared)]
    [InlineData(true, "Match Group operators\nAuthorizedKeysFile C:/other\n", Own)]
    [InlineData(false, "AuthorizedKeysFile C:/keys/%u\nAuthorizedKeysFile .ssh/second\n", @"C:\keys\alice")]
    [InlineData(false, "AuthorizedKeysFile %h/keys%%1 .ssh/second\n", @"C:\Users\alice\keys%1")]
    [InlineData(false, "Match User alice\nAuthorizedKeysFile C:/keys/of_alice\n", @"C:\keys\of_alice")]
    [InlineData(true, "Match Group administrators\nPasswordAuthentication no\nMatch all\nAuthorizedKeysFile .ssh/mine\n", @"C:\Users\alice\.ssh\mine")]
    public void ChoosesTheFileThatSshdReads(bool isAdministrator, string? configuration, string expected) =>
        Assert.Equal(expected, OnWindows(isAdministrator, configuration)[0].Path);

    [Theory]
    [InlineData(true, Installed, true)]
    [InlineData(false, Installed, false)]
    public void TheFileOfTheAdministratorsBelongsToNoneOfThem(bool isAdministrator, string configuration, bool isShared) =>
        Assert.Equal(isShared, OnWindows(isAdministrator, configuration)[0].IsShared);

    [Fact]
    public void SaysWhyTheFileInTheProfileIsNotIt() =>
        Assert.Contains("member of Administrators", OnWindows(true, Installed)[0].Why);

    // sshd -T -C user=alice of 9.2 prints the same file for each of these.
    [Theory]
    [InlineData("", "/home/alice/.ssh/authorized_keys")]
    [InlineData("AuthorizedKeysFile /etc/ssh/keys/%u.pub .ssh/second", "/etc/ssh/keys/alice.pub")]
    [InlineData("AuthorizedKeysFile %h/k%%/%U", "/home/alice/k%/1000")]
    [InlineData("Match User alice\nAuthorizedKeysFile keys", "/home/alice/keys")]
    [InlineData("Match Group staff\nAuthorizedKeysFile /keys/%u", "/keys/alice")]
    [InlineData("Match Group wheel\nAuthorizedKeysFile /keys/%u", "/home/alice/.ssh/authorized_keys")]
    public void ChoosesTheFileThatSshdReadsOnUnix(string configuration, string expected) => Assert.Equal(expected, OnUnix(configuration)[0].Path);

    [Theory]
    [InlineData("", "/home/alice/.ssh/authorized_keys", "/home/alice/.ssh/authorized_keys2")]
    [InlineData("AuthorizedKeysFile .ssh/authorized_keys", "/home/alice/.ssh/authorized_keys")]
    [InlineData("AuthorizedKeysFile .ssh/authorized_keys %h/.ssh/authorized_keys /keys/%u", "/home/alice/.ssh/authorized_keys", "/keys/alice")]
    public void EveryFileIsNamedOnce(string configuration, params string[] expected) => Assert.Equal(expected, OnUnix(configuration).Select(file => file.Path));

    [Fact]
    public void AFileOutsideTheHomeFolderIsShared() => Assert.True(OnUnix("AuthorizedKeysFile /keys/%u")[0].IsShared);

    [Fact]
    public void WhereSshdReadsNoFileThereIsNoneToChange() =>
        Assert.Equal(ErrorReason.PathNotFound, Assert.Throws<SshInputException>(() => OnUnix("AuthorizedKeysFile none")).Reason);

    private static IReadOnlyList<KeysFile> OnUnix(string configuration) =>
        KeysFile.Choose(new LocalAccount("alice", "/home/alice", "1000") { Groups = ["alice", "staff"] }, Load(configuration, SshServerPlatform.Linux), SshServerPlatform.Linux, "");

    private static IReadOnlyList<KeysFile> OnWindows(bool isAdministrator, string? configuration) =>
        KeysFile.Choose(new LocalAccount(@"HOME\alice", Profile, "S-1-5-21-1-2-3-1001", isAdministrator), configuration is null ? null : Load(configuration, SshServerPlatform.Windows), SshServerPlatform.Windows, @"C:\ProgramData");

    private static ServerConfiguration Load(string text, SshServerPlatform platform) => ServerConfigurationLoader.Load(new ConfigurationRequest { Text = text, Platform = platform });
}
