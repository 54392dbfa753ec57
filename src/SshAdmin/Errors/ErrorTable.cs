using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SshAdmin.Core.Errors;

namespace SshAdmin.Errors;

/// <summary>One row per reason: id, category and advice.</summary>
internal static class ErrorTable
{
    public static readonly IReadOnlyList<ErrorRow> Rows =
    [
        new(ErrorReason.InvalidArgument, "InvalidArgument", ErrorCategory.InvalidArgument, "Correct the value; Get-Help shows what the parameter takes."),
        new(ErrorReason.PathNotFound, "PathNotFound", ErrorCategory.ObjectNotFound, "Check the path with Test-Path; use -LiteralPath for names that hold [ or ]."),
        new(ErrorReason.PathNotFileSystem, "PathNotFileSystem", ErrorCategory.InvalidArgument, "Give a file system path, such as C:\\Users\\me\\.ssh\\id_ed25519."),
        new(ErrorReason.PathIsDirectory, "PathIsDirectory", ErrorCategory.InvalidArgument, "Name a file inside the folder."),
        new(ErrorReason.FileExists, "FileExists", ErrorCategory.ResourceExists, "Choose another path, or add -Force to replace the file."),
        new(ErrorReason.FileTooLarge, "FileTooLarge", ErrorCategory.LimitsExceeded, "Check that this is the file you meant."),
        new(ErrorReason.FileUnreadable, "FileUnreadable", ErrorCategory.PermissionDenied, "Use an account that may read the file, or repair its permissions with Repair-SshKeyAcl."),
        new(ErrorReason.FileUnwritable, "FileUnwritable", ErrorCategory.PermissionDenied, "Use an account that may write there, or choose another folder."),
        new(ErrorReason.FileInUse, "FileInUse", ErrorCategory.ResourceBusy, "Close the program that holds the file, then try again."),

        new(ErrorReason.HostNotFound, "HostNotFound", ErrorCategory.ObjectNotFound, "Check the spelling and ask DNS with Resolve-DnsName, or use the address."),
        new(ErrorReason.ConnectionRefused, "ConnectionRefused", ErrorCategory.ConnectionError, "Check that the SSH server runs and listens on this port, and that no firewall rejects it."),
        new(ErrorReason.ConnectionTimedOut, "ConnectionTimedOut", ErrorCategory.OperationTimeout, "Check address, port and the firewalls between (cloud security groups drop silently); raise -TimeoutSeconds for slow links."),
        new(ErrorReason.HostUnreachable, "HostUnreachable", ErrorCategory.ConnectionError, "Check routing and VPN: there is no way to this network from here."),
        new(ErrorReason.ConnectionClosed, "ConnectionClosed", ErrorCategory.ConnectionError, "Look into the server's log; TCP wrappers, a full connection table or a crashed sshd close like this."),
        new(ErrorReason.NotSsh, "NotSsh", ErrorCategory.ProtocolError, "Another service answers here; check the port number."),
        new(ErrorReason.SshVersion1Only, "SshVersion1Only", ErrorCategory.ProtocolError, "Enable protocol 2 on the server or replace it; protocol 1 is broken."),
        new(ErrorReason.ServerBusy, "ServerBusy", ErrorCategory.ResourceBusy, "Wait a minute: the server turns this address away for now (PerSourcePenalties or MaxStartups)."),
        new(ErrorReason.ProtocolViolation, "ProtocolViolation", ErrorCategory.ProtocolError, "The peer broke the SSH protocol; -Debug shows the packets. Check for a proxy in between."),
        new(ErrorReason.NegotiationFailed, "NegotiationFailed", ErrorCategory.ProtocolError, "Compare both lists with Get-SshAlgorithmSupport; update the older side."),
        new(ErrorReason.HostKeySignatureInvalid, "HostKeySignatureInvalid", ErrorCategory.SecurityError, "Do not sign in: the server did not prove its host key. Check for an interception on the way."),
        new(ErrorReason.WeakGroup, "WeakGroup", ErrorCategory.SecurityError, "Replace the server's Diffie-Hellman groups (moduli file), or use an elliptic-curve key exchange."),
        new(ErrorReason.DisconnectedByServer, "DisconnectedByServer", ErrorCategory.ConnectionError, "Read the server's text in the message and its log."),

        new(ErrorReason.KeyFormatUnknown, "KeyFormatUnknown", ErrorCategory.InvalidData, "Check that this is the key file you meant; Get-SshKey reads OpenSSH, PPK, PKCS#8, PEM and RFC 4716 files."),
        new(ErrorReason.KeyFormatUnsupported, "KeyFormatUnsupported", ErrorCategory.NotImplemented, "Convert the key as the message says, or make a new one with New-SshKeyPair."),
        new(ErrorReason.KeyFileDamaged, "KeyFileDamaged", ErrorCategory.ParserError, "Copy the file again from where it is whole, as binary; if there is no good copy, make a new key and revoke this one."),
        new(ErrorReason.KeyNotPrivate, "KeyNotPrivate", ErrorCategory.InvalidArgument, "Name the private key: the file without .pub."),
        new(ErrorReason.KeyPassphraseNeeded, "KeyPassphraseNeeded", ErrorCategory.AuthenticationError, "Add -Passphrase (Read-Host -AsSecureString)."),
        new(ErrorReason.KeyPassphraseWrong, "KeyPassphraseWrong", ErrorCategory.AuthenticationError, "Type the passphrase again; check keyboard layout and caps lock. A forgotten passphrase cannot be recovered."),
        new(ErrorReason.KeyDerivationTooCostly, "KeyDerivationTooCostly", ErrorCategory.LimitsExceeded, "Do not trust the file; if it is yours, lower its cost with the tool that wrote it."),
        new(ErrorReason.KeyTooWeak, "KeyTooWeak", ErrorCategory.SecurityError, "Make a new key with New-SshKeyPair, best with -KeyType Ed25519 and without -Bits; Add-SshAuthorizedKey registers a weak one with -Force only."),
        new(ErrorReason.PassphraseEmpty, "PassphraseEmpty", ErrorCategory.InvalidArgument, "Type a passphrase, or say -NoPassphrase (Convert-SshKey: -NoNewPassphrase)."),
        new(ErrorReason.KeyFormatUnfit, "KeyFormatUnfit", ErrorCategory.InvalidArgument, "Choose another -Format; OpenSsh takes every key, with and without passphrase."),
        new(ErrorReason.DescriptorInvalid, "DescriptorInvalid", ErrorCategory.ParserError, "Copy the whole text of (Get-Acl path).Sddl and put it in single quotes; the offset counts characters from 0."),
        new(ErrorReason.FileKindUnknown, "FileKindUnknown", ErrorCategory.InvalidArgument, "Say what it is with -Kind, for example -Kind UserPrivateKey."),
        new(ErrorReason.PermissionsNotKept, "PermissionsNotKept", ErrorCategory.WriteError, "Copy the file to a local NTFS volume, best into the .ssh folder of the profile, and use it there."),
        new(ErrorReason.PermissionsUnwritable, "PermissionsUnwritable", ErrorCategory.PermissionDenied, "Run PowerShell as administrator (with sudo on Linux and macOS), or sign in as the owner of the file."),
        new(ErrorReason.AccountUnknown, "AccountUnknown", ErrorCategory.InvalidArgument, "Add -UserSid with the SID of the person whose file it is; for oneself, 'whoami /user' shows it."),

        new(ErrorReason.ClientNotKnown, "ClientNotKnown", ErrorCategory.ObjectNotFound, "List the versions that are known with Get-SshClient."),
        new(ErrorReason.ServerConfigurationInvalid, "ServerConfigurationInvalid", ErrorCategory.InvalidData, "Give the output of sshd -T, an sshd_config, or a file such as /etc/crypto-policies/back-ends/opensshserver.config."),

        new(ErrorReason.AgentUnavailable, "AgentUnavailable", ErrorCategory.ResourceUnavailable, "Start the agent (Windows: Start-Service ssh-agent; elsewhere: eval $(ssh-agent)) and load the key with ssh-add."),
        new(ErrorReason.AgentRefused, "AgentRefused", ErrorCategory.AuthenticationError, "Unlock the agent with ssh-add -X, confirm its question or touch the security key."),
        new(ErrorReason.AlgorithmNotImplemented, "AlgorithmNotImplemented", ErrorCategory.NotImplemented, "Test with the client itself, or leave -Client out."),

        new(ErrorReason.PrivateKeyGiven, "PrivateKeyGiven", ErrorCategory.SecurityError, "Clear the command history and any transcript, and give the public key (.pub). Make a new key if others could read this one."),
        new(ErrorReason.KeyOptionInvalid, "KeyOptionInvalid", ErrorCategory.InvalidArgument, "Correct the option; sshd(8), AUTHORIZED_KEYS FILE FORMAT, lists them all."),
        new(ErrorReason.AuthorizedKeysInvalid, "AuthorizedKeysInvalid", ErrorCategory.InvalidData, "Open the file in an editor, keep the lines that are keys, and save it as UTF-8 without byte order mark."),
        new(ErrorReason.AccountNotFound, "AccountNotFound", ErrorCategory.ObjectNotFound, "Check the account's name, on Windows as COMPUTER\\name or DOMAIN\\name."),
        new(ErrorReason.OwnKeyRemoval, "OwnKeyRemoval", ErrorCategory.SecurityError, "Sign in with another key or a password, or add -Force when the lock-out is meant."),
        new(ErrorReason.SignInFailed, "SignInFailed", ErrorCategory.AuthenticationError, "Run Test-SshConnection with the same parameters; its report holds stages and evidence."),
        new(ErrorReason.RemoteChangeFailed, "RemoteChangeFailed", ErrorCategory.InvalidResult, "Read the server's own words in the message; the old file is still in place."),
        new(ErrorReason.RemoteNotSupported, "RemoteNotSupported", ErrorCategory.NotImplemented, "Register the key by another way, such as the server's own web page or console."),
        new(ErrorReason.LogNotRecognised, "LogNotRecognised", ErrorCategory.InvalidData, "Give what ssh -vvv wrote to its error stream, for example with -E ssh.log or 2> ssh.log; logs of PuTTY and of servers are not read."),
    ];

    private static readonly Dictionary<ErrorReason, ErrorRow> ByReason = Rows.ToDictionary(row => row.Reason);

    public static ErrorRow Find(ErrorReason reason) => ByReason[reason];
}
