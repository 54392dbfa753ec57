using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening;
using SshAdmin.Core.Hardening.Rows;

namespace SshAdmin.Core.Tests.Hardening;

/// <summary>Each way to lock oneself out, with a configuration that does it and one that does not.</summary>
public class LockOutForecastTests
{
    private static readonly (string Trap, string Caught, string Free, string SignedInAs, string How)[] Rows =
    [
        ("SYNTAX", "PermitRootLogin never", "PermitRootLogin no", "alice@192.0.2.7", ""),
        ("ENCODING", "\uFEFFPort 22", "Port 22", "alice@192.0.2.7", ""),
        ("COMBINATION", "PasswordAuthentication no\nAuthenticationMethods publickey,password", "AuthenticationMethods publickey,password", "alice@192.0.2.7", ""),
        ("NO-METHOD", "PasswordAuthentication no\nKbdInteractiveAuthentication no\nAuthorizedKeysFile none", "PasswordAuthentication no\nKbdInteractiveAuthentication no", "alice@192.0.2.7", ""),
        ("NO-METHOD", "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPubkeyAuthentication no", "PasswordAuthentication yes\nPubkeyAuthentication no", "alice@192.0.2.7", ""),
        ("NO-METHOD", "UsePAM no\nAuthenticationMethods keyboard-interactive", "UsePAM yes\nAuthenticationMethods keyboard-interactive", "alice@192.0.2.7", ""),
        ("BSD-AUTH", "AuthenticationMethods keyboard-interactive:bsdauth", "AuthenticationMethods keyboard-interactive:bsdauth publickey", "alice@192.0.2.7", ""),
        ("METHODS", "PasswordAuthentication no\nMatch User alice\n  AuthenticationMethods publickey,password", "PasswordAuthentication no\nMatch User bob\n  AuthenticationMethods publickey,password", "alice@192.0.2.7", ""),
        ("KEY-UNPROVEN", "PasswordAuthentication no\nKbdInteractiveAuthentication no", "PasswordAuthentication yes", "alice@192.0.2.7", ""),
        ("DENIED-USER", "DenyUsers al*", "DenyUsers bob", "alice@192.0.2.7", ""),
        ("DENIED-USER", "DenyUsers alice@192.0.2.0/24", "DenyUsers alice@10.0.0.0/8", "alice@192.0.2.7", ""),
        ("ALLOW-USERS", "AllowUsers alcie bob", "AllowUsers alice bob", "alice@192.0.2.7", ""),
        ("ALLOW-USERS", "AllowUsers alice@10.0.0.0/8", "AllowUsers alice@192.0.2.0/24", "alice@192.0.2.7", ""),
        ("USERS-UNKNOWN", "UseDNS yes\nDenyUsers *@*.corp.example", "DenyUsers *@*.corp.example", "alice@192.0.2.7", ""),
        ("USERS-UNKNOWN", "UseDNS yes\nAllowUsers *@*.corp.example", "UseDNS yes\nAllowUsers *@*.corp.example alice", "alice@192.0.2.7", ""),
        ("USERS-UNKNOWN", "AllowUsers alice@192.0.2.0/24", "AllowUsers alice@*", "alice", ""),
        ("USERS-UNKNOWN", "UseDNS yes\nDenyUsers alice@!*.corp.example,*", "UseDNS yes\nDenyUsers alice@!10.0.0.0/8,*", "alice@192.0.2.7", ""),
        ("DENIED-USER", "UseDNS yes\nDenyUsers *@*.corp.example", "DenyUsers *@*.corp.example", "alice@192.0.2.7", "host"),
        ("ALLOW-USERS", "AllowUsers *@*.corp.example", "UseDNS yes\nAllowUsers *@*.corp.example", "alice@192.0.2.7", "host"),
        ("DNS-OFF", "UseDNS no", "UseDNS yes", "alice@192.0.2.7", "host"),
        ("DENIED-GROUP", "DenyGroups staff", "DenyGroups guests", "alice@192.0.2.7", "groups"),
        ("ALLOW-GROUPS", "AllowGroups ssh-users", "AllowGroups ssh-users staff", "alice@192.0.2.7", "groups"),
        ("GROUPS-UNKNOWN", "AllowGroups ssh-users", "AllowUsers alice", "alice@192.0.2.7", ""),
        ("ROOT", "PermitRootLogin no", "PermitRootLogin no\nMatch Address 192.0.2.7\n  PermitRootLogin yes", "root@192.0.2.7", ""),
        ("ROOT", "PermitRootLogin no", "PermitRootLogin yes", "root@192.0.2.7", ""),
        ("ROOT-FORCED", "PermitRootLogin forced-commands-only", "PermitRootLogin prohibit-password", "root@192.0.2.7", ""),
        ("REFUSED", "Match Address 192.0.2.0/24\n  RefuseConnection yes", "Match Address 10.0.0.0/8\n  RefuseConnection yes", "alice@192.0.2.7", ""),
        ("DROPPED", "PermitOpen any x:1", "PermitOpen any", "alice@192.0.2.7", ""),
        ("DROPPED", "Match User alice\n  PermitListen none 8080", "Match User bob\n  PermitListen none 8080", "alice@192.0.2.7", ""),
        ("DROPPED", "Match User alice\n  Subsystem sftp", "Match User alice\n  Subsystem sftp internal-sftp", "alice@192.0.2.7", ""),
        ("MATCH-UNKNOWN", "Match Group staff\n  PubkeyAuthentication no", "Match Group staff\n  X11Forwarding no", "alice@192.0.2.7", ""),
        ("MATCH-UNKNOWN", "Match Group staff\n  ForceCommand internal-sftp", "Match Group staff User bob\n  ForceCommand internal-sftp", "alice@192.0.2.7", ""),
        ("MATCH-UNKNOWN", "Match Address 192.0.2.0/24\n  PasswordAuthentication no", "Match User bob Address 192.0.2.0/24\n  PasswordAuthentication no", "alice", ""),
        ("MATCH-UNKNOWN", "UseDNS yes\nMatch Host *.example\n  MaxAuthTries 0", "UseDNS no\nMatch Host *.example\n  MaxAuthTries 0", "alice@192.0.2.7", ""),
        ("MATCH-UNKNOWN", "Match LocalPort 22\n  AllowUsers bob", "Match LocalPort 22\n  PermitRootLogin no", "alice@192.0.2.7", ""),
        ("MATCH-UNKNOWN", "Match LocalAddress 10.0.0.1\n  PermitRootLogin no", "Match LocalAddress 10.0.0.1\n  Banner none", "root@192.0.2.7", ""),
        ("MATCH-UNKNOWN", "Match version OpenSSH_10.5p1\n  PubkeyAuthentication no", "Match version OpenSSH_9*\n  PubkeyAuthentication no", "alice@192.0.2.7", ""),
        ("MATCH-UNKNOWN", "Match Group staff\n  PasswordAuthentication no\nMatch User alice\n  PasswordAuthentication yes", "Match User alice\n  PasswordAuthentication yes\nMatch Group staff\n  PasswordAuthentication no", "alice@192.0.2.7", ""),
        ("DUMP", "dump", "Port 22", "alice@192.0.2.7", ""),
        ("INCLUDE-UNREAD", "Include /etc/ssh/sshd_config.d/*.conf", "Port 22", "alice@192.0.2.7", "unread"),
        ("LINE-UNKNOWN", "PermitOpen db:postgresql", "PermitOpen db:5432", "alice@192.0.2.7", ""),
        ("MATCH", "Match User alice\n  PasswordAuthentication no", "Match User bob\n  PasswordAuthentication no", "alice@192.0.2.7", ""),
        ("DROP-IN", "Include /etc/ssh/d/no.conf\nPasswordAuthentication yes", "PasswordAuthentication yes\nInclude /etc/ssh/d/no.conf", "alice@192.0.2.7", ""),
        ("WINDOWS-ADMIN", "Match Group administrators\n  AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys", "AuthorizedKeysFile .ssh/authorized_keys", "alice@192.0.2.7", "w"),
        ("PERMISSIONS", "StrictModes yes", "StrictModes no", "alice@192.0.2.7", ""),
        ("PORT", "Port 2222", "Port 22", "alice@192.0.2.7", ""),
        ("PORT", "Port 22", "Port 22\nPort 2222", "alice@192.0.2.7:2222", ""),
        ("FAMILY", "AddressFamily inet6", "AddressFamily inet", "alice@192.0.2.7", ""),
        ("FAMILY", "AddressFamily inet", "AddressFamily any", "alice@2001:db8::7", ""),
        ("FAMILY", "ListenAddress ::", "ListenAddress ::\nListenAddress 0.0.0.0", "alice@192.0.2.7", ""),
        ("LISTEN", "ListenAddress 10.0.0.1", "ListenAddress 0.0.0.0", "alice@192.0.2.7", ""),
        ("ALGORITHMS", "Ciphers aes256-ctr", "Ciphers -aes128*", "alice@192.0.2.7", ""),
        ("KEY-TYPE", "RequiredRSASize 4096", "RequiredRSASize 2048", "alice@192.0.2.7", ""),
        ("KEY-TYPE", "PubkeyAcceptedAlgorithms ssh-ed25519", "PubkeyAcceptedAlgorithms +ssh-rsa", "alice@192.0.2.7", ""),
        ("TRIES", "MaxAuthTries 2", "MaxAuthTries 6", "alice@192.0.2.7", ""),
        ("NO-TRIES", "MaxAuthTries 0", "MaxAuthTries 1", "alice@192.0.2.7", ""),
        ("NO-SESSIONS", "MaxSessions 0", "MaxSessions 1", "alice@192.0.2.7", ""),
        ("PAM", "UsePAM no", "UsePAM yes", "alice@192.0.2.7", ""),
        ("KEY-LIST", "RevokedKeys /etc/ssh/gone", "RevokedKeys none", "alice@192.0.2.7", "facts"),
        ("PENALTIES", "Port 22", "PerSourcePenaltyExemptList 192.0.2.0/24", "alice@192.0.2.7", ""),
    ];

