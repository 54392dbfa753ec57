using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening;
using SshAdmin.Core.Tests.Configuration;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Hardening;

/// <summary>Forecasts beside what ssh meets at every real sshd at hand; the connection goes through a pipe, so that no port is used.</summary>
public class RealLockOutTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("MaxAuthTries 1", null)]
    [InlineData("MaxAuthTries 0", "NO-TRIES")]
    [InlineData("MaxSessions 1", null)]
    [InlineData("MaxSessions 0", "NO-SESSIONS")]
    [InlineData("PasswordAuthentication yes\nKbdInteractiveAuthentication yes\nAuthenticationMethods keyboard-interactive", "NO-METHOD")]
    [InlineData("KbdInteractiveAuthentication yes\nAuthenticationMethods keyboard-interactive:bsdauth", "BSD-AUTH")]
    [InlineData("PermitOpen any x:1", "DROPPED")]
    [InlineData("PermitOpen none\nPermitOpen any x:1", null)]
    [InlineData("Match User {user}\n  PermitListen none 8080", "DROPPED")]
    [InlineData("Match Group {group}\n  PubkeyAuthentication no", "MATCH-UNKNOWN")]
    [InlineData("Match User {user} Group {group}\n  MaxSessions 0", "MATCH-UNKNOWN")]
    [InlineData("Match Group !{group},*\n  PubkeyAuthentication no", null)]
    [InlineData("Match version OpenSSH_*\n  PubkeyAuthentication no", "NO-METHOD")]
    [InlineData("DenyUsers *@*.corp.example", null)]
    public async Task Who_is_locked_out_is_told_so_or_told_what_is_not_known(string lines, string? trap)
    {
        string ssh = Tool.Require("ssh", "openssh-client");
        string hostKey = await ServerKeys.GetAsync("ed25519");
        string userKey = await ServerKeys.GetAsync("ecdsa", 256);
        string group = (await Tool.OutputAsync(Tool.Require("id", "coreutils"), "-gn")).Trim();
        using TempFolder folder = new();
        string keys = folder.Write("authorized_keys", await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-yf", userKey));
        string[] standing = [$"HostKey {hostKey}", $"AuthorizedKeysFile {keys}", "StrictModes no", "PermitRootLogin yes", "UsePAM no"];
        string[] methods = ["PasswordAuthentication no", "KbdInteractiveAuthentication no"];
        string[] own = lines.Replace("{user}", Environment.UserName).Replace("{group}", group).Split('\n');
        bool blocks = own[0].StartsWith("Match", StringComparison.Ordinal);
        string file = folder.Write("sshd_config", string.Join("\n", blocks ? [.. standing, .. methods, .. own] : [.. own, .. standing, .. methods]) + "\n");
        foreach (RealSshd sshd in await RealSshd.AllAsync())
        {
            ToolResult answer = await Tool.RunAsync(
                ssh, "-F", "none", "-o", $"ProxyCommand={sshd.Path} -i -f {file}", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
                "-o", "IdentitiesOnly=yes", "-i", userKey, "-l", Environment.UserName, "server", "true");
            var configuration = ServerConfigurationLoader.Load(new ConfigurationRequest { Path = file, ServerVersion = sshd.Version.Text, Platform = SshServerPlatform.Linux });
            IReadOnlyList<SshConfigurationFinding> findings = LockOutForecast.Judge(configuration, new SignIn(Environment.UserName, "192.0.2.7", null), ConnectionContext.None);

            // A release that does not take the line does not start.
            string[] told = [.. findings.Where(finding => finding.Severity >= SshFindingSeverity.High).Select(finding => finding.RuleId.Replace("LOCKOUT-", string.Empty))];
            bool fails = answer.ExitCode != 0;
            Assert.True(fails == (trap is not null || told.Contains("SYNTAX")), $"{sshd.Version}: ssh ended with {answer.ExitCode}: {answer.Error}");
            Assert.True(fails ? told.Contains(trap) || told.Contains("SYNTAX") : findings[0].Severity < SshFindingSeverity.Critical, $"{sshd.Version}: {string.Join(", ", told)}");
        }
    }
}
