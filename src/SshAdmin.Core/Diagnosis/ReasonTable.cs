using System.Collections.Generic;
using System.Linq;
using static SshAdmin.Core.Diagnosis.SshConnectionReason;
using static SshAdmin.Core.Diagnosis.SshConnectionStage;

namespace SshAdmin.Core.Diagnosis;

/// <summary>Message and remedy of every reason, for tested connections and for logs alike.</summary>
internal static class ReasonTable
{
    public static IReadOnlyList<ReasonRow> Rows { get; } =
    [
        new(ClientOptionInvalid, Configure, "The ssh client does not understand one of its options, so it does not start.", "Correct the option in the file and line named (a newer option needs a newer ssh; ssh -V shows the version); save ssh_config as UTF-8 without byte order mark.", "openssh readconf.c: Bad configuration option"),
        new(ClientConfigurationTooOpen, Configure, "Others may write the client's configuration file, so ssh refuses to use it.", "Let only its owner (on Windows also SYSTEM and Administrators) write the file: chmod 600, or icacls with inheritance off.", "openssh readconf.c: Bad owner or permissions"),

        new(HostNotFound, Resolve, "The name of the host could not be resolved.", "Check the spelling, the DNS suffix and the VPN; try the address in place of the name.", "openssh sshconnect.c, ssh.c resolve_host"),

        new(ConnectionRefused, Connect, "The host is there, but nothing listens on this port, or a firewall rejects the connection.", "Check the port number, that sshd runs (Get-Service sshd, systemctl status ssh), and its Port and ListenAddress.", "RFC 9293 section 3.10.7.1, RST in answer to SYN"),
        new(ConnectionTimedOut, Connect, "Nothing answered the attempt to connect.", "Check the address, then the firewalls on the way: cloud security groups and host firewalls drop without an answer. Check that the host is up.", "openssh sshconnect.c timeout_connect"),
        new(HostUnreachable, Connect, "There is no way to this host from here.", "Check route, VPN and network adapter.", "ICMP destination unreachable, RFC 792"),
        new(ProxyFailed, Connect, "The jump host or proxy command did not bring the connection through to the server.", "Read the report of the jump host, which stands before this one, or run the proxy command by itself with -v; what fails there fails here.", "openssh: Connection closed by UNKNOWN port 65535"),

        new(NoIdentification, Identify, "The port accepts connections, but the server did not name itself.", "Check that this is the SSH port; if it is, the server is overloaded or hangs, or a device on the way holds the connection back.", "openssh: Connection timed out during banner exchange"),
        new(NotSsh, Identify, "Another service listens on this port.", "Check the port number; ask the administrator on which port sshd listens.", "RFC 4253 section 4.2"),
        new(SshVersion1Only, Identify, "The server speaks only SSH protocol 1, which is broken.", "Update or replace the server; do not enable protocol 1.", "openssh: Protocol major versions differ: 2 vs. 1"),
        new(ServerBusy, Identify, "The server turns connections from this address away for now.", "Wait between 15 seconds and 10 minutes without further attempts, then try once. OpenSSH 9.8 and later does this after failed sign-ins (PerSourcePenalties), and any sshd with too many half-open connections (MaxStartups); the administrator can exempt the address with PerSourcePenaltyExemptList.", "openssh sshd.c: Not allowed at this time, Exceeded MaxStartups"),
        new(ClosedBeforeIdentification, Identify, "The server closed the connection before it named itself.", "Look into the server's log: TCP wrappers (hosts.deny), fail2ban, an sshd without host keys or with a broken configuration, or a port forwarder with nothing behind it close like this.", "openssh: kex_exchange_identification: Connection closed by remote host"),

        new(NoCommonKeyExchange, Negotiate, "Client and server have no key exchange method in common.", "Update the older side.", "openssh: no matching key exchange method found; RFC 4253 section 7.1"),
        new(NoCommonHostKey, Negotiate, "Client and server have no host key algorithm in common.", "Update the older side, or give the server an Ed25519 or ECDSA host key (ssh-keygen -A).", "openssh: no matching host key type found; RFC 4253 section 7.1"),
        new(NoCommonCipher, Negotiate, "Client and server have no cipher in common.", "Update the older side.", "openssh: no matching cipher found; RFC 4253 section 7.1"),
        new(NoCommonMac, Negotiate, "Client and server have no MAC in common.", "Update the older side.", "openssh: no matching MAC found; RFC 4253 section 7.1"),
        new(NoCommonCompression, Negotiate, "Client and server have no compression in common.", "Allow uncompressed connections on the server.", "RFC 4253 section 7.1"),
        new(AlgorithmNotImplemented, Negotiate, "Client and server agree on an algorithm that this module cannot run, so the test ends here.", "Test with the client itself; up to here the connection works.", "limits of this module"),
        new(WeakGroup, Negotiate, "The server chose Diffie-Hellman parameters that are too weak.", "Remove groups below 2048 bits from the server's moduli file, or use an elliptic-curve key exchange.", "RFC 8270"),
        new(ProtocolViolation, Negotiate, "The server broke the protocol, or the data was changed on its way.", "Check devices on the way that inspect or alter traffic, and faulty network hardware; update the server.", "openssh: Bad packet length, Corrupted MAC on input"),
        new(ConnectionLost, Negotiate, "The connection broke off.", "Look into the server's log; a crashed sshd, an intrusion prevention system or an idle firewall end connections like this.", "openssh: Connection reset by, Connection closed by"),
        new(ServerSilent, Negotiate, "The server stopped answering in the middle of the connection.", "Check the load of the server and the path (packets above 1,400 bytes that get lost, a wrong MTU, often with a VPN); raise -TimeoutSeconds.", "openssh: Timeout, server not responding"),
        new(DisconnectedByServer, Negotiate, "The server ended the connection and said why.", "Read the server's text; its log says more.", "RFC 4253 section 11.1"),

        new(HostKeySignatureInvalid, HostKey, "The server did not prove that it owns the host key it showed.", "Do not sign in. Somebody may be between you and the server, or the server is broken: compare the host key over another path.", "RFC 4253 section 8"),
        new(HostKeyUnknown, HostKey, "No host key is known for this host, so it was not trusted.", "Compare the fingerprint with one that the administrator gives you over another path. If it is right, give it as -HostKeyFingerprint, or add the key with -HostKeyPolicy AcceptNew.", "openssh: No host key is known for ... and you have requested strict checking"),
        new(HostKeyChanged, HostKey, "The host key is not the one that is known for this host.", "Ask the administrator whether the server was reinstalled or its address reused, and compare the fingerprint over another path. Only then remove the old entry.", "openssh: REMOTE HOST IDENTIFICATION HAS CHANGED"),
        new(HostKeyRevoked, HostKey, "The host key is marked as revoked.", "Do not connect: the key is known to be compromised. Ask the administrator for the new host key.", "openssh: REVOKED HOST KEY DETECTED"),
        new(HostKeyMismatch, HostKey, "The host key does not have the fingerprint that was given.", "Compare the given fingerprint character by character with its source; servers have one host key per type, each with a fingerprint of its own. If none fits, do not connect.", "-HostKeyFingerprint"),
        new(KnownHostsInaccessible, HostKey, "The known hosts file could not be used.", "Repair its permissions or name another one with -KnownHostsPath.", "openssh hostfile.c"),

        new(NothingToOffer, Authenticate, "There was no key and no password to sign in with.", "Give a private key with -KeyPath, use -UseAgent, or give a password with -Credential, according to the methods that the server offers.", "RFC 4252 section 5"),
        new(KeyFileMissing, Authenticate, "The private key file is not there.", "Check the path, and whose home folder it is in (sudo and services have another).", "openssh: no such identity"),
        new(KeyFileUnreadable, Authenticate, "The private key file cannot be read.", "Use the account that owns the key, or repair its permissions with Repair-SshKeyAcl.", "openssh: Load key: Permission denied"),
        new(KeyFileTooOpen, Authenticate, "Others may read the private key file, so ssh refuses to use it (UNPROTECTED PRIVATE KEY FILE).", "Run Repair-SshKeyAcl on the key file. If others may have copied it, make a new key.", "openssh authfile.c sshkey_perm_ok; w32-sshfileperm.c"),
        new(KeyFileFormat, Authenticate, "The file is not a private key that can be used.", "Look at it with Get-SshKey; give the private key, not the .pub file; convert other formats with Convert-SshKey.", "openssh: Load key: invalid format, error in libcrypto"),
        new(KeyPassphraseNeeded, Authenticate, "The private key is encrypted and no passphrase was given.", "Give it with -Passphrase, or load the key into ssh-agent and use -UseAgent.", "openssh: we did not send a packet, in BatchMode"),
        new(KeyPassphraseWrong, Authenticate, "The passphrase does not open the private key.", "Check the keyboard layout and that it is the passphrase of this key, not the password of the account.", "openssh: incorrect passphrase supplied to decrypt private key"),
        new(KeyNotReadyInTime, Authenticate, "The time was over before the private key could be used.", "Raise -TimeoutSeconds: a passphrase protected with many rounds takes its time, and an ssh-agent may wait for a confirmation or a touch.", "bcrypt and Argon2 rounds; ssh-add -c"),
        new(KeyTypeNotSupportedByClient, Authenticate, "The client cannot use a key of this type.", "Update the client, or use a key of a type that it supports.", "client rows"),
        new(KeyTooShortForClient, Authenticate, "The RSA key is shorter than this client accepts.", "Make a new key: Ed25519, or RSA with 3072 bits or more. RequiredRSASize in ssh_config sets the limit.", "openssh: Skipping key: Invalid key length"),
        new(AgentUnavailable, Authenticate, "The ssh-agent could not be asked.", "Start it (Windows: Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent; elsewhere: eval $(ssh-agent)) and load the key with ssh-add.", "openssh: get_agent_identities: ssh_get_authentication_socket"),
        new(AgentRefused, Authenticate, "The ssh-agent did not sign with the key.", "Unlock the agent (ssh-add -X), confirm its question or touch the security key; then try again.", "openssh: agent refused operation"),
        new(PasswordNotSent, Authenticate, "The password was not sent.", "Have the host key verified first: compare its fingerprint over another path and give it as -HostKeyFingerprint.", "a password goes to verified servers only"),

        new(PublicKeyNotOffered, Authenticate, "The server does not offer sign-in with keys to this user.", "Ask the administrator for PubkeyAuthentication yes, also in Match blocks, and for AuthenticationMethods; or use one of the methods offered.", "sshd_config(5)"),
        new(PasswordNotOffered, Authenticate, "The server does not offer sign-in with a password to this user.", "Use a key. On a server of your own, PasswordAuthentication, KbdInteractiveAuthentication and, for root, PermitRootLogin decide.", "sshd_config(5)"),
        new(KeyRefused, Authenticate, "The server does not take this key for this user.", "Check in this order: 1. the public key stands in this user's authorized_keys, on one line (for administrators of a Windows server: %ProgramData%\\ssh\\administrators_authorized_keys); 2. on the server, home folder, .ssh and authorized_keys are writable by their owner only; 3. the user name is right (cloud images use ec2-user, ubuntu, admin, azureuser, not root); 4. AllowUsers, DenyUsers, AllowGroups, PermitRootLogin and a locked account; 5. the size of an RSA key (RequiredRSASize) and PubkeyAcceptedAlgorithms. The server's log names the cause (LogLevel VERBOSE).", "openssh auth2-pubkey.c; the client cannot tell these apart"),
        new(KeyAlgorithmRefused, Authenticate, "The server knows this key for this user, but refuses the signature algorithm that the client uses.", "Use an Ed25519 or ECDSA key, or update the client to a version that signs with rsa-sha2-256 or rsa-sha2-512. Allowing SHA-1 (ssh-rsa) on the server again is a last and temporary resort.", "openssh auth2-pubkey.c: signature algorithm not in PubkeyAcceptedAlgorithms"),
        new(NoMutualSignatureAlgorithm, Authenticate, "Client and server have no signature algorithm in common for this key.", "Use an Ed25519 or ECDSA key, or update the older side.", "openssh: send_pubkey_test: no mutual signature algorithm"),
        new(SignatureRefused, Authenticate, "The server took the key, but not the signature made with it.", "Check that public and private key belong together (Get-SshKey on both), and whether an old agent signs with SHA-1 in place of the algorithm asked for (Windows ssh-agent before 7.9, Pageant before 0.71).", "RFC 4252 section 7"),
        new(SignInRefused, Authenticate, "The server refused the sign-in; what was tried is not shown.", "Check the user name, then run ssh -vvv and read that log: it shows every key and method tried and the answers.", "openssh: Permission denied"),
        new(RootLoginRefused, Authenticate, "The server knows this key for root, but does not let root sign in.", "Sign in as an ordinary user and use sudo (cloud images: ec2-user, ubuntu, admin, azureuser). On a server of your own, PermitRootLogin prohibit-password lets root in with keys.", "openssh auth.c auth_root_allowed: checked after the signature"),
        new(PasswordRefused, Authenticate, "The server does not take this password for this user.", "Check user name and password. Where they are right: the account may be locked or barred from SSH (AllowUsers, DenyUsers, PermitRootLogin); sshd asks for a password even then.", "RFC 4252 section 8"),
        new(PasswordExpired, Authenticate, "The password has expired and must be changed first.", "Sign in with an interactive client and set a new password.", "RFC 4252 section 8, SSH_MSG_USERAUTH_PASSWD_CHANGEREQ; PAM"),
        new(PromptNotUnderstood, Authenticate, "The server asks for something that is not a password.", "Sign in with an interactive client: the server wants a one-time code or another answer.", "RFC 4256 section 3.2"),
        new(MoreMethodsNeeded, Authenticate, "The server accepted one method and wants another as well.", "Give what is missing: a password with -Credential, or a further key with -KeyPath. AuthenticationMethods on the server decides.", "RFC 4252 section 5.1, partial success"),
        new(TooManyFailures, Authenticate, "The server counted too many failed attempts and ended the connection.", "Offer only the right key: one -KeyPath, no -UseAgent; for ssh, IdentitiesOnly yes with IdentityFile. MaxAuthTries on the server sets the limit.", "openssh: Too many authentication failures"),
        new(AccountRefused, Authenticate, "The server accepted the proof and then refused the account.", "Ask the administrator whether the account has expired or is locked, whether logins are closed (/etc/nologin), and what PAM's account rules say.", "openssh: Access denied for user by PAM account configuration"),
        new(ClosedDuringAuthentication, Authenticate, "The server closed the connection during the sign-in.", "Look into the server's log: LoginGraceTime over, a crashed sshd, or an intrusion prevention system.", "openssh: Connection closed by ... port"),

        new(TerminalRefused, Session, "The server gives this user no terminal.", "Use ssh -T for commands and file transfer. On a server of your own, PermitTTY and the options of the key (restrict, no-pty) decide.", "openssh: PTY allocation request failed"),
        new(ForwardingRefused, Session, "The server did not set up the port forwarding that was asked for.", "Ask the administrator for AllowTcpForwarding, PermitOpen and PermitListen and the options of the key; check that the port is free and that the target answers from the server.", "openssh: remote port forwarding failed, administratively prohibited"),
        new(LogIncomplete, Session, "The log ends before the connection succeeds or fails.", "Make the log again and keep all of it: ssh -vvv -E ssh.log user@host, or in Windows PowerShell cmd /c \"ssh -vvv user@host 2> ssh.log\".", "a log that was cut off"),
    ];

    private static readonly Dictionary<SshConnectionReason, ReasonRow> ByReason = Rows.ToDictionary(row => row.Reason);

    public static ReasonRow Find(SshConnectionReason reason) => ByReason[reason];
}
