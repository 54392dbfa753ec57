using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Configuration.Rows;

/// <summary>Every keyword of sshd_config from 2.1 to 10.5; from the keyword tables of openssh-portable servconf.c (servconf.h from 10.4 on) at each release.</summary>
internal static class KeywordTable
{
    internal static IReadOnlyList<KeywordRow> Rows { get; } =
    [
        new("AcceptEnv", ValueKind.EnvironmentNames, "3.9", match: "6.1", repeat: RepeatRule.Accumulate, windows: WindowsSupport.DocumentedUnavailable),
        new("AddressFamily", ValueKind.Choice, "4.0", choices: "any inet inet6"),
        new("AllowAgentForwarding", ValueKind.Flag, "5.1", match: "5.1"),
        new("AllowGroups", ValueKind.Groups, "2.1", match: "6.1", repeat: RepeatRule.Accumulate),
        new("AllowStreamLocalForwarding", ValueKind.Choice, "6.7", match: "6.7", choices: "yes all=yes no local remote", windows: WindowsSupport.DocumentedUnavailable),
        new("AllowTcpForwarding", ValueKind.Choice, "2.3", match: "4.4", choices: "yes all=yes no local remote"),
        new("AllowUsers", ValueKind.Users, "2.1", match: "6.1", repeat: RepeatRule.Accumulate),
        new("AuthenticationMethods", ValueKind.AuthenticationMethods, "6.2", match: "6.2"),
        new("AuthorizedKeysCommand", ValueKind.Command, "6.2", match: "6.2", windows: WindowsSupport.DocumentedUnavailable),
        new("AuthorizedKeysCommandUser", ValueKind.Word, "6.2", match: "6.2", windows: WindowsSupport.DocumentedUnavailable),
        new("AuthorizedKeysFile", ValueKind.KeyFiles, "2.9.9", match: "5.6"),
        new("AuthorizedPrincipalsCommand", ValueKind.Command, "6.9", match: "6.9", windows: WindowsSupport.DocumentedUnavailable),
        new("AuthorizedPrincipalsCommandUser", ValueKind.Word, "6.9", match: "6.9", windows: WindowsSupport.DocumentedUnavailable),
        new("AuthorizedPrincipalsFile", ValueKind.Path, "5.6", match: "5.6"),
        new("Banner", ValueKind.Path, "2.5", match: "4.6"),
        new("CASignatureAlgorithms", ValueKind.CaAlgorithms, "7.9", match: "7.9"),
        new("ChallengeResponseAuthentication", ValueKind.Flag, "2.5", until: "8.6"),
        new("ChallengeResponseAuthentication", ValueKind.Flag, "8.7", match: "8.7", aliasOf: "KbdInteractiveAuthentication"),
        new("ChannelTimeout", ValueKind.ChannelTimeouts, "9.2", match: "9.2"),
        new("ChrootDirectory", ValueKind.Path, "4.9", match: "4.9"),
        new("Ciphers", ValueKind.Ciphers, "2.1"),
        new("ClientAliveCountMax", ValueKind.Number, "2.9", match: "7.4"),
        new("ClientAliveInterval", ValueKind.Time, "2.9", match: "7.4"),
        new("Compression", ValueKind.Choice, "3.3", choices: "yes delayed=yes no"),
        new("DenyGroups", ValueKind.Groups, "2.1", match: "6.1", repeat: RepeatRule.Accumulate),
        new("DenyUsers", ValueKind.Users, "2.1", match: "6.1", repeat: RepeatRule.Accumulate),
        new("DisableForwarding", ValueKind.Flag, "7.4", match: "7.4"),
        new("DSAAuthentication", ValueKind.Flag, "2.1", aliasOf: "PubkeyAuthentication"),
        new("ExposeAuthInfo", ValueKind.Flag, "7.6", match: "7.6", windows: WindowsSupport.DocumentedUnavailable),
        new("FingerprintHash", ValueKind.Choice, "6.8", repeat: RepeatRule.Last, choices: "md5=MD5 sha1=SHA1 sha256=SHA256 sha384=SHA384 sha512=SHA512"),
        new("ForceCommand", ValueKind.RestOfLine, "4.4", match: "4.4"),
        new("GatewayPorts", ValueKind.Choice, "2.1", match: "4.4", choices: "clientspecified yes no"),
        new("GSSAPIAuthentication", ValueKind.Flag, "3.7", until: "10.3", match: "4.6"),
        new("GSSAPIAuthentication", ValueKind.Flag, "10.5", match: "10.5"),
        new("GSSAPICleanupCredentials", ValueKind.Flag, "3.8", until: "10.3", windows: WindowsSupport.DocumentedUnavailable),
        new("GSSAPICleanupCredentials", ValueKind.Flag, "10.5", windows: WindowsSupport.DocumentedUnavailable),
        new("GSSAPIDelegateCredentials", ValueKind.Flag, "10.3", until: "10.3", windows: WindowsSupport.NotKnown),
        new("GSSAPIDelegateCredentials", ValueKind.Flag, "10.5", windows: WindowsSupport.NotKnown),
        new("GSSAPIStrictAcceptorCheck", ValueKind.Flag, "6.9", until: "10.3", windows: WindowsSupport.DocumentedUnavailable),
        new("GSSAPIStrictAcceptorCheck", ValueKind.Flag, "10.5", windows: WindowsSupport.DocumentedUnavailable),
        new("HostbasedAcceptedAlgorithms", ValueKind.KeyAlgorithms, "8.5", match: "8.5", windows: WindowsSupport.DocumentedUnavailable),
        new("HostbasedAcceptedKeyTypes", ValueKind.KeyAlgorithms, "6.8", match: "6.8", aliasOf: "HostbasedAcceptedAlgorithms", windows: WindowsSupport.DocumentedUnavailable),
        new("HostbasedAuthentication", ValueKind.Flag, "2.9", match: "4.6", windows: WindowsSupport.DocumentedUnavailable),
        new("HostbasedUsesNameFromPacketOnly", ValueKind.Flag, "2.9", match: "5.6", windows: WindowsSupport.DocumentedUnavailable),
        new("HostCertificate", ValueKind.HostKeyPath, "5.4", repeat: RepeatRule.Accumulate),
        new("HostDSAKey", ValueKind.HostKeyPath, "2.1", repeat: RepeatRule.Accumulate, aliasOf: "HostKey"),
        new("HostKey", ValueKind.HostKeyPath, "2.1", repeat: RepeatRule.Accumulate),
        new("HostKeyAgent", ValueKind.Path, "6.3"),
        new("HostKeyAlgorithms", ValueKind.KeyAlgorithms, "7.0"),
        new("IgnoreRhosts", ValueKind.Choice, "2.1", match: "8.3", choices: "yes no shosts-only", windows: WindowsSupport.DocumentedUnavailable),
        new("IgnoreUserKnownHosts", ValueKind.Flag, "2.1", windows: WindowsSupport.DocumentedUnavailable),
        new("Include", ValueKind.Include, "8.2", match: "8.2"),
        new("IPQoS", ValueKind.IpQos, "5.7", match: "5.7", lastUntil: "10.2"),
        new("KbdInteractiveAuthentication", ValueKind.Flag, "2.3", match: "4.6", windows: WindowsSupport.DocumentedUnavailable),
        new("KeepAlive", ValueKind.Flag, "2.1", aliasOf: "TCPKeepAlive"),
        new("KerberosAuthentication", ValueKind.Flag, "2.1", match: "4.6", windows: WindowsSupport.NotCompiledIn),
        new("KerberosGetAFSToken", ValueKind.Flag, "3.8", windows: WindowsSupport.NotCompiledIn),
        new("KerberosOrLocalPasswd", ValueKind.Flag, "2.1", windows: WindowsSupport.NotCompiledIn),
        new("KerberosTicketCleanup", ValueKind.Flag, "2.1", windows: WindowsSupport.NotCompiledIn),
        new("KexAlgorithms", ValueKind.KeyExchanges, "5.7"),
        new("ListenAddress", ValueKind.ListenAddress, "2.1", repeat: RepeatRule.Accumulate),
        new("LoginGraceTime", ValueKind.Time, "2.1"),
        new("LogLevel", ValueKind.Choice, "2.1", match: "7.6", choices: "QUIET FATAL ERROR INFO VERBOSE DEBUG DEBUG1=DEBUG DEBUG2 DEBUG3"),
        new("LogVerbose", ValueKind.LogVerbose, "8.5", match: "8.5"),
        new("MACs", ValueKind.Macs, "2.5"),
        new("Match", ValueKind.Match, "4.4", match: "4.4"),
        new("MaxAuthTries", ValueKind.Number, "3.9", match: "5.1"),
        new("MaxSessions", ValueKind.Number, "5.1", match: "5.1"),
        new("MaxStartups", ValueKind.MaxStartups, "2.1.1", lastUntil: "10.0"),
        new("ModuliFile", ValueKind.Path, "8.6"),
        new("PAMServiceName", ValueKind.Word, "9.8", match: "9.8", windows: WindowsSupport.NotCompiledIn),
        new("PasswordAuthentication", ValueKind.Flag, "2.1", match: "4.6"),
        new("PermitEmptyPasswords", ValueKind.Flag, "2.1", match: "5.2"),
        new("PermitListen", ValueKind.PermitListen, "7.8", match: "7.8"),
        new("PermitOpen", ValueKind.PermitOpen, "4.4", match: "4.4"),
        new("PermitRootLogin", ValueKind.Choice, "2.1", match: "4.9", choices: "without-password prohibit-password forced-commands-only yes no"),
        new("PermitTTY", ValueKind.Flag, "6.5", match: "6.5"),
        new("PermitTunnel", ValueKind.Tunnel, "4.3", match: "5.6", windows: WindowsSupport.DocumentedUnavailable),
        new("PermitUserEnvironment", ValueKind.UserEnvironment, "3.5", windows: WindowsSupport.DocumentedUnavailable),
        new("PermitUserRC", ValueKind.Flag, "6.7", match: "6.7", windows: WindowsSupport.DocumentedUnavailable),
        new("PerSourceMaxStartups", ValueKind.NumberOrNone, "8.5", lastUntil: "9.2"),
        new("PerSourceNetBlockSize", ValueKind.NetBlockSize, "8.5", lastUntil: "10.0"),
        new("PerSourcePenalties", ValueKind.Penalties, "9.8", repeat: RepeatRule.ByPart),
        new("PerSourcePenaltyExemptList", ValueKind.AddressList, "9.8"),
        new("PidFile", ValueKind.Path, "2.1", windows: WindowsSupport.DocumentedUnavailable),
        new("Port", ValueKind.Port, "2.1", repeat: RepeatRule.Accumulate),
        new("PrintLastLog", ValueKind.Flag, "2.9", windows: WindowsSupport.DocumentedUnavailable),
        new("PrintMotd", ValueKind.Flag, "2.1", windows: WindowsSupport.DocumentedUnavailable),
        new("PubkeyAcceptedAlgorithms", ValueKind.KeyAlgorithms, "8.5", match: "8.5"),
        new("PubkeyAcceptedKeyTypes", ValueKind.KeyAlgorithms, "6.8", match: "6.8", aliasOf: "PubkeyAcceptedAlgorithms"),
        new("PubkeyAuthentication", ValueKind.Flag, "2.5", match: "4.6"),
        new("PubkeyAuthOptions", ValueKind.PubkeyOptions, "8.2", match: "8.2"),
        new("RDomain", ValueKind.RoutingDomain, "7.7", match: "7.7", windows: WindowsSupport.Fatal),
        new("RefuseConnection", ValueKind.Flag, "9.9", match: "9.9", windows: WindowsSupport.NotKnown),
        new("RekeyLimit", ValueKind.RekeyLimit, "6.3", match: "6.3", repeat: RepeatRule.ByPart),
        new("RequiredRSASize", ValueKind.Number, "9.1", match: "9.1"),
        new("RevokedKeys", ValueKind.RevokedKeys, "5.4", match: "5.4"),
        new("SecurityKeyProvider", ValueKind.Path, "8.2"),
        new("SetEnv", ValueKind.Environment, "7.8", match: "7.8"),
        new("SkeyAuthentication", ValueKind.Deprecated, "2.1", until: "8.6"),
        new("SkeyAuthentication", ValueKind.Flag, "8.7", match: "8.7", aliasOf: "KbdInteractiveAuthentication"),
        new("SshdAuthPath", ValueKind.Path, "10.0", windows: WindowsSupport.NotKnown),
        new("SshdSessionPath", ValueKind.Path, "9.8"),
        new("StreamLocalBindMask", ValueKind.Octal, "6.7", match: "6.7", repeat: RepeatRule.Last, windows: WindowsSupport.DocumentedUnavailable),
        new("StreamLocalBindUnlink", ValueKind.Flag, "6.7", match: "6.7", windows: WindowsSupport.DocumentedUnavailable),
        new("StrictModes", ValueKind.Flag, "2.1", windows: WindowsSupport.DocumentedUnavailable),
        new("Subsystem", ValueKind.Subsystem, "2.1.1", match: "9.5", repeat: RepeatRule.ByName),
        new("SyslogFacility", ValueKind.Choice, "2.1", choices: "DAEMON USER AUTH AUTHPRIV LOCAL0 LOCAL1 LOCAL2 LOCAL3 LOCAL4 LOCAL5 LOCAL6 LOCAL7"),
        new("TCPKeepAlive", ValueKind.Flag, "3.8"),
        new("TrustedUserCAKeys", ValueKind.Path, "5.4", match: "5.4"),
        new("UnusedConnectionTimeout", ValueKind.TimeOrNone, "9.2", match: "9.2"),
        new("UseDNS", ValueKind.Flag, "3.7"),
        new("UsePAM", ValueKind.Flag, "3.7", windows: WindowsSupport.NotCompiledIn),
        new("VersionAddendum", ValueKind.VersionText, "6.1"),
        new("X11DisplayOffset", ValueKind.Number, "2.1", match: "4.4", windows: WindowsSupport.DocumentedUnavailable),
        new("X11Forwarding", ValueKind.Flag, "2.1", match: "4.4", windows: WindowsSupport.DocumentedUnavailable),
        new("X11UseLocalhost", ValueKind.Flag, "3.1", match: "4.4", windows: WindowsSupport.DocumentedUnavailable),
        new("XAuthLocation", ValueKind.Path, "2.1.1", windows: WindowsSupport.DocumentedUnavailable),

        // Retired: still accepted, without effect.
        new("AFSTokenPassing", ValueKind.Deprecated, "2.1"),
        new("AuthorizedKeysFile2", ValueKind.Deprecated, "2.9", match: "2.1"),
        new("CheckMail", ValueKind.Deprecated, "2.1"),
        new("KerberosTgtPassing", ValueKind.Deprecated, "2.1"),
        new("KeyRegenerationInterval", ValueKind.Deprecated, "2.1"),
        new("ReverseMappingCheck", ValueKind.Deprecated, "2.5"),
        new("RhostsAuthentication", ValueKind.Deprecated, "2.1"),
        new("RhostsRSAAuthentication", ValueKind.Deprecated, "2.1", match: "2.1"),
        new("RSAAuthentication", ValueKind.Deprecated, "2.1", match: "2.1"),
        new("ServerKeyBits", ValueKind.Deprecated, "2.1"),
        new("UseLogin", ValueKind.Deprecated, "2.1"),
        new("UsePrivilegeSeparation", ValueKind.Deprecated, "3.2"),
        new("VerifyReverseMapping", ValueKind.Deprecated, "3.1"),
        new("PAMAuthenticationViaKbdInt", ValueKind.Deprecated, "2.9", until: "10.3"),
        new("Protocol", ValueKind.Ignored, "2.1"),
        new("GssAuthentication", ValueKind.Flag, "10.4", until: "10.4"),
        new("GssCleanupCreds", ValueKind.Flag, "10.4", until: "10.4"),
        new("GssDelegateCreds", ValueKind.Flag, "10.4", until: "10.4"),
        new("GssStrictAcceptor", ValueKind.Flag, "10.4", until: "10.4"),

        // Distributions only.
        new("DebianBanner", ValueKind.Flag, "7.4", patch: true),
        new("GSSAPIKexAlgorithms", ValueKind.Unchecked, "7.4", patch: true),
        new("GSSAPIKeyExchange", ValueKind.Flag, "7.4", patch: true),
        new("GSSAPIStoreCredentialsOnRekey", ValueKind.Flag, "7.4", patch: true),

        // Red Hat gave 9.1's keyword to the 8.0 and 8.7 of RHEL 8 and 9, and its crypto policies set it there; Amazon Linux 2023 does the same.
        new("RequiredRSASize", ValueKind.Number, "8.0", until: "9.0", patch: true, match: "8.0"),
        new("RSAMinSize", ValueKind.Number, "7.4", patch: true, match: "7.4", aliasOf: "RequiredRSASize"),
    ];

