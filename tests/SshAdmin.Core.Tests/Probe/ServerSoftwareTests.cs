using System.Linq;
using System.Text;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Probe;

public class ServerSoftwareTests
{
    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10", "OpenSSH", "9.2p1")]
    [InlineData("SSH-2.0-OpenSSH_for_Windows_9.5", "OpenSSH for Windows", "9.5")]
    [InlineData("SSH-2.0-dropbear_2022.83", "Dropbear", "2022.83")]
    [InlineData("SSH-2.0-dropbear", "Dropbear", null)]
    [InlineData("SSH-2.0-libssh_0.10.6", "libssh", "0.10.6")]
    [InlineData("SSH-2.0-libssh-0.6.0", "libssh", "0.6.0")]
    [InlineData("SSH-2.0-tinyssh_20230101 aBcD", "TinySSH", "20230101")]
    [InlineData("SSH-2.0-AsyncSSH_2.10.1", "AsyncSSH", "2.10.1")]
    [InlineData("SSH-2.0-PuTTY_Release_0.78", "PuTTY", "0.78")]
    [InlineData("SSH-1.99-Cisco-1.25", "Cisco IOS", "1.25")]
    [InlineData("SSH-2.0-ROSSSH", "MikroTik RouterOS", null)]
    [InlineData("SSH-2.0-lancom", "LANCOM", null)]
    [InlineData("SSH-2.0-Go", "Go x/crypto/ssh", null)]
    [InlineData("SSH-2.0-GoAnywhere7.1", "GoAnywhere7.1", null)]
    [InlineData("SSH-2.0-paramiko_2.12.0", "Paramiko", "2.12.0")]
    [InlineData("SSH-2.0-Erlang/5.1.4", "Erlang/OTP", "5.1.4")]
    [InlineData("SSH-2.0-WS_FTP-SSH_8.5.0", "WS_FTP Server", "8.5.0")]
    [InlineData("SSH-2.0-9.31 FlowSsh: Bitvise SSH Server (WinSSHD) 9.31", "Bitvise SSH Server", "9.31")]
    [InlineData("SSH-2.0-1.82_sshlib Globalscape", "Globalscape EFT", null)]
    [InlineData("SSH-2.0-Unheard_1.2.3 more", "Unheard", "1.2.3")]
    [InlineData("SSH-2.0-nothing", "nothing", null)]
    [InlineData("SSH-2.0-", "", null)]
    public void IsReadFromTheIdentification(string line, string name, string? version)
    {
        var software = ServerSoftware.Recognise(Identification.Parse(Encoding.ASCII.GetBytes(line)));
        Assert.Equal(name, software.Name);
        Assert.Equal(version, software.Version);
    }

    [Fact]
    public void EveryRowIsCompleteAndAppearsOnce()
    {
        Assert.All(ServerSoftware.Rows, row => Assert.False(row.Name.Length == 0 || row.Text.Length == 0 || row.Source.Length == 0));
        Assert.Equal(ServerSoftware.Rows.Count, ServerSoftware.Rows.Select(row => row.Text).Distinct().Count());
    }

    [Fact]
    public void EveryServiceRowIsCompleteAndReachable()
    {
        Assert.All(NonSshService.Rows, row => Assert.False(row.Service.Length == 0 || row.Source.Length == 0));
        Assert.All(NonSshService.Rows, row => Assert.Equal(row.Service, NonSshService.Recognise(Encoding.Latin1.GetBytes(row.Start + row.Contains), lineEnded: true)));
    }
}
