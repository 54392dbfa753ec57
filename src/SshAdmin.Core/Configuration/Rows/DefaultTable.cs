using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Configuration.Rows;

/// <summary>Defaults by release; from <c>sshd -T</c> with an empty file of 8.1 to 10.5 and Debian's 9.2, and servconf.c fill_default_server_options for 7.4 to 8.0.</summary>
internal static class DefaultTable
{
    internal static IReadOnlyList<DefaultRow> Rows { get; } =
    [
        new("AcceptEnv", ""),
        new("AddressFamily", "any"),
        new("AllowAgentForwarding", "yes"),
        new("AllowGroups", ""),
        new("AllowStreamLocalForwarding", "yes"),
        new("AllowTcpForwarding", "yes"),
        new("AllowUsers", ""),
        new("AuthenticationMethods", "any"),
        new("AuthorizedKeysCommand", "none"),
        new("AuthorizedKeysCommandUser", "none"),
        new("AuthorizedKeysFile", ".ssh/authorized_keys .ssh/authorized_keys2"),
        new("AuthorizedPrincipalsCommand", "none"),
        new("AuthorizedPrincipalsCommandUser", "none"),
        new("AuthorizedPrincipalsFile", "none"),
        new("Banner", "none"),
        new("ChallengeResponseAuthentication", "yes", until: "8.6"),
        new("ChannelTimeout", "", since: "9.2", until: "9.2"),
        new("ChannelTimeout", "none", since: "9.3"),
        new("ChrootDirectory", "none"),
        new("ClientAliveCountMax", "3"),
        new("ClientAliveInterval", "0"),
        new("Compression", "yes"),
        new("DenyGroups", ""),
        new("DenyUsers", ""),
        new("DisableForwarding", "no"),
        new("ExposeAuthInfo", "no", since: "7.6"),
        new("FingerprintHash", "SHA256"),
        new("ForceCommand", "none"),
        new("GatewayPorts", "no"),
        new("GSSAPIAuthentication", "no"),
        new("GSSAPICleanupCredentials", "yes"),
        new("GSSAPIDelegateCredentials", "yes", since: "10.3"),
        new("GSSAPIStrictAcceptorCheck", "no", until: "7.4"),
        new("GSSAPIStrictAcceptorCheck", "yes", since: "7.5"),
        new("GSSAPIKeyExchange", "no", debian: true),
        new("GSSAPIStoreCredentialsOnRekey", "no", debian: true),
        new("HostbasedAuthentication", "no"),
        new("HostbasedUsesNameFromPacketOnly", "no"),
        new("HostCertificate", ""),
        new("HostKey", "/etc/ssh/ssh_host_rsa_key /etc/ssh/ssh_host_dsa_key /etc/ssh/ssh_host_ecdsa_key /etc/ssh/ssh_host_ed25519_key", until: "7.4", platform: SshServerPlatform.Linux),
        new("HostKey", "/etc/ssh/ssh_host_rsa_key /etc/ssh/ssh_host_ecdsa_key /etc/ssh/ssh_host_ed25519_key", since: "7.5", platform: SshServerPlatform.Linux),
        new("HostKey", "__PROGRAMDATA__/ssh/ssh_host_rsa_key __PROGRAMDATA__/ssh/ssh_host_ecdsa_key __PROGRAMDATA__/ssh/ssh_host_ed25519_key", platform: SshServerPlatform.Windows),
        new("HostKeyAgent", "none"),
        new("IgnoreRhosts", "yes"),
        new("IgnoreUserKnownHosts", "no"),
        new("IPQoS", "lowdelay throughput", until: "7.7"),
        new("IPQoS", "af21 cs1", since: "7.8", until: "10.0", debian: false),
        new("IPQoS", "lowdelay throughput", since: "7.8", until: "10.0", debian: true),
        new("IPQoS", "ef cs0", since: "10.1"),
        new("KbdInteractiveAuthentication", "yes"),
        new("KerberosAuthentication", "no"),
        new("KerberosOrLocalPasswd", "yes"),
        new("KerberosTicketCleanup", "yes"),
        new("ListenAddress", ""),
        new("LoginGraceTime", "120"),
        new("LogLevel", "INFO"),
        new("LogVerbose", "", since: "8.5"),
        new("MaxAuthTries", "6"),
        new("MaxSessions", "10"),
        new("MaxStartups", "10:30:100"),
        new("ModuliFile", "/etc/ssh/moduli", since: "8.6"),
        new("PAMServiceName", "sshd", since: "9.8"),
        new("PasswordAuthentication", "yes"),
        new("PermitEmptyPasswords", "no"),
        new("PermitListen", "any", since: "7.8"),
        new("PermitOpen", "any"),
        new("PermitRootLogin", "without-password", until: "10.0"),
        new("PermitRootLogin", "prohibit-password", since: "10.1"),
        new("PermitTTY", "yes"),
        new("PermitTunnel", "no"),
        new("PermitUserEnvironment", "no"),
        new("PermitUserRC", "yes"),
        new("PerSourceMaxStartups", "none", since: "8.5"),
        new("PerSourceNetBlockSize", "32:128", since: "8.5"),
        new("PerSourcePenaltyExemptList", "none", since: "9.8"),
        new("PidFile", "/var/run/sshd.pid", debian: false),
        new("PidFile", "/run/sshd.pid", debian: true),
        new("Port", "22"),
        new("PrintLastLog", "yes"),
        new("PrintMotd", "yes"),
        new("PubkeyAuthentication", "yes"),
        new("PubkeyAuthOptions", "none", since: "8.2"),
        new("RefuseConnection", "no", since: "9.9"),
        new("RekeyLimit", "0 0"),
        new("RequiredRSASize", "1024", since: "9.1"),
        new("RevokedKeys", "none", until: "10.2"),
        new("RevokedKeys", "", since: "10.3"),
        new("SecurityKeyProvider", "internal", since: "8.2"),
        new("SetEnv", "", since: "7.8"),
        new("SshdAuthPath", "/usr/local/libexec/sshd-auth", since: "10.0"),
        new("SshdSessionPath", "/usr/local/libexec/sshd-session", since: "9.8"),
        new("StreamLocalBindMask", "0177"),
        new("StreamLocalBindUnlink", "no"),
        new("StrictModes", "yes"),
        new("Subsystem", ""),
        new("SyslogFacility", "AUTH"),
        new("TCPKeepAlive", "yes"),
        new("TrustedUserCAKeys", "none"),
        new("UnusedConnectionTimeout", "none", since: "9.2"),
        new("UseDNS", "no"),
        new("UsePAM", "no"),
        new("VersionAddendum", "none"),
        new("X11DisplayOffset", "10"),
        new("X11Forwarding", "no"),
        new("X11UseLocalhost", "yes"),
        new("XAuthLocation", "/usr/X11R6/bin/xauth", debian: false),
        new("XAuthLocation", "/usr/bin/xauth", debian: true),
    ];

