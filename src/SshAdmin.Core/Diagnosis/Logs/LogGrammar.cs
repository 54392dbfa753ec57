using System;
using System.Collections.Generic;
using System.Linq;
using static SshAdmin.Core.Diagnosis.Logs.LogEventKind;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>The messages of OpenSSH clients, 6.0 to 10.5, that a report is made of.</summary>
internal static class LogGrammar
{
    /// <summary>The lists of a proposal that are read, in the order of RFC 4253 section 7.1, by the names that the client gives them.</summary>
    public static IReadOnlyList<string> ProposalLists { get; } = ["KEX algorithms", "host key algorithms", "ciphers ctos", "ciphers stoc", "MACs ctos", "MACs stoc", "compression ctos", "compression stoc"];

    public static IReadOnlyList<LogRow> Rows { get; } =
    [
        new(ClientVersion, LogPhase.Start, "OpenSSH_{build}, {library}", "ssh.c; behind debug1 from 10.0"),
        new(ClientVersion, LogPhase.Start, "OpenSSH_{build}", "ssh.c, built without OpenSSL"),
        new(ConfigurationRead, LogPhase.Start, "Reading configuration data {file}", "readconf.c", show: false),
        new(OptionInvalid, LogPhase.Start, "{file}: line {line}: Bad configuration option: {option}", "readconf.c"),
        new(OptionInvalid, LogPhase.Start, "{file} line {line}: {problem}", "readconf.c"),
        new(OptionInvalid, LogPhase.Start, "{file}: terminating, {n} bad configuration options", "readconf.c"),
        new(ConfigurationTooOpen, LogPhase.Start, "Bad owner or permissions on {file}", "readconf.c"),
        new(IdentityNotAccessible, LogPhase.Start, "Warning: Identity file {file} not accessible: {reason}.", "ssh.c; stands before the version"),

        new(Resolving, LogPhase.Start, "resolving \"{host}\" port {port}", "ssh.c resolve_host"),
        new(HostNotFound, LogPhase.Start, "ssh: Could not resolve hostname {host}: {reason}", "ssh.c resolve_host"),
        new(ProxyCommand, LogPhase.Connect, "Executing proxy command: {command}", "sshconnect.c ssh_proxy_connect"),
        new(Connecting, LogPhase.Connect, "Connecting to {host} [{ip}] port {port}.", "sshconnect.c ssh_connect_direct"),
        new(Connecting, LogPhase.Connect, "Connecting to {host} port {port}.", "sshconnect.c"),
        new(AddressFailed, LogPhase.Connect, "connect to address {ip} port {port}: {reason}", "sshconnect.c ssh_connect_direct"),
        new(ConnectFailed, LogPhase.Connect, "ssh: connect to host {host} port {port}: {reason}", "sshconnect.c ssh_connect_direct"),
        new(Established, LogPhase.Connect, "Connection established.", "sshconnect.c"),

        new(IdentityFile, LogPhase.Any, "identity file {file} type {n}", "sshconnect2.c; the numbers changed in 10.3", show: false),
        new(IdentityTooShort, LogPhase.Any, "load pubkey \"{file}\": Invalid key length", "ssh.c, RequiredRSASize"),
        new(LocalVersion, LogPhase.Identify, "Local version string {id}", "kex.c kex_exchange_identification"),
        new(RemoteVersion, LogPhase.Identify, "Remote protocol version {protocol}, remote software version {software}", "kex.c kex_exchange_identification"),
        new(BannerLine, LogPhase.Identify, "kex_exchange_identification: banner line {n}: {text}", "kex.c, 8.0 and later"),
        new(ClosedBeforeVersion, LogPhase.Identify, "kex_exchange_identification: Connection closed by remote host", "kex.c, 8.0 and later"),
        new(ClosedBeforeVersion, LogPhase.Identify, "kex_exchange_identification: read: {reason}", "kex.c, 8.0 and later"),
        new(ClosedBeforeVersion, LogPhase.Identify, "kex_exchange_identification: write: {reason}", "kex.c, 8.0 and later"),
        new(ClosedBeforeVersion, LogPhase.Identify, "ssh_exchange_identification: Connection closed by remote host", "sshconnect.c, up to 7.9"),
        new(ClosedBeforeVersion, LogPhase.Identify, "ssh_exchange_identification: read: {reason}", "sshconnect.c, up to 7.9"),
        new(BannerLine, LogPhase.Identify, "ssh_exchange_identification: {text}", "sshconnect.c, up to 7.9"),
        new(NotSsh, LogPhase.Identify, "kex_exchange_identification: No SSH version received{rest}", "kex.c"),
        new(NotSsh, LogPhase.Identify, "kex_exchange_identification: banner line {rest}", "kex.c: contains invalid characters, too long"),
        new(NotSsh, LogPhase.Identify, "Bad remote protocol version identification: '{text}'", "kex.c, sshconnect.c"),
        new(NotSsh, LogPhase.Identify, "Invalid SSH identification string.", "kex.c"),
        new(BannerTimeout, LogPhase.Identify, "Connection timed out during banner exchange", "kex.c, sshconnect.c"),
        new(OldProtocol, LogPhase.Identify, "Protocol major versions differ: {n} vs. {number}", "kex.c, sshconnect.c"),
        new(NotSsh, LogPhase.Identify, "banner exchange: Connection to {ip} port {port}: {reason}", "sshconnect.c ssh_login"),
        new(AuthenticatingAs, LogPhase.Identify, "Authenticating to {host}:{port} as '{user}'", "sshconnect.c ssh_login, 7.x and later"),

        new(KexInit, LogPhase.Negotiate, "SSH2_MSG_KEXINIT sent", "kex.c"),
        new(KexInit, LogPhase.Negotiate, "SSH2_MSG_KEXINIT received", "kex.c"),
        new(ProposalOfClient, LogPhase.Negotiate, "local client KEXINIT proposal", "kex.c, 7.x and later"),
        new(ProposalOfServer, LogPhase.Negotiate, "peer server KEXINIT proposal", "kex.c, 7.x and later"),
        .. ProposalLists.Select(list => new LogRow(ProposalList, LogPhase.Negotiate, list + ": {names}", "kex.c kex_buf2prop, 7.x and later")),
        new(ProposalListUnnamed, LogPhase.Negotiate, "kex_parse_kexinit: {names}", "kex.c, 6.x: ten per side, the client's first", show: false),
        new(StrictKex, LogPhase.Any, "kex_choose_conf: will use strict KEX ordering", "kex.c, 9.6 and later", show: false),
        new(StrictKex, LogPhase.Any, "ssh_packet_send2_wrapped: resetting send seqnr {n}", "packet.c, 9.6 and later", show: false),
        new(KexAlgorithm, LogPhase.Negotiate, "kex: algorithm: {algorithm}", "kex.c kex_choose_conf, 7.x and later"),
        new(HostKeyAlgorithm, LogPhase.Negotiate, "kex: host key algorithm: {algorithm}", "kex.c kex_choose_conf, 7.x and later"),
        new(KexInit, LogPhase.Negotiate, "kex: algorithm: (no match)", "kex.c kex_choose_conf"),
        new(KexInit, LogPhase.Negotiate, "kex: host key algorithm: (no match)", "kex.c kex_choose_conf"),
        new(Direction, LogPhase.Negotiate, "kex: {direction} cipher: {cipher} MAC: {mac} compression: {compression}", "kex.c, 7.x and later"),
        new(Direction, LogPhase.Negotiate, "kex: {direction} {cipher} {mac} {compression}", "kex.c, 6.x"),
        new(NoCommonKex, LogPhase.Negotiate, "Unable to negotiate with {ip} port {port}: no matching key exchange method found. Their offer: {names}", "packet.c, ssherr.c"),
        new(NoCommonHostKey, LogPhase.Negotiate, "Unable to negotiate with {ip} port {port}: no matching host key type found. Their offer: {names}", "packet.c, ssherr.c"),
        new(NoCommonCipher, LogPhase.Negotiate, "Unable to negotiate with {ip} port {port}: no matching cipher found. Their offer: {names}", "packet.c, ssherr.c"),
        new(NoCommonMac, LogPhase.Negotiate, "Unable to negotiate with {ip} port {port}: no matching MAC found. Their offer: {names}", "packet.c, ssherr.c"),
        new(NoCommonCompression, LogPhase.Negotiate, "Unable to negotiate with {ip} port {port}: no matching compression method found. Their offer: {names}", "packet.c, ssherr.c"),
        new(NoCommonKex, LogPhase.Negotiate, "Unable to negotiate with {ip}: no matching key exchange method found. Their offer: {names}", "packet.c, 7.0 to 7.2"),
        new(NoCommonHostKey, LogPhase.Negotiate, "Unable to negotiate with {ip}: no matching host key type found. Their offer: {names}", "packet.c, 7.0 to 7.2"),
        new(NoCommonCipher, LogPhase.Negotiate, "Unable to negotiate with {ip}: no matching cipher found. Their offer: {names}", "packet.c, 7.0 to 7.2"),
        new(NoCommonMac, LogPhase.Negotiate, "Unable to negotiate with {ip}: no matching MAC found. Their offer: {names}", "packet.c, 7.0 to 7.2"),
        new(NoCommonKex, LogPhase.Negotiate, "Unable to negotiate a key exchange method", "kex.c, 6.x"),
        new(NoCommonHostKey, LogPhase.Negotiate, "no hostkey alg", "kex.c, 6.x"),
        new(NoCommonCipher, LogPhase.Negotiate, "no matching cipher found: client {own} server {names}", "kex.c, 6.x"),
        new(NoCommonMac, LogPhase.Negotiate, "no matching mac found: client {own} server {names}", "kex.c, 6.x"),

        new(ServerHostKey, LogPhase.HostKey, "Server host key: {type} {fingerprint}", "sshconnect.c verify_host_key"),
        new(HostKeyTrusted, LogPhase.HostKey, "Host '{host}' is known and matches the {type} host key.", "sshconnect.c check_host_key"),
        new(HostKeyTrusted, LogPhase.HostKey, "Host '{host}' is known and matches the {type} host certificate.", "sshconnect.c check_host_key"),
        new(HostKeyFound, LogPhase.HostKey, "Found key in {file}:{line}", "sshconnect.c check_host_key"),
        new(HostKeyAdded, LogPhase.HostKey, "Warning: Permanently added '{host}' ({type}) to the list of known hosts.", "sshconnect.c check_host_key"),
        new(HostKeyUnknown, LogPhase.HostKey, "The authenticity of host '{host}' can't be established.", "sshconnect.c check_host_key"),
        new(HostKeyUnknown, LogPhase.HostKey, "No {type} host key is known for {host} and you have requested strict checking.", "sshconnect.c check_host_key"),
        new(HostKeyChanged, LogPhase.HostKey, "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @", "sshconnect.c warn_changed_key"),
        new(HostKeyChanged, LogPhase.HostKey, "Host key for {host} has changed and you have requested strict checking.", "sshconnect.c, 8.7 and later"),
        new(HostKeyChanged, LogPhase.HostKey, "{type} host key for {host} has changed and you have requested strict checking.", "sshconnect.c, up to 8.4"),
        new(HostKeyRevoked, LogPhase.HostKey, "@       WARNING: REVOKED HOST KEY DETECTED!               @", "sshconnect.c check_host_key"),
        new(HostKeyRevoked, LogPhase.HostKey, "{type} host key for {host} was revoked and you have requested strict checking.", "sshconnect.c check_host_key"),
        new(HostKeyRevoked, LogPhase.HostKey, "Host key {type} {fingerprint} revoked by file {file}", "sshconnect.c, RevokedHostKeys"),
        new(HostKeySent, LogPhase.HostKey, "The fingerprint for the {type} key sent by the remote host is", "sshconnect.c warn_changed_key"),
        new(HostKeyFingerprint, LogPhase.HostKey, "{type} key fingerprint is {fingerprint}.", "sshconnect.c, the question about an unknown key"),
        new(HostKeyFingerprint, LogPhase.HostKey, "{fingerprint}.", "sshconnect.c warn_changed_key"),
        new(HostKeyOffending, LogPhase.HostKey, "Offending {type} key in {file}:{line}", "sshconnect.c check_host_key"),
        new(HostKeyRemoval, LogPhase.HostKey, "ssh-keygen -f \"{file}\" -R \"{host}\"", "sshconnect.c, a change of Debian and its descendants"),
        new(PasswordWithheld, LogPhase.HostKey, "Password authentication is disabled to avoid man-in-the-middle attacks.", "sshconnect.c check_host_key, StrictHostKeyChecking no"),
        new(PasswordWithheld, LogPhase.HostKey, "Keyboard-interactive authentication is disabled to avoid man-in-the-middle attacks.", "sshconnect.c check_host_key, StrictHostKeyChecking no"),
        new(HostKeyTooShort, LogPhase.HostKey, "Bad server host key: {reason}", "sshconnect2.c verify_host_key_callback, RequiredRSASize, 9.1 and later"),
        new(HostKeyFailed, LogPhase.HostKey, "Host key verification failed.", "sshconnect.c verify_host_key"),
        new(NewKeys, LogPhase.HostKey, "SSH2_MSG_NEWKEYS received", "kex.c"),

        new(SignatureAlgorithms, LogPhase.Any, "kex_input_ext_info: server-sig-algs=<{names}>", "kex.c, 7.2 to 9.8"),
        new(SignatureAlgorithms, LogPhase.Any, "kex_ext_info_client_parse: server-sig-algs=<{names}>", "kex.c, 9.9 and later"),
        new(KeyKnown, LogPhase.Any, "Will attempt key: {file} {type} {fingerprint}{origin}", "sshconnect2.c pubkey_prepare, 7.9 and later"),
        new(KeyKnown, LogPhase.Any, "Will attempt key: {file} {origin}", "sshconnect2.c, a file without public half", show: false),
        new(KeyKnown, LogPhase.Any, "Will attempt key: {file}", "sshconnect2.c, a default file", show: false),
        new(KeySkipped, LogPhase.Any, "Skipping {type} key {file} - corresponding algo not in PubkeyAcceptedAlgorithms", "sshconnect2.c, 8.5 and later"),
        new(KeySkipped, LogPhase.Any, "Skipping {type} key {file} - corresponding algorithm not in PubkeyAcceptedAlgorithms", "sshconnect2.c"),
        new(KeySkipped, LogPhase.Any, "Skipping {type} key {file} - not in PubkeyAcceptedKeyTypes", "sshconnect2.c, up to 8.4"),
        new(AgentMissing, LogPhase.Any, "get_agent_identities: ssh_get_authentication_socket: {reason}", "sshconnect2.c, 8.5 and later"),
        new(AgentMissing, LogPhase.Any, "pubkey_prepare: ssh_get_authentication_socket: {reason}", "sshconnect2.c, up to 8.4"),

        new(ServiceAccepted, LogPhase.Authenticate, "SSH2_MSG_SERVICE_ACCEPT received", "sshconnect2.c"),
        new(MethodsLeft, LogPhase.Authenticate, "Authentications that can continue: {names}", "sshconnect2.c input_userauth_failure"),
        new(MethodPreference, LogPhase.Authenticate, "preferred {names}", "sshconnect2.c userauth"),
        new(NextMethod, LogPhase.Authenticate, "Next authentication method: {method}", "sshconnect2.c userauth"),
        new(KeyOffered, LogPhase.Authenticate, "Offering public key: {type} {fingerprint} {file}", "sshconnect2.c, 7.4 to 7.8"),
        new(KeyOffered, LogPhase.Authenticate, "Offering public key: {file} {type} {fingerprint}{origin}", "sshconnect2.c, 7.9 and later"),
        new(KeyOffered, LogPhase.Authenticate, "Offering {type} public key: {file}", "sshconnect2.c, up to 7.3"),
        new(KeyTried, LogPhase.Authenticate, "Trying private key: {file}", "sshconnect2.c userauth_pubkey"),
        new(KeyTaken, LogPhase.Authenticate, "Server accepts key: pkalg {algorithm} blen {n}", "sshconnect2.c, up to 7.8"),
        new(KeyTaken, LogPhase.Authenticate, "Server accepts key: {file} {type} {fingerprint}{origin}", "sshconnect2.c input_userauth_pk_ok"),
        new(Signing, LogPhase.Authenticate, "sign_and_send_pubkey: signing using {algorithm} {fingerprint}", "sshconnect2.c, 8.2 and later"),
        new(Signing, LogPhase.Authenticate, "sign_and_send_pubkey: signing using {algorithm}", "sshconnect2.c, up to 8.1"),
        new(NoSuchKey, LogPhase.Authenticate, "no such identity: {file}: {reason}", "sshconnect2.c load_identity_file"),
        new(KeyNotLoaded, LogPhase.Authenticate, "Load key \"{file}\": {reason}", "sshconnect2.c load_identity_file"),
        new(KeyNotLoaded, LogPhase.Authenticate, "load_identity_file: Skipping key {file}: {reason}", "sshconnect2.c, RequiredRSASize"),
        new(KeyTooOpen, LogPhase.Authenticate, "Permissions {mode} for '{file}' are too open.", "authfile.c sshkey_perm_ok"),
        new(KeyTooOpen, LogPhase.Authenticate, "Permissions for '{file}' are too open.", "authfile.c, Windows"),
        new(PassphraseAsked, LogPhase.Authenticate, "read_passphrase: {rest}", "readpass.c", show: false),
        new(PassphraseWrong, LogPhase.Authenticate, "bad passphrase given, try again...", "sshconnect2.c load_identity_file"),
        new(PassphraseEmpty, LogPhase.Authenticate, "no passphrase given, try next key", "sshconnect2.c load_identity_file"),
        new(NoMutualSignature, LogPhase.Authenticate, "send_pubkey_test: no mutual signature algorithm", "sshconnect2.c"),
        new(NoMutualSignature, LogPhase.Authenticate, "sign_and_send_pubkey: no mutual signature supported", "sshconnect2.c, 8.5 to 8.8"),
        new(SigningFailed, LogPhase.Authenticate, "sign_and_send_pubkey: signing failed for {type} \"{file}\" from agent: {reason}", "sshconnect2.c"),
        new(SigningFailed, LogPhase.Authenticate, "sign_and_send_pubkey: signing failed for {type} \"{file}\": {reason}", "sshconnect2.c"),
        new(SigningFailed, LogPhase.Authenticate, "sign_and_send_pubkey: signing failed: {reason}", "sshconnect2.c, up to 8.1"),
        new(NothingSent, LogPhase.Authenticate, "we did not send a packet, disable method", "sshconnect2.c userauth"),
        new(PromptReceived, LogPhase.Authenticate, "input_userauth_info_req{rest}", "sshconnect2.c", show: false),
        new(PasswordExpired, LogPhase.Authenticate, "input_userauth_passwd_changereq{rest}", "sshconnect2.c", show: false),
        new(PartialSuccess, LogPhase.Authenticate, "Authenticated using \"{method}\" with partial success.", "sshconnect2.c, 8.5 and later"),
        new(PartialSuccess, LogPhase.Authenticate, "Authenticated with partial success.", "sshconnect2.c, up to 8.4"),
        new(Authenticated, LogPhase.Authenticate, "Authentication succeeded ({method}).", "sshconnect2.c, up to 8.4"),
        new(Authenticated, LogPhase.Authenticate, "Authenticated to {host} ([{ip}]:{port}) using \"{method}\".", "sshconnect2.c, 8.5 and later"),
        new(Authenticated, LogPhase.Authenticate, "Authenticated to {host} (via proxy) using \"{method}\".", "sshconnect2.c, 8.5 and later"),
        new(Authenticated, LogPhase.Authenticate, "Authenticated to {host} ([{ip}]:{port}).", "ssh.c, up to 8.4"),
        new(Authenticated, LogPhase.Authenticate, "Authenticated to {host} (via proxy).", "ssh.c, up to 8.4"),
        new(NoMoreMethods, LogPhase.Authenticate, "No more authentication methods to try.", "sshconnect2.c userauth"),
        new(DeniedOnce, LogPhase.Authenticate, "Permission denied, please try again.", "sshconnect2.c userauth_passwd"),
        new(Denied, LogPhase.Authenticate, "{user}@{host}: Permission denied ({names}).", "sshconnect2.c userauth, 7.x and later"),
        new(Denied, LogPhase.Authenticate, "Permission denied ({names}).", "sshconnect2.c userauth, 6.x"),

        new(Disconnected, LogPhase.Any, "Received disconnect from {ip} port {port}:{number}: {text}", "packet.c"),
        new(Disconnected, LogPhase.Any, "Received disconnect from {ip}: {number}: {text}", "packet.c, up to 7.2"),
        new(Closed, LogPhase.Any, "Connection {way} by authenticating user {user} {ip} port {port}", "packet.c sshpkt_vfatal"),
        new(Closed, LogPhase.Any, "Connection {way} by user {user} {ip} port {port}", "packet.c sshpkt_vfatal"),
        new(Closed, LogPhase.Any, "Connection {way} by {ip} port {port}", "packet.c sshpkt_vfatal"),
        new(Closed, LogPhase.Any, "Connection {way} by {ip}", "packet.c, up to 7.2"),
        new(TimedOut, LogPhase.Any, "Connection to {ip} port {port} timed out", "packet.c sshpkt_vfatal"),
        new(Fatal, LogPhase.Any, "ssh_dispatch_run_fatal: Connection to {ip} port {port}: {reason}", "dispatch.c"),
        new(Corrupted, LogPhase.Any, "Corrupted MAC on input.", "packet.c"),
        new(Corrupted, LogPhase.Any, "Bad packet length {n}.", "packet.c"),
        new(Corrupted, LogPhase.Any, "padding error: need {n} block {number} mod {line}", "packet.c"),

        new(Interactive, LogPhase.Session, "Entering interactive session.", "clientloop.c", show: false),
        new(SessionLost, LogPhase.Session, "client_loop: send disconnect: {reason}", "clientloop.c"),
        new(SessionLost, LogPhase.Session, "Connection to {host} closed by remote host.", "clientloop.c"),
        new(SessionLost, LogPhase.Session, "Read from remote host {host}: {reason}", "clientloop.c"),
        new(SessionSilent, LogPhase.Session, "Timeout, server {host} not responding.", "clientloop.c, ServerAliveCountMax"),
        new(TerminalRefused, LogPhase.Session, "PTY allocation request failed on channel {n}", "clientloop.c"),
        new(ForwardingRefused, LogPhase.Session, "Error: remote port forwarding failed for listen port {port}", "ssh.c, ExitOnForwardFailure"),
        new(ForwardingWarning, LogPhase.Session, "Warning: remote port forwarding failed for listen port {port}", "ssh.c"),
        new(SessionChannel, LogPhase.Session, "channel {n}: new session [client-session] (inactive timeout: {line})", "channels.c, 9.2 and later", show: false),
        new(SessionChannel, LogPhase.Session, "channel {n}: new [client-session]", "channels.c, up to 9.1", show: false),
        new(ChannelRefused, LogPhase.Session, "channel {n}: open failed: administratively prohibited: {text}", "channels.c"),
        new(ChannelRefused, LogPhase.Session, "channel {n}: open failed: connect failed: {text}", "channels.c"),
        new(ChannelRefused, LogPhase.Session, "channel {n}: open failed: unknown channel type: {text}", "channels.c"),
        new(ChannelRefused, LogPhase.Session, "channel {n}: open failed: resource shortage: {text}", "channels.c"),
        new(RequestRefused, LogPhase.Session, "{type} request failed on channel {n}", "clientloop.c client_status_confirm: shell, exec, subsystem"),
        new(LocalForwardingFailed, LogPhase.Session, "channel_setup_fwd_listener_tcpip: cannot listen to port: {port}", "channels.c"),
        new(LocalForwardingFailed, LogPhase.Session, "Could not request local forwarding.", "ssh.c ssh_init_forwarding; it goes on without ExitOnForwardFailure"),
        new(SharedSession, LogPhase.Session, "mux_client_request_session: master session id: {line}", "mux.c, ControlMaster"),
        new(SharedExit, LogPhase.Session, "Received exit status from master {n}", "mux.c mux_client_request_session, -vv"),
        new(ForwardingRefused, LogPhase.Session, "stdio forwarding failed", "clientloop.c, -W"),
        new(Transferred, LogPhase.Session, "Transferred: sent {rest}", "clientloop.c", show: false),
        new(ExitStatus, LogPhase.Session, "Exit status {n}", "clientloop.c"),
        new(Packet, LogPhase.Any, "{bound} packet: type {number}", "packet.c, -vvv"),
        new(NotPostQuantum, LogPhase.Any, "** WARNING: connection is not using a post-quantum key exchange algorithm.", "kex.c, 10.1 and later"),
    ];

    private static readonly ILookup<char, LogRow> ByFirst = Rows.Where(row => row.Head.Length > 0).ToLookup(row => row.Head[0]);
    private static readonly LogRow[] Headless = [.. Rows.Where(row => row.Head.Length == 0)];

    /// <summary>The row of a line without its prefix; <c>null</c> when none is like it.</summary>
    public static LogEvent? Match(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        foreach (LogRow row in ByFirst[text[0]])
        {
            if (row.Match(text) is LogEvent match)
            {
                return match;
            }
        }

        foreach (LogRow row in Headless)
        {
            if (row.Match(text) is LogEvent match)
            {
                return match;
            }
        }

        return null;
    }

    /// <summary>Whether a text without prefix begins as a known message does and ends too early.</summary>
    public static bool IsBegun(string text) => text.Length > 0 && ByFirst[text[0]].Any(row => row.IsBegun(text));
}
