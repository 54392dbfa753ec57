using SshAdmin.Core.AuthorizedKeys.Local;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Local;

public class WindowsKeysFileTests
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
    [InlineData(true, "Match Group administrators\nPasswordAuthentication no\nMatch all\nAuthorizedKeysFile .ssh/mine\n", @"C:\Users\alice\.ssh\mine")]
    public void ChoosesTheFileThatSshdReads(bool isAdministrator, string? configuration, string expected) =>
        Assert.Equal(expected, WindowsKeysFile.Choose(@"HOME\alice", Profile, isAdministrator, configuration, @"C:\ProgramData").Path);

    [Theory]
    [InlineData(true, Installed, true)]
    [InlineData(false, Installed, false)]
    public void TheFileOfTheAdministratorsBelongsToNoneOfThem(bool isAdministrator, string configuration, bool isShared) =>
        Assert.Equal(isShared, WindowsKeysFile.Choose("alice", Profile, isAdministrator, configuration, @"C:\ProgramData").IsShared);

    [Fact]
    public void SaysWhyTheFileInTheProfileIsNotIt() =>
        Assert.Contains("member of Administrators", WindowsKeysFile.Choose("alice", Profile, true, Installed, @"C:\ProgramData").Why);
}
