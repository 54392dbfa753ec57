using System;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.Sessions;

/// <summary>A fingerprint as people copy it from somewhere.</summary>
internal static class FingerprintText
{
    private const string Sha256 = "SHA256:";
    private const string Md5 = "MD5:";
    private const int Sha256Length = 43;
    private const int Md5Length = 47;

    /// <exception cref="SshInputException">It is no fingerprint.</exception>
    public static string Normalise(string text)
    {
        string trimmed = text.Trim().TrimEnd('=');
        if (trimmed.StartsWith(Sha256, StringComparison.OrdinalIgnoreCase) && trimmed.Length == Sha256.Length + Sha256Length)
        {
            return Sha256 + trimmed.Substring(Sha256.Length);
        }

        if (trimmed.Length == Sha256Length && trimmed.IndexOf(':') < 0)
        {
            return Sha256 + trimmed;
        }

        string pairs = trimmed.StartsWith(Md5, StringComparison.OrdinalIgnoreCase) ? trimmed.Substring(Md5.Length) : trimmed;
        return pairs.Length == Md5Length && pairs.Split(':').Length == 16
            ? Md5 + pairs.ToLowerInvariant()
            : throw new SshInputException(ErrorReason.InvalidArgument, $"'{text}' is not a fingerprint; give it as ssh-keygen -l shows it, SHA256: and 43 characters.", text);
    }

    /// <param name="wanted">What <see cref="Normalise"/> returned.</param>
    /// <param name="blob">The key.</param>
    public static bool Matches(string wanted, byte[] blob) =>
        string.Equals(wanted, wanted.StartsWith(Md5, StringComparison.Ordinal) ? Fingerprint.Md5(blob) : Fingerprint.Sha256(blob), StringComparison.Ordinal);
}
