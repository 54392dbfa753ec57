using System;
using System.Linq;

namespace SshAdmin.Core.Authentication;

/// <summary>Recognises a server that wants the password changed, by what PAM says in English; other languages are not recognised.</summary>
internal static class PasswordChangeWords
{
    // Linux-PAM pam_unix: pam_unix_acct.c and passverify.c; "(current)" is its prompt up to 1.3.
    private static readonly string[] Words =
    [
        "current password", "(current)", "new password", "password has expired", "password expired", "required to change your password", "change your password immediately",
    ];

    public static bool Found(string? text) => text is not null && Words.Any(words => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0);
}
