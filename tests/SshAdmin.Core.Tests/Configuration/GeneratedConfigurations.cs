using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>Writes random configurations with drop-ins and Match blocks into a folder; the same seed gives the same files.</summary>
/// <param name="seed">Decides everything.</param>
/// <param name="folder">Where the files go.</param>
/// <param name="hostKey">Without one sshd does not start.</param>
/// <param name="matchVersion">Whether Match version is to stand among the criteria; before 10.0 nothing would load then.</param>
internal sealed class GeneratedConfigurations(int seed, string folder, string hostKey, bool matchVersion = false)
{
    private static readonly string[] GlobalOnly =
    [
        "Port 2200", "Port 22", "Port=2022", "AddressFamily inet", "AddressFamily any", "AddressFamily inet6", "ListenAddress 127.0.0.1", "ListenAddress 127.0.0.1:2299", "ListenAddress 0.0.0.0",
        "LoginGraceTime 30", "LoginGraceTime 2m", "LoginGraceTime 1h30m", "LoginGraceTime 0", "StrictModes no", "StrictModes YES", "PrintMotd no", "PrintLastLog no", "TCPKeepAlive no", "KeepAlive no",
        "Compression no", "Compression delayed", "UseDNS yes", "UseDNS no", "PidFile none", "PidFile /run/other.pid", "MaxStartups 10:30:60", "MaxStartups 20", "MaxStartups 5:100:5",
        "PermitUserEnvironment no", "PermitUserEnvironment LANG,LC_*", "PermitUserEnvironment NO", "FingerprintHash md5", "FingerprintHash SHA256", "FingerprintHash sha512", "VersionAddendum hello world", "VersionAddendum none", "VersionAddendum lab # note",
        "SyslogFacility AUTHPRIV", "SyslogFacility local3", "Ciphers aes256-ctr,aes128-ctr", "Ciphers +aes128-cbc", "Ciphers -chacha20*", "Ciphers ^aes256-gcm@openssh.com", "Ciphers -*", "Ciphers -unknown", "MACs hmac-sha2-256", "MACs -umac*,hmac-sha1*",
        "MACs ^hmac-sha2-512,hmac-sha2-256", "KexAlgorithms curve25519-sha256", "KexAlgorithms -ecdh*", "KexAlgorithms +diffie-hellman-group14-sha1", "HostKeyAlgorithms ssh-ed25519", "HostKeyAlgorithms +ssh-rsa", "HostKeyAlgorithms -ecdsa*",
        "HostKeyAlgorithms ssh-ed25519*,rsa-sha2-*", "UsePAM yes", "UsePAM no", "IgnoreUserKnownHosts yes", "HostKeyAgent none", "HostKeyAgent /run/agent", "XAuthLocation /usr/bin/xauth", "PerSourceMaxStartups 5", "PerSourceMaxStartups none",
        "PerSourceNetBlockSize 24:64", "PerSourceNetBlockSize 32:128", "Protocol 2", "UsePrivilegeSeparation sandbox", "KeyRegenerationInterval 3600", "ServerKeyBits 1024", "SecurityKeyProvider internal", "SecurityKeyProvider none", "ModuliFile /etc/ssh/moduli", "X11Forwarding yes",
        "Port https", "ListenAddress 127.0.0.1:http", "MaxStartups 10,30,60", "MaxStartups 10:30:60:90", "MaxStartups 15x", "PerSourceNetBlockSize 24:64;1", "PerSourceNetBlockSize 24:64:1",
        "Subsystem sftp internal-sftp", "Subsystem sftp /usr/lib/openssh/sftp-server -f AUTH", "Subsystem other /bin/true a b", "GSSAPICleanupCredentials no", "RSAAuthentication yes",
    ];

