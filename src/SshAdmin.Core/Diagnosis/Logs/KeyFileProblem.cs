using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Why ssh could not use a key file, from the words with which it says so.</summary>
internal static class KeyFileProblem
{
    // openssh ssherr.c; the system's words for errno in the C locale and on Windows.
    private static readonly IReadOnlyList<(string Text, SshConnectionReason Reason)> Rows =
    [
        ("bad permissions", SshConnectionReason.KeyFileTooOpen),
        ("No such file", SshConnectionReason.KeyFileMissing),
        ("Permission denied", SshConnectionReason.KeyFileUnreadable),
        ("Invalid key length", SshConnectionReason.KeyTooShortForClient),
        ("invalid format", SshConnectionReason.KeyFileFormat),
        ("error in libcrypto", SshConnectionReason.KeyFileFormat), // The same parse error in builds with OpenSSL 3 up to 10.3.
        ("unsupported", SshConnectionReason.KeyFileFormat),
    ];

    public static SshConnectionReason Of(string text, bool passphraseAsked)
    {
        if (text.StartsWith("incorrect passphrase", StringComparison.Ordinal))
        {
            return passphraseAsked ? SshConnectionReason.KeyPassphraseWrong : SshConnectionReason.KeyPassphraseNeeded;
        }

        foreach ((string known, SshConnectionReason reason) in Rows)
        {
            if (text.StartsWith(known, StringComparison.Ordinal))
            {
                return reason;
            }
        }

        return SshConnectionReason.KeyFileFormat;
    }
}
