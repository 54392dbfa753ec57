namespace SshAdmin.Completion;

/// <summary>Completes public key files of the user's folder .ssh.</summary>
public sealed class PublicKeyFileCompleter : KeyFileCompleter
{
    private protected override bool IsWanted(string path) => IsPublicName(path);
}
