using System;
using System.Linq;

namespace SshAdmin.Core.AuthorizedKeys.Input;

/// <summary>Recognises private keys where a public key is asked for.</summary>
internal static class PrivateKeyMarks
{
    // OpenSSH and PEM labels, PuTTY, ssh.com, and the start of OpenSSH's base64 body (openssh-key-v1), in case the heading was left out.
    private static readonly string[] Marks = ["PRIVATE KEY-----", "PuTTY-User-Key-File-", "Private-Lines:", "BEGIN SSH2 ENCRYPTED PRIVATE KEY", "SSH PRIVATE KEY FILE FORMAT", "b3BlbnNzaC1rZXktdjE"];

    public static bool IsIn(string text) => Marks.Any(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);
}
