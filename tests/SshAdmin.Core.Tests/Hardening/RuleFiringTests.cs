using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening;
using SshAdmin.Core.Hardening.Rows;

namespace SshAdmin.Core.Tests.Hardening;

/// <summary>Each rule with a configuration that it is about and one that it is not.</summary>
public class RuleFiringTests
{
    private const string Admins = "Match Group administrators\n  AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys\n";

    /// <summary>Rule, text that fires it, text that does not; w: for Windows, a version before a colon where it matters.</summary>
    private static readonly (string Rule, string Fires, string Silent, string How)[] Rows =
    [
        ("AUTH-PASSWORD", "PasswordAuthentication yes", "PasswordAuthentication no", ""),
        ("AUTH-PASSWORD", "PasswordAuthentication no\nMatch User bob\n  PasswordAuthentication yes", "PasswordAuthentication no\nMatch User bob\n  PasswordAuthentication no", ""),
        ("AUTH-KBDINT", "UsePAM yes\nPasswordAuthentication no", "UsePAM yes\nPasswordAuthentication no\nKbdInteractiveAuthentication no", ""),
        ("AUTH-KBDINT-ALIAS", "KbdInteractiveAuthentication no\nChallengeResponseAuthentication yes", "KbdInteractiveAuthentication no\nChallengeResponseAuthentication no", ""),
        ("ROOT-LOGIN", "PermitRootLogin yes", "PermitRootLogin no", ""),
        ("ROOT-LOGIN-KEY", "PermitRootLogin prohibit-password", "PermitRootLogin no", ""),
        ("ROOT-LOGIN-WIN", "PermitRootLogin no", "Port 22", "w"),
        ("AUTH-PUBKEY", "PubkeyAuthentication no", "PubkeyAuthentication yes", ""),
        ("AUTH-METHODS", "AuthenticationMethods publickey password", "AuthenticationMethods publickey", ""),
        ("AUTH-METHODS", "PasswordAuthentication no\nMatch User bob\n  AuthenticationMethods publickey,password", "Match User bob\n  AuthenticationMethods publickey,password", ""),
        ("AUTH-EMPTY", "PermitEmptyPasswords yes", "PermitEmptyPasswords no", ""),
        ("ACCESS-LIMIT", "Port 22", "AllowGroups admins", ""),
        ("ACCESS-UNKNOWN-NAME", "AllowUsers alcie", "AllowUsers alice b*", "facts"),
        ("ACCESS-UNKNOWN-NAME", "AllowGroups nowhere", "AllowGroups wheel", "facts"),
        ("ACCESS-DENY-ALL", "DenyUsers *", "DenyUsers mallory*", ""),
        ("ACCESS-WIN-CASE", "AllowGroups Contoso\\\\Admins", "AllowGroups contoso\\\\admins", "w"),
        ("ACCESS-WIN-CASE", "AllowUsers bob@contoso.com", "AllowUsers bob@10.0.0.0/8", "w"),
        ("TRIES", "MaxAuthTries 10", "MaxAuthTries 4", ""),
        ("TRIES-TOO-LOW", "MaxAuthTries 1", "MaxAuthTries 3", ""),
        ("GRACE", "LoginGraceTime 0", "LoginGraceTime 60", ""),
        ("GRACE-REGRESSHION", "LoginGraceTime 60", "LoginGraceTime 0", "9.2p1"),
        ("STRICT", "StrictModes no", "StrictModes yes", ""),
        ("X11", "X11Forwarding yes", "X11Forwarding no", ""),
        ("TCPFWD", "AllowTcpForwarding all", "AllowTcpForwarding no", ""),
        ("AGENTFWD", "AllowAgentForwarding yes", "AllowAgentForwarding no", ""),
        ("DISABLEFWD", "DisableForwarding yes\nX11Forwarding yes", "DisableForwarding yes\nX11Forwarding no\nAllowAgentForwarding no", ""),
        ("TUNNEL", "PermitTunnel point-to-point", "PermitTunnel no", ""),
        ("GATEWAY", "GatewayPorts clientspecified", "GatewayPorts no", ""),
        ("ALIVE", "ClientAliveInterval 0", "ClientAliveInterval 300", ""),
        ("STARTUPS", "MaxStartups 10:30:200", "MaxStartups 10:30:60", ""),
        ("SESSIONS", "MaxSessions 50", "MaxSessions 10", ""),
        ("PENALTY", "PerSourcePenalties no", "PerSourcePenalties authfail:10s", "10.5"),
        ("PAM", "UsePAM no", "UsePAM yes", ""),
        ("LOGLEVEL", "LogLevel DEBUG3", "LogLevel VERBOSE", ""),
        ("FACILITY-WIN", "SyslogFacility AUTH", "SyslogFacility LOCAL0", "w"),
        ("BANNER", "Banner none", "Banner /etc/issue.net", ""),
        ("PROTOCOL", "Protocol 2", "Port 22", ""),
        ("DEPRECATED", "UseLogin no", "UseDNS no", ""),
        ("HOSTBASED", "HostbasedAuthentication yes", "HostbasedAuthentication no", ""),
        ("HOSTBASED", "IgnoreRhosts no", "IgnoreRhosts yes", ""),
        ("HOSTKEYS", "HostKey /etc/ssh/ssh_host_rsa_key", "HostKey /etc/ssh/ssh_host_rsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key", ""),
        ("HOSTKEYS", "HostKey /etc/ssh/ssh_host_dsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key", "HostKey /etc/ssh/ssh_host_ed25519_key", ""),
        ("HOSTKEYS", "HostKey /etc/ssh/gone_ed25519", "HostKey /etc/ssh/here_ed25519", "facts"),
        ("KEX", "KexAlgorithms +diffie-hellman-group14-sha1", "KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256", ""),
        ("KEX", "KexAlgorithms curve25519-sha256", "KexAlgorithms -ecdh*", ""),
        ("CIPHERS", "Ciphers +aes128-cbc", "Ciphers aes256-ctr", ""),
        ("CIPHERS", "Ciphers chacha20-poly1305@openssh.com", "Ciphers aes256-ctr", "9.2p1"),
        ("MACS", "MACs hmac-sha2-256,hmac-sha1", "MACs hmac-sha2-256-etm@openssh.com", ""),
        ("MACS", "MACs hmac-sha2-256", "MACs hmac-sha2-256,hmac-sha2-512-etm@openssh.com", ""),
        ("HKALG", "HostKeyAlgorithms +ssh-rsa", "HostKeyAlgorithms -ecdsa*", ""),
        ("PKALG", "PubkeyAcceptedAlgorithms +ssh-rsa", "PubkeyAcceptedAlgorithms ssh-ed25519", ""),
        ("PKALG", "PubkeyAcceptedAlgorithms ssh-dss", "PubkeyAcceptedAlgorithms rsa-sha2-512", ""),
        ("CRYPTO-POLICY", "Include /etc/crypto-policies/back-ends/opensshserver.config", "Include /etc/ssh/sshd_config.d/*.conf", ""),
        ("RSASIZE", "RequiredRSASize 1024", "RequiredRSASize 2048", ""),
        ("REKEY", "RekeyLimit default none", "RekeyLimit 1G 1h", ""),
        ("USERENV", "PermitUserEnvironment NO", "PermitUserEnvironment no", ""),
        ("ACCEPTENV", "AcceptEnv *", "AcceptEnv LANG LC_*", ""),
        ("ACCEPTENV", "AcceptEnv LD_PRELOAD", "AcceptEnv TERM", ""),
        ("AKF", "AuthorizedKeysFile none", "AuthorizedKeysFile .ssh/authorized_keys", ""),
        ("AKF", "AuthorizedKeysFile a\nAuthorizedKeysFile b", "AuthorizedKeysFile a b", ""),
        ("AKF-WIN-ADMIN", "Port 22", "Port 22", "w-always"),
        ("AKF-WIN-LOCALE", Admins, "Match Group S-1-5-32-544\n  AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys\n", "w"),
        ("SFTP", "Port 22", "Subsystem sftp internal-sftp", ""),
        ("SFTP", "Subsystem sftp /usr/lib/sftp-server\nMatch Group sftp\n  ChrootDirectory /srv", "Subsystem sftp internal-sftp\nMatch Group sftp\n  ChrootDirectory /srv", ""),
        ("SFTP", "Subsystem sftp /usr/libexec/sftp-server", "Subsystem sftp sftp-server.exe", "w"),
        ("CHROOT", "Match Group sftp\n  ChrootDirectory /srv/%u", "Match Group sftp\n  ChrootDirectory none", ""),
        ("FORCE-COMMENT", "ForceCommand /bin/true # nightly", "ForceCommand /bin/true", ""),
        ("PORT", "Port 22\nPort 2222", "Port 22", ""),
        ("LISTEN", "ListenAddress 192.0.2.10", "Port 22", ""),
        ("USEDNS", "UseDNS yes", "UseDNS no", ""),
        ("GSSAPI", "GSSAPIAuthentication yes", "GSSAPIAuthentication no", ""),
        ("KRB", "KerberosAuthentication yes", "KerberosAuthentication no", ""),
        ("REVOKED", "RevokedKeys /etc/ssh/gone_ed25519", "RevokedKeys /etc/ssh/revoked", "facts"),
        ("DUPLICATE", "X11Forwarding no\nX11Forwarding yes", "X11Forwarding no\nX11Forwarding no", ""),
        ("DUPLICATE", "Match User a\n  X11Forwarding no\n  X11Forwarding yes", "X11Forwarding no\nMatch User a\n  X11Forwarding yes", ""),
        ("DROPIN-SHADOW", "Include /etc/ssh/d/open.conf\nPermitRootLogin no", "Include /etc/ssh/d/closed.conf\nPermitRootLogin no", "files"),
        ("MATCH-TRAILING", "Match User a\n  X11Forwarding no\nPermitTTY no", "Match User a\n  X11Forwarding no\nMatch all\nPermitTTY no", ""),
        ("MATCH-ORDER", "Match User *\n  PermitTTY no\nMatch User bob\n  PermitTTY yes", "Match User bob\n  PermitTTY yes\nMatch User *\n  PermitTTY no", ""),
        ("MATCH-ORDER", "Match Address 10.0.0.0/8\n  PermitTTY no\nMatch Address 10.1.1.1\n  PermitTTY yes", "Match Address 10.0.0.0/8\n  PermitTTY no\nMatch Address 192.0.2.1\n  PermitTTY yes", ""),
        ("ENCODING", "\uFEFFPort 22", "Port 22", ""),
        ("ENCODING", "Port\u00A022", "# a\u00A0b\nPort 22", ""),
        ("SYNTAX", "PermitRootLogin never", "PermitRootLogin no", ""),
        ("PERMS", "Port 22", "Port 22", "perms"),
        ("WIN-UNAVAILABLE", "PermitTunnel no", "StrictModes yes", "w"),
        ("WIN-UNAVAILABLE", "UsePAM yes", "Port 22", "w"),
    ];