    private static readonly Dictionary<string, List<KeywordRow>> ByName = Index();

    /// <summary>The row by which a release reads a keyword; <c>null</c> when that release does not know it.</summary>
    internal static KeywordRow? Find(string name, SshdVersion version, SshServerPlatform platform)
    {
        if (!ByName.TryGetValue(name, out List<KeywordRow>? rows))
        {
            return null;
        }

        foreach (KeywordRow row in rows)
        {
            bool left = row.IsPatch ? version.IsUpstreamBuild || platform == SshServerPlatform.Windows : row.Windows == WindowsSupport.NotKnown && platform == SshServerPlatform.Windows;
            if (row.SinceKey <= version.Key && version.Key <= row.UntilKey && !left)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>All rows of a keyword, oldest first; empty when no release knows it.</summary>
    internal static IReadOnlyList<KeywordRow> History(string name) => ByName.TryGetValue(name, out List<KeywordRow>? rows) ? rows : [];

    private static Dictionary<string, List<KeywordRow>> Index()
    {
        Dictionary<string, List<KeywordRow>> index = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeywordRow row in Rows)
        {
            if (!index.TryGetValue(row.Name, out List<KeywordRow>? rows))
            {
                index.Add(row.Name, rows = []);
            }

            rows.Add(row);
        }

        return index;
    }
}