    private static readonly (string Keyword, ValueKind Kind, string Since)[] AlgorithmLists =
    [
        ("CASignatureAlgorithms", ValueKind.CaAlgorithms, "7.9"),
        ("Ciphers", ValueKind.Ciphers, "2.1"),
        ("HostbasedAcceptedAlgorithms", ValueKind.KeyAlgorithms, "2.1"),
        ("HostKeyAlgorithms", ValueKind.KeyAlgorithms, "2.1"),
        ("KexAlgorithms", ValueKind.KeyExchanges, "2.1"),
        ("MACs", ValueKind.Macs, "2.1"),
        ("PubkeyAcceptedAlgorithms", ValueKind.KeyAlgorithms, "2.1"),
    ];

    internal static IEnumerable<EffectiveSetting> For(SshdVersion version, SshServerPlatform platform)
    {
        IEnumerable<EffectiveSetting> plain = Rows
            .Where(row => row.SinceKey <= version.Key && version.Key <= row.UntilKey
                && (row.Debian is null || row.Debian == version.IsDebian)
                && (row.Platform is null || row.Platform == platform))
            .Select(row => Default(row.Keyword, row.Values));
        IEnumerable<EffectiveSetting> lists = AlgorithmLists
            .Where(list => version.AtLeast(list.Since))
            .Select(list => Default(list.Keyword, AlgorithmNames.Defaults(list.Kind, version, platform)));
        IEnumerable<EffectiveSetting> penalties = version.AtLeast("9.8") ? [Default("PerSourcePenalties", PenaltyDefaults.Complete([], version))] : [];
        return plain.Concat(lists).Concat(penalties);
    }

    private static EffectiveSetting Default(string keyword, IReadOnlyList<string> values) => new(keyword, values, SshSettingSource.Default, []);
}
