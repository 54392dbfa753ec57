namespace SshAdmin.Completion;

/// <summary>Completes private key files of the user's folder .ssh.</summary>
public sealed class PrivateKeyFileCompleter : KeyFileCompleter
{
    private protected override bool IsWanted(string path) => IsPrivateKey(path);
}
