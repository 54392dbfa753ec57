using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Tests.Clients;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Probe;

/// <summary>PerSourcePenalties, on by default from OpenSSH 9.8 on, turn away who connects too often without signing in.</summary>
public class PenaltyTests
{
    [Fact]
    public async Task TwelveProbesInARowLeaveTheDoorOpen()
    {
        SignInLab.Require();
        string[] builds = SignInLab.OtherBuilds();
        using var lab = await SignInLab.CreateAsync();
        int tried = 0;
        foreach (string sshd in builds)
        {
            string version = await lab.VersionAsync(sshd);
            if (!SignInLab.HasPenalties(version))
            {
                continue;
            }

            tried++;
            await using var server = await SignInLab.StartSshdAsync(lab.WriteConfiguration(tried, string.Empty), sshd, version, keepPenalties: true);
            foreach (int _ in Enumerable.Range(0, 12))
            {
                var support = await HostProbe.RunAsync(new HostTarget("127.0.0.1", server.Port), new ProbeOptions { Timeout = Connecting.Patience }, null, CancellationToken.None);
                Assert.Null(support.KeyExchangeProblem);
            }

            Assert.Equal("ok", await lab.SignInWithSshAsync(SignInTarget.Port(server.Port), "user_ed25519"));
        }

        Assert.SkipWhen(tried == 0, "SSHADMIN_TEST_SSHD names no sshd from 9.8 on.");
    }
}
