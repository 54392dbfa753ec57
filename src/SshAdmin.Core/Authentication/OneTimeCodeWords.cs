using System;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Authentication;

/// <summary>Recognises a question for a one-time code, which must not get the account's password: by the words of common PAM modules in English, and a few of other languages.</summary>
internal static class OneTimeCodeWords
{
    // google-authenticator "Verification code: ", pam_oath "One-time password (OATH) for `alice': ", Duo "Passcode or option (1-3): ",
    // RSA "Enter PASSCODE:", privacyIDEA "please enter otp: ", pam_pkcs11 and pam_u2f "PIN", YubiKey "YubiKey for `alice': ".
    private static readonly Regex Words = new(
        @"\b(code|passcode|token|otp|totp|hotp|pin|one[- ]time|verification|authenticator|second factor|2fa|mfa|yubikey)\b|einmal|bestätigungscode|ワンタイム|認証コード|確認コード",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <param name="prompt">The question; behind "for" stands whose password it is, and account and host may have any name.</param>
    public static bool Found(string prompt)
    {
        int whose = prompt.IndexOf(" for ", StringComparison.OrdinalIgnoreCase);
        return Words.IsMatch(whose < 0 ? prompt : prompt.Substring(0, whose));
    }
}