    private static readonly string[] Everywhere =
    [
        "PasswordAuthentication no", "PasswordAuthentication yes", "passwordauthentication NO", "PubkeyAuthentication yes", "PubkeyAuthentication no", "KbdInteractiveAuthentication no", "ChallengeResponseAuthentication no", "ChallengeResponseAuthentication yes",
        "PermitRootLogin no", "PermitRootLogin yes", "PermitRootLogin prohibit-password", "PermitRootLogin without-password", "PermitRootLogin forced-commands-only", "permitrootlogin Prohibit-Password", "PermitEmptyPasswords yes",
        "AllowUsers alice bob", "AllowUsers root@10.0.0.0/8", "AllowUsers \"bob smith\" carol", "AllowUsers contoso\\\\bob", "DenyUsers mallory", "DenyUsers *@192.0.2.*", "AllowGroups root wheel", "DenyGroups guests", "AllowUsers",
        "AcceptEnv LANG LC_*", "AcceptEnv TERM", "SetEnv A=1 B=2", "SetEnv \"C=x y\"", "AuthorizedKeysFile .ssh/authorized_keys", "AuthorizedKeysFile /etc/keys/%u .ssh/authorized_keys", "AuthorizedKeysFile none", "AuthorizedPrincipalsFile /etc/principals/%u", "AuthorizedPrincipalsFile none",
        "Banner /etc/issue.net", "Banner none", "Banner \"/etc/issue net\"", "Banner '/etc/issue net'", "ForceCommand internal-sftp", "ForceCommand /bin/echo \"a b\" # note", "ForceCommand none", "ChrootDirectory /srv/%u", "ChrootDirectory none",
        "X11Forwarding yes", "X11Forwarding no", "X11DisplayOffset 20", "X11UseLocalhost no", "AllowTcpForwarding local", "AllowTcpForwarding all", "AllowTcpForwarding no", "AllowStreamLocalForwarding remote", "AllowAgentForwarding no", "DisableForwarding yes",
        "GatewayPorts clientspecified", "GatewayPorts yes", "PermitTunnel ethernet", "PermitTunnel no", "PermitTTY no", "PermitUserRC no", "PermitOpen any", "PermitOpen none", "PermitOpen host:80 [::1]:443", "PermitOpen *:22 db:*", "PermitListen 8080", "PermitListen localhost:9000 9001", "PermitOpen db:postgresql", "PermitListen http localhost:https",
        "MaxAuthTries 3", "MaxAuthTries 10", "MaxSessions 2", "ClientAliveInterval 5m", "ClientAliveInterval 300", "ClientAliveCountMax 0", "RekeyLimit 1G 1h", "RekeyLimit default none", "RekeyLimit 512M", "RekeyLimit default 30m", "IPQoS af21 cs1", "IPQoS 0x10", "IPQoS ef", "IPQoS none", "IPQoS lowdelay throughput",
        "LogLevel VERBOSE", "LogLevel debug1", "LogLevel quiet", "LogVerbose kex.c:*:1000", "StreamLocalBindMask 0111", "StreamLocalBindMask 0", "StreamLocalBindUnlink yes", "TrustedUserCAKeys /etc/ssh/ca.pub", "RevokedKeys /etc/ssh/revoked", "RevokedKeys none",
        "PubkeyAcceptedAlgorithms +ssh-rsa", "PubkeyAcceptedKeyTypes ssh-ed25519,rsa-sha2-512", "PubkeyAcceptedAlgorithms -*nistp*", "PubkeyAcceptedAlgorithms ^ssh-ed25519", "PubkeyAcceptedAlgorithms ssh-*", "CASignatureAlgorithms ssh-ed25519", "CASignatureAlgorithms -rsa*", "HostbasedAcceptedAlgorithms -ssh-ed25519*",
        "HostbasedAuthentication yes", "HostbasedUsesNameFromPacketOnly yes", "IgnoreRhosts shosts-only", "IgnoreRhosts no", "ExposeAuthInfo yes", "PubkeyAuthOptions touch-required", "PubkeyAuthOptions verify-required touch-required", "PubkeyAuthOptions none",
        "AuthenticationMethods publickey", "AuthenticationMethods publickey,password keyboard-interactive", "AuthenticationMethods any", "RequiredRSASize 2048", "ChannelTimeout session=5m agent-connection=10s", "ChannelTimeout none", "UnusedConnectionTimeout 90", "UnusedConnectionTimeout none", "GSSAPIAuthentication yes", "KerberosAuthentication no",
        "AuthorizedKeysCommandUser nobody", "AuthorizedPrincipalsCommandUser nobody",
    ];