    public static TheoryData<string, string, string, string> All
    {
        get
        {
            TheoryData<string, string, string, string> data = new();
            foreach (var row in Rows)
            {
                data.Add(row.Rule, row.Fires, row.Silent, row.How);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_rule_finds_what_it_is_about(string rule, string fires, string silent, string how)
    {
        Assert.NotEqual(string.Empty, silent + how);
        Assert.Contains(rule, Judge(fires, how, open: true));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_rule_is_silent_where_there_is_nothing(string rule, string fires, string silent, string how)
    {
        Assert.NotNull(fires);
        if (how == "w-always")
        {
            // On Windows there is always something to say of administrators' keys; on Linux never.
            Assert.DoesNotContain(rule, Judge(silent, "", open: false));
            return;
        }

        Assert.DoesNotContain(rule, Judge(silent, how, open: false));
    }

    [Fact]
    public void Every_rule_has_a_row_here() =>
        Assert.Equal(RuleTable.Rows.Select(row => row.Id).Order(), Rows.Select(row => row.Rule).Distinct().Order());

    [Fact]
    public void Every_rule_says_why_and_what_and_whence()
    {
        Assert.Equal(66, RuleTable.Rows.Count);
        Assert.Equal(RuleTable.Rows.Count, RuleTable.Rows.Select(row => row.Id).Distinct().Count());
        Assert.All(RuleTable.Rows, row => Assert.DoesNotContain(string.Empty, new[] { row.Why, row.Recommended, row.Risk, row.Test, row.Sources }));
    }

    private static IEnumerable<string> Judge(string text, string how, bool open)
    {
        var windows = how.StartsWith('w');
        var version = SshdVersion.Parse(how.Length > 0 && char.IsDigit(how[0]) ? how : "9.2");
        var facts = how switch
        {
            "facts" => new HostFacts { Users = ["alice", "root"], Groups = ["wheel"], MissingFiles = ["/etc/ssh/gone_ed25519"] },
            "perms" when open => new HostFacts { OpenFiles = ["/etc/ssh/sshd_config"] },
            _ => HostFacts.None,
        };
        IConfigurationFiles files = new MemoryFiles(new()
        {
            ["/etc/ssh/d/open.conf"] = "PermitRootLogin yes\n",
            ["/etc/ssh/d/closed.conf"] = "X11Forwarding no\n",
        });
        var document = ConfigurationDocument.ParseText("/etc/ssh/sshd_config", text + "\n");
        var configuration = ConfigurationReader.Read(document, version, windows ? SshServerPlatform.Windows : SshServerPlatform.Linux, files, ConnectionContext.None);
        return ConfigurationJudge.Judge(configuration, facts).Select(finding => finding.RuleId);
    }
}
