using System.Text;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Core.Tests.Permissions.Rules;

public class FileKindDetectorTests
{
    private const string Server = @"C:\ProgramData\ssh";

    [Theory]
    [InlineData(@"C:\Users\me\.ssh\id_ed25519", SshFileKind.UserPrivateKey)]
    [InlineData(@"C:\Users\me\.ssh\id_ed25519.pub", SshFileKind.UserPublicKey)]
    [InlineData(@"C:\Users\me\.ssh\authorized_keys", SshFileKind.AuthorizedKeys)]
    [InlineData(@"C:\Users\me\.ssh\config", SshFileKind.UserConfig)]
    [InlineData(@"C:\Users\me\.ssh\known_hosts.old", SshFileKind.KnownHosts)]
    [InlineData(@"C:\ProgramData\ssh\ssh_host_rsa_key", SshFileKind.HostPrivateKey)]
    [InlineData(@"C:\ProgramData\ssh\ssh_host_rsa_key.pub", SshFileKind.HostPublicKey)]
    [InlineData(@"C:\ProgramData\ssh\administrators_authorized_keys", SshFileKind.AdministratorsAuthorizedKeys)]
    [InlineData(@"C:\ProgramData\ssh\sshd_config", SshFileKind.SshdConfig)]
    [InlineData(@"C:\ProgramData\ssh\ssh_config", SshFileKind.SystemConfig)]
    [InlineData("/home/me/.ssh/config.d/work", SshFileKind.UserConfig)]
    [InlineData("/etc/ssh/moduli", SshFileKind.Moduli)]
    public void NamesTell(string path, SshFileKind kind)
    {
        Assert.Equal(kind, FileKindDetector.Detect(path, false, null, Server, out bool isAssumed));
        Assert.False(isAssumed);
    }

    [Theory]
    [InlineData(@"C:\Users\me\.ssh", SshFileKind.SshDirectory)]
    [InlineData(@"c:\programdata\SSH\", SshFileKind.ProgramDataSsh)]
    [InlineData(@"C:\ProgramData\ssh\logs", SshFileKind.ProgramDataSshLogs)]
    public void FoldersTell(string path, SshFileKind kind) => Assert.Equal(kind, FileKindDetector.Detect(path, true, null, Server, out _));

    [Fact]
    public void AnyOtherFolderIsNothing() => Assert.Null(FileKindDetector.Detect(@"C:\Temp\logs", true, null, Server, out _));

    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")]
    [InlineData("Bag Attributes\n-----BEGIN EC PRIVATE KEY-----\n")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\n")]
    [InlineData("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n")]
    public void ContentTellsAPrivateKeyOfAnyName(string content)
    {
        Assert.Equal(SshFileKind.UserPrivateKey, Detect(@"D:\stuff\aws.txt", content, out bool isAssumed));
        Assert.False(isAssumed);
    }

    [Theory]
    [InlineData("ssh-ed25519 AAAAC3 me\n")]
    [InlineData("sk-ssh-ed25519@openssh.com AAAAGn me\n")]
    [InlineData("ecdsa-sha2-nistp256 AAAAE2 me\n")]
    [InlineData("---- BEGIN SSH2 PUBLIC KEY ----\n")]
    public void ContentTellsAPublicKey(string content) => Assert.Equal(SshFileKind.UserPublicKey, Detect(@"D:\stuff\key", content, out _));

    [Fact]
    public void AKeyInTheFolderOfTheServerIsAHostKey() => Assert.Equal(SshFileKind.HostPrivateKey, Detect(@"C:\ProgramData\ssh\mykey", "-----BEGIN OPENSSH PRIVATE KEY-----\n", out _));

    [Fact]
    public void AnythingElseIsAssumedToBeAKey()
    {
        Assert.Equal(SshFileKind.UserPrivateKey, Detect(@"D:\stuff\notes.txt", "milk", out bool isAssumed));
        Assert.True(isAssumed);
    }

    // A key whose own list locks everybody out is what a repair is needed for most.
    [Fact]
    public void AFileThatCannotBeReadIsAKeyWithoutDoubt()
    {
        Assert.Equal(SshFileKind.UserPrivateKey, FileKindDetector.Detect(@"D:\stuff\aws", false, null, Server, out bool isAssumed));
        Assert.False(isAssumed);
    }

    private static SshFileKind? Detect(string path, string content, out bool isAssumed) => FileKindDetector.Detect(path, false, Encoding.ASCII.GetBytes(content), Server, out isAssumed);
}