    private static readonly string[] Unlucky =
    [
        "PasswordAuthentification no", "PermitRootLogin never", "MaxAuthTries 4#four", "MaxAuthTries x", "MaxAuthTries -1", "Ciphers aes256-ctr,aes999-xyz", "MACs foo", "KexAlgorithms nothing", "Banner \"/etc/issue", "Banner /a /b", "ListenAddress 192.0.2.1:99999", "AllowUsers bob@10.0.0.5/8",
        "PermitTunnel Yes", "PasswordAuthentication true", "PasswordAuthentication", "Port 0", "Port 70000", "Port", "LoginGraceTime 5x", "MaxStartups 10:30", "MaxStartups 60:30:10", "RekeyLimit 3", "StreamLocalBindMask 999", "FingerprintHash crc", "LogLevel LOUD", "SyslogFacility NOWHERE",
        "AuthenticationMethods foo", "AuthenticationMethods publickey any", "PermitOpen x", "PermitListen host:0", "SetEnv A", "AcceptEnv A=1", "Subsystem sftp", "IPQoS bogus", "Match", "Match User", "Match all User x", "Match Exec /bin/true", "Match Address 10.0.0.1/8", "Match LocalPort x", "Match Bogus x",
        "AuthorizedKeysCommand relative", "AuthorizedKeysCommand /bin/false", "Include", "RDomain blue", "PubkeyAuthOptions sometimes", "ChannelTimeout session", "AddressFamily inet4", "Compression maybe", "HostKeyAlgorithms ssh-foo", "GatewayPorts maybe", "AuthorizedKeysFile \"\"", "UseDNS yes # fine",
        "RequiredRSASize many", "PerSourceNetBlockSize 64", "X11Forwarding yes no", "PermitRootLogin \"yes", "=", "Banner == x", "MaxSessions 0x10", "PerSourcePenalties no", "RefuseConnection yes", "Match invalid-user", "MaxAuthTries 99999999999",
        "Port nosuchservice", "PermitOpen db:nosuchservice", "PermitOpen any x:1", "PermitOpen x:1 any", "PermitListen any 8080", "PermitListen none none", "MaxStartups 10:30x", "PerSourceNetBlockSize x:24", "PerSourceNetBlockSize 24:129",
        "LoginGraceTime +5", "LoginGraceTime 1h+5m", "LoginGraceTime \" 5\"", "LoginGraceTime 2.7", "LoginGraceTime 1.5h", "LoginGraceTime 5.", "LoginGraceTime 5s5", "LoginGraceTime ３０", "ClientAliveInterval 0.5", "RekeyLimit 1G 1.5",
        "PerSourcePenalties authfail:0.5", "PerSourcePenalties min:0.1 max:5m", "PerSourcePenalties crash:1.5m", "PerSourcePenaltyExemptList ::/129",
        "Match Address 10.0.0.0/129", "Match Address 2001:db8::/129", "Match Address 10.0.0.0/33", "Match Address name/129", "AllowUsers a@2001:db8::/129", "DenyUsers a@10.0.0.0/999", "Match LocalPort nosuchservice", "Match version OpenSSH_*", "Match version",
    ];

    private static readonly string[] Criteria =
    [
        "User root", "User alice,root", "User !root,*", "User *,!alice", "User \"root\"", "Group root", "Group wheel,root", "Group !root,*", "Address 192.0.2.0/24", "Address 10.0.0.0/8,192.0.2.3", "Address !192.0.2.3,*", "Address 192.0.2.*", "Host client.example.org",
        "Host *.example.org,!bad.example.org", "Host CLIENT.*", "LocalAddress 127.0.0.1", "LocalAddress 10.0.0.0/8", "LocalPort 22", "LocalPort 2222", "LocalPort ssh", "LocalPort postgresql", "All", "all", "user=root", "User = root", "Address 2001:db8::/32,192.0.2.3/32",
    ];

