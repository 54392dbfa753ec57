using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>The failures of key files. Path and file name are added by <see cref="KeyFileReader"/>, in one place for all formats.</summary>
internal static class KeyFileErrors
{
    public static SshInputException Damaged(string what) => new(ErrorReason.KeyFileDamaged, $"The key file is damaged: {what}.");

    public static SshInputException Unknown(string what) => new(ErrorReason.KeyFormatUnknown, $"This is not a key file: {what}.");

    public static SshInputException DamagedLine(int line, string what) => Damaged($"line {line}: {what}");

    public static SshInputException Unsupported(string sentence) => new(ErrorReason.KeyFormatUnsupported, sentence);

    public static SshInputException Unfit(string sentence) => new(ErrorReason.KeyFormatUnfit, sentence);

    public static SshInputException PassphraseNeeded() =>
        new(ErrorReason.KeyPassphraseNeeded, "The private key is encrypted; give its passphrase.");

    public static SshInputException PassphraseWrong() =>
        new(ErrorReason.KeyPassphraseWrong, "The passphrase is wrong.");

    /// <summary>For formats in which a wrong passphrase and a changed byte look the same.</summary>
    public static SshInputException PassphraseWrongOrDamaged() =>
        new(ErrorReason.KeyPassphraseWrong, "The passphrase is wrong, or the encrypted part of the file is damaged.");

    public static SshPolicyException TooCostly(string figure, string limit) =>
        new(ErrorReason.KeyDerivationTooCostly, $"The file asks for {figure} to turn the passphrase into a key; more than {limit} is refused, because no honest file needs it.");
}
