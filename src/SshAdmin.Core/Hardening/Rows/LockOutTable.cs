using System.Collections.Generic;
using SshAdmin.Core.Hardening.Conditions;

namespace SshAdmin.Core.Hardening.Rows;

/// <summary>The ways in which people lock themselves out; Critical rows are certain, High and Medium ones hang on what the file does not tell.</summary>
internal static class LockOutTable
{
    internal const string UndecidedBlock = "LOCKOUT-MATCH-UNKNOWN";

    internal static IReadOnlyList<LockOutRow> Rows { get; } =
    [
        new("SYNTAX", "file", SshFindingSeverity.Critical, LockOutConditions.DoesNotLoad, "sshd does not start with it: the running server goes on, and nobody gets in after the next restart.", "mend the errors first", "sshd -t with the target's own binary", ofFile: true),
        new("ENCODING", "file", SshFindingSeverity.Critical, LockOutConditions.Encoding, "sshd does not start with a file in this encoding.", "save it as UTF-8 without a byte order mark", "sshd -t", ofFile: true),
        new("COMBINATION", "file", SshFindingSeverity.Critical, LockOutConditions.Combination, "Each line is right; together sshd does not start with them.", "change one of the lines", "sshd -t", ofFile: true),
        new("NO-METHOD", "PasswordAuthentication", SshFindingSeverity.Critical, LockOutConditions.NoWay, "No way to sign in is left.", "leave one method on that works today", "ssh -o PreferredAuthentications=publickey before the change"),
        new("METHODS", "AuthenticationMethods", SshFindingSeverity.Critical, LockOutConditions.MethodsUnmet, "Every list asks for a method that is switched off.", "take the method out of the list or switch it on", "sshd -T -C user=NAME,addr=ADDRESS"),
        new("BSD-AUTH", "AuthenticationMethods", SshFindingSeverity.High, LockOutConditions.BsdOnly, "Only OpenBSD has the device bsdauth; on every other system nobody gets in this way.", "AuthenticationMethods keyboard-interactive:pam with UsePAM yes, or publickey", "uname -s on the server"),
        new("KEY-UNPROVEN", "PasswordAuthentication", SshFindingSeverity.High, LockOutConditions.KeyOnly, "Passwords no longer help.", "prove the key first: Add-SshAuthorizedKey -Verify, or Test-SshConnection", "ssh -o PreferredAuthentications=publickey -o PasswordAuthentication=no"),
        new("DENIED-USER", "DenyUsers", SshFindingSeverity.Critical, LockOutLists.DeniedUser, "DenyUsers is looked at before every other list.", "narrow the pattern", "sshd -T -C user=NAME,addr=ADDRESS"),
        new("ALLOW-USERS", "AllowUsers", SshFindingSeverity.Critical, LockOutLists.NotAllowedUser, "AllowUsers is set and none of its entries is this user, or not from this address.", "add the user, and look for a typing error", "sshd -T -C user=NAME,addr=ADDRESS"),
        new("USERS-UNKNOWN", "AllowUsers", SshFindingSeverity.High, LockOutLists.UnknownUser, "An entry for this user hangs on where the session comes from, and that is not known.", "give the address and the name of the client's host", "sshd -T -C user=NAME,host=HOST,addr=ADDRESS"),
        new("DENIED-GROUP", "DenyGroups", SshFindingSeverity.Critical, LockOutLists.DeniedGroup, "A group of the user is denied, and that counts more than a group that is allowed.", "narrow the pattern", "id NAME"),
        new("ALLOW-GROUPS", "AllowGroups", SshFindingSeverity.Critical, LockOutLists.NotAllowedGroup, "AllowGroups is set and holds no group of the user.", "add the user to the group, or the group to the line", "id NAME"),
        new("GROUPS-UNKNOWN", "AllowGroups", SshFindingSeverity.High, LockOutLists.UnknownGroups, "Groups decide, and the file does not tell the groups of the user.", "give them with -Group", "id NAME (Windows: Get-LocalGroupMember)"),
        new("ROOT", "PermitRootLogin", SshFindingSeverity.Critical, LockOutConditions.Root, "root may no longer sign in.", "have a second account with sudo, and prove it", "sign in as that account and run sudo -v"),
        new("ROOT-FORCED", "PermitRootLogin", SshFindingSeverity.High, LockOutConditions.RootForced, "root gets in only with a key that has a command= option, and then runs nothing but that.", "PermitRootLogin prohibit-password", "look for command= before the key"),
        new("REFUSED", "RefuseConnection", SshFindingSeverity.Critical, LockOutConditions.Refused, "The connection is closed before anybody can sign in.", "narrow the Match block", "sshd -T -C user=NAME,addr=ADDRESS"),
        new("DROPPED", "PermitOpen", SshFindingSeverity.Critical, LockOutConditions.Drops, "sshd -t finds nothing wrong with it.", "mend the line", "sign in at a second sshd with the new file: sshd -f FILE -p PORT"),
        new("MATCH-UNKNOWN", "Match", SshFindingSeverity.High, LockOutUnknowns.Blocks, "The forecast was made as if it did not apply.", "give what it asks for", "sshd -T -C user=NAME,host=HOST,addr=ADDRESS"),
        new("DUMP", "file", SshFindingSeverity.High, LockOutUnknowns.Dump, "The output of sshd -T holds for the one connection that it was made for, without -C for none: what Match blocks say of this sign-in is not in it.", "sshd -T -C user=NAME,host=HOST,addr=ADDRESS", "compare with sshd -T without -C"),
        new("INCLUDE-UNREAD", "Include", SshFindingSeverity.High, LockOutUnknowns.Includes, "A drop-in can switch off what the file switches on.", "give the file with what it includes (-Path, or -Root for a copied tree)", "sshd -T -C user=NAME,host=HOST,addr=ADDRESS"),
        new("LINE-UNKNOWN", "file", SshFindingSeverity.High, LockOutUnknowns.Lines, "Where sshd does not take the line, it does not start.", "write it in a way that every server takes", "sshd -t with the target's own binary"),
        new("MATCH", "Match", SshFindingSeverity.Info, LockOutConditions.MatchDecides, "The first block that applies wins over the lines for everybody.", "make sure that this is the block meant", "sshd -T -C user=NAME,addr=ADDRESS"),
        new("DROP-IN", "Include", SshFindingSeverity.Info, LockOutConditions.DropInDecides, "A drop-in is read first and wins; a change of the main file has no effect on this.", "edit the drop-in", "sshd -T"),
        new("WINDOWS-ADMIN", "AuthorizedKeysFile", SshFindingSeverity.High, LockOutConditions.AdministratorKeys, "Keys of administrators are read from one shared file.", "put the key there: Add-SshAuthorizedKey", "Test-SshKeyAcl and Repair-SshKeyAcl on the file: SYSTEM and Administrators only, nobody else may write"),
        new("PERMISSIONS", "StrictModes", SshFindingSeverity.Info, LockOutConditions.Permissions, "Keys are refused when others may write the key file, its folder or the home directory; that is not in the file.", "check owner and permissions", "ls -ld ~ ~/.ssh ~/.ssh/authorized_keys (Windows: Test-SshKeyAcl)"),
        new("PORT", "Port", SshFindingSeverity.High, LockOutConditions.Port, "The session's port is closed after the change; firewall, SELinux and ssh.socket have to know the new one.", "add the new port and keep the old one until the new one is proven", "connect to the new port from outside"),
        new("FAMILY", "AddressFamily", SshFindingSeverity.Critical, LockOutConditions.Family, "Nothing would answer the session's kind of address.", "AddressFamily any, or a ListenAddress of that kind beside the other", "ss -ltn (Windows: Get-NetTCPConnection -State Listen)"),
        new("LISTEN", "ListenAddress", SshFindingSeverity.Medium, LockOutConditions.Listen, "The server answers on these addresses only.", "add the address that the session uses", "ss -ltn (Windows: Get-NetTCPConnection -State Listen)"),
        new("ALGORITHMS", "Ciphers", SshFindingSeverity.Medium, LockOutConditions.NarrowAlgorithms, "What your client offers is not in the file.", "compare with the client: Get-SshAlgorithmSupport -ConfigurationPath", "ssh -vv, lines that begin with kex_input"),
        new("KEY-TYPE", "PubkeyAcceptedAlgorithms", SshFindingSeverity.Medium, LockOutConditions.KeyTypes, "Which key you use is not in the file.", "compare with Get-SshKey", "ssh-keygen -lf on your public key"),
        new("TRIES", "MaxAuthTries", SshFindingSeverity.Medium, LockOutConditions.Tries, "Every key that an agent offers counts, also those of other servers.", "use IdentitiesOnly yes, or MaxAuthTries 4", "ssh -v and count Offering public key"),
        new("NO-TRIES", "MaxAuthTries", SshFindingSeverity.Critical, LockOutConditions.NoTries, "No try at all is left: every client is cut off before it has sent a key or a password.", "MaxAuthTries 6", "ssh -v, Too many authentication failures"),
        new("NO-SESSIONS", "MaxSessions", SshFindingSeverity.Critical, LockOutConditions.NoSessions, "No shell, command, scp or sftp is opened any more, although the key or password is taken; only ports are still forwarded.", "MaxSessions 10", "ssh server true"),
        new("DNS-OFF", "UseDNS", SshFindingSeverity.Info, LockOutUnknowns.NamesUnused, "Without UseDNS sshd compares patterns of host names with the address.", "write addresses in place of names, or UseDNS yes", "sshd -T | grep -i usedns"),
        new("PAM", "UsePAM", SshFindingSeverity.Medium, LockOutConditions.Pam, "Without PAM accounts with a locked password cannot sign in on Linux, not even by key.", "UsePAM yes", "passwd -S NAME"),
        new("KEY-LIST", "RevokedKeys", SshFindingSeverity.Medium, LockOutConditions.KeyLists, "sshd refuses every key when it cannot read RevokedKeys, and every certificate when it cannot read TrustedUserCAKeys.", "make sure that the file is there and readable", "ls -l on the server"),
        new("PENALTIES", "PerSourcePenalties", SshFindingSeverity.Info, LockOutConditions.Penalties, "Several failed tests from one address are answered with a pause of minutes.", "PerSourcePenaltyExemptList with the network of the administrators", "test from a second address"),
        new("RELOAD", "file", SshFindingSeverity.Info, LockOutConditions.Reload, "A reload keeps open sessions; whether a restart does depends on the system.", "reload with a second session open and a roll-back armed", "Test-SshConnection from a second window before the first is closed"),
    ];
}