    public static TheoryData<string, string, string, string, string> All
    {
        get
        {
            TheoryData<string, string, string, string, string> data = new();
            foreach (var row in Rows)
            {
                data.Add(row.Trap, row.Caught, row.Free, row.SignedInAs, row.How);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_trap_is_seen_where_it_is_set_and_only_there(string trap, string caught, string free, string signedInAs, string how)
    {
        Assert.Contains("LOCKOUT-" + trap, Judge(caught, signedInAs, how).Select(finding => finding.RuleId));
        Assert.DoesNotContain("LOCKOUT-" + trap, Judge(free, signedInAs, how).Select(finding => finding.RuleId));
    }

    [Fact]
    public void Every_trap_but_the_standing_advice_has_a_row_here() =>
        Assert.Equal(LockOutTable.Rows.Select(row => row.Rule.Id).Where(id => id != "LOCKOUT-RELOAD").Order(), Rows.Select(row => "LOCKOUT-" + row.Trap).Distinct().Order());

    [Fact]
    public void A_certain_lock_out_is_said_first_and_names_its_cause()
    {
        var verdict = Judge("AllowUsers bob", "alice@192.0.2.7", "")[0];
        Assert.Equal(("LOCKOUT-VERDICT", SshFindingSeverity.Critical, true), (verdict.RuleId, verdict.Severity, verdict.CanLockOut));
        Assert.Contains("could no longer sign in: LOCKOUT-ALLOW-USERS", verdict.Why);
    }

    [Fact]
    public void A_sign_in_that_goes_on_working_is_said_with_its_methods()
    {
        var verdict = Judge("AllowUsers alice", "alice@192.0.2.7", "")[0];
        Assert.Equal(SshFindingSeverity.Info, verdict.Severity);
        Assert.Contains("could still sign in by publickey or password", verdict.Why);
    }

    [Theory]
    [InlineData("Match Group staff\n  PubkeyAuthentication no", "-Group")]
    [InlineData("UseDNS yes\nMatch Host *.example\n  PubkeyAuthentication no", "-ClientHost")]
    [InlineData("Match LocalAddress 10.0.0.1 LocalPort 22\n  PubkeyAuthentication no", "-LocalAddress, -LocalPort")]
    [InlineData("Match version OpenSSH_10.5p1\n  PubkeyAuthentication no", "-ServerVersion")]
    public void A_block_that_cannot_be_decided_is_no_all_clear_and_names_what_would_decide_it(string text, string parameter)
    {
        var findings = Judge(text, "alice@192.0.2.7", "");
        var block = Assert.Single(findings, finding => finding.RuleId == LockOutTable.UndecidedBlock);
        Assert.StartsWith("give " + parameter, block.Recommendation);
        Assert.Equal(SshFindingSeverity.High, block.Severity);
        Assert.Equal(SshFindingSeverity.Medium, findings[0].Severity);
        Assert.Contains(LockOutTable.UndecidedBlock, findings[0].Why);
    }

    [Fact]
    public void A_lock_out_that_a_block_could_undo_is_said_with_it() =>
        Assert.Contains("Only a block that cannot be decided here could change that", Judge("PasswordAuthentication no\nPubkeyAuthentication no\nKbdInteractiveAuthentication no\nMatch Group staff\n  PubkeyAuthentication yes", "alice@192.0.2.7", "")[0].Why);

    [Fact]
    public void What_keeps_each_method_from_working_is_said() =>
        Assert.Contains("keyboard-interactive has nothing to ask with, because UsePAM is off.", Judge("UsePAM no\nAuthenticationMethods keyboard-interactive", "alice@192.0.2.7", "").Single(finding => finding.RuleId == "LOCKOUT-NO-METHOD").Why);

    [Fact]
    public void Root_gets_no_password_where_only_keys_are_meant() =>
        Assert.DoesNotContain("password", Judge("PermitRootLogin prohibit-password", "root@192.0.2.7", "")[0].Why.Split(':')[0]);

    [Theory]
    [InlineData("@192.0.2.7")]
    [InlineData("alice@somewhere")]
    [InlineData("")]
    public void What_is_no_sign_in_is_refused(string text) => Assert.Throws<SshAdmin.Core.Errors.SshInputException>(() => SignIn.Parse(text));

    [Theory]
    [InlineData("alice", "alice", null, null)]
    [InlineData("alice@192.0.2.7:2222", "alice", "192.0.2.7", 2222)]
    [InlineData("alice@2001:db8::7", "alice", "2001:db8::7", null)]
    [InlineData("contoso\\alice@192.0.2.7", "contoso\\alice", "192.0.2.7", null)]
    public void A_sign_in_is_read(string text, string user, string? address, int? port) => Assert.Equal(new SignIn(user, address, port), SignIn.Parse(text));

    private static IReadOnlyList<SshConfigurationFinding> Judge(string text, string signedInAs, string how)
    {
        var files = new MemoryFiles(new() { ["/etc/ssh/d/no.conf"] = "PasswordAuthentication no\n" });
        var version = SshdVersion.Parse(how == "w" ? "9.8" : "10.5");
        var platform = how == "w" ? SshServerPlatform.Windows : SshServerPlatform.Linux;
        var configuration = text == "dump"
            ? ServerConfigurationLoader.Load(new ConfigurationRequest { Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Clients", "sshd-T", "upstream-10.5p1.txt")) })
            : ConfigurationReader.Read(ConfigurationDocument.ParseText("/etc/ssh/sshd_config", text + "\n"), version, platform, how == "unread" ? new NoConfigurationFiles() : files, ConnectionContext.None);
        var context = new ConnectionContext { Groups = how == "groups" ? ["staff"] : [], Host = how == "host" ? "pc.corp.example" : null };
        return LockOutForecast.Judge(configuration, SignIn.Parse(signedInAs), context, how == "facts" ? new HostFacts { MissingFiles = ["/etc/ssh/gone"] } : null);
    }
}