    private static readonly string[] VersionCriteria =
    [
        "version OpenSSH_*", "Version OpenSSH_10*", "version OpenSSH_10.0", "version OpenSSH_10.?p*", "version OpenSSH_*p1*,OpenSSH_10.0p2", "version !OpenSSH_10.0*,*", "version=OpenSSH_9*",
    ];

    private readonly string[] _criteria = matchVersion ? [.. Criteria, .. VersionCriteria] : Criteria;
    private readonly Random _random = new(seed);
    private int _files;

    /// <summary>Writes the next configuration and returns the path of its main file.</summary>
    public string Next()
    {
        string main = Path.Combine(folder, $"{seed}.conf");
        File.WriteAllText(main, $"HostKey {hostKey}\n" + Body(depth: 0, inMatch: false));
        return main;
    }

    private string Body(int depth, bool inMatch)
    {
        StringBuilder text = new();
        string ending = _random.Next(6) == 0 ? "\r\n" : "\n";
        int lines = _random.Next(depth == 0 ? 3 : 1, depth == 0 ? 22 : 6);
        for (int line = 0; line < lines; line++)
        {
            int dice = _random.Next(100);
            if (dice < 9 && depth < 3)
            {
                text.Append(Include(depth, inMatch)).Append(ending);
            }
            else if (dice < 22)
            {
                string criteria = Pick(_criteria);
                if (_random.Next(3) == 0 && !criteria.Equals("all", StringComparison.OrdinalIgnoreCase))
                {
                    string second = Pick(_criteria);
                    criteria += second.Equals("all", StringComparison.OrdinalIgnoreCase) ? string.Empty : " " + second;
                }

                text.Append("Match ").Append(criteria).Append(ending);
                inMatch = !criteria.Equals("all", StringComparison.OrdinalIgnoreCase) || depth > 0;
            }
            else if (dice < 27)
            {
                text.Append(Pick(["", "# a comment", "   # indented", "\t", "#PermitRootLogin yes"])).Append(ending);
            }
            else
            {
                text.Append(Decorate(dice < 29 ? Pick(Unlucky) : inMatch || dice < 60 ? Pick(Everywhere) : Pick(GlobalOnly))).Append(ending);
            }
        }

        return text.ToString();
    }

    private string Include(int depth, bool inMatch)
    {
        string name = $"{seed}-{++_files}";
        string drop = Path.Combine(folder, name);
        Directory.CreateDirectory(drop);
        foreach (string file in new[] { "10-a.conf", "20-b.conf", "Z.conf", ".hidden.conf", "other.txt" }.Where(_ => _random.Next(2) == 0))
        {
            File.WriteAllText(Path.Combine(drop, file), Body(depth + 1, inMatch));
        }

        return _random.Next(5) switch
        {
            0 => $"Include {drop}/10-a.conf {drop}/nothing.conf",
            1 => $"Include \"{drop}/*.conf\"",
            2 => $"Include {drop}/[12]0-?.conf",
            _ => $"Include {drop}/*.conf",
        };
    }

    private string Decorate(string line) => _random.Next(14) switch
    {
        0 => "    " + line,
        1 => "\t" + line + "  ",
        2 when line.IndexOf(' ') > 0 && !line.Contains('=') => line[..line.IndexOf(' ')] + " = " + line[(line.IndexOf(' ') + 1)..],
        3 when line.IndexOf(' ') > 0 => line[..line.IndexOf(' ')].ToUpperInvariant() + line[line.IndexOf(' ')..],
        4 when !line.Contains('#') && !line.StartsWith("Force", StringComparison.Ordinal) && !line.StartsWith("Version", StringComparison.Ordinal) => line + " # trailing",
        5 when line.IndexOf(' ') > 0 => "\"" + line[..line.IndexOf(' ')] + "\"" + line[line.IndexOf(' ')..],
        _ => line,
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
