using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Operations;

namespace SshAdmin.Core.Probe;

/// <summary>The question which signature algorithms a server takes for a key.</summary>
/// <param name="UserName">The account whose key it is; shown nowhere.</param>
/// <param name="Key">The public half.</param>
internal sealed record UserKeyQuestion(string UserName, PublicKeyBlob Key)
{
    /// <param name="userName">The account.</param>
    /// <param name="keyPath">An absolute path.</param>
    /// <exception cref="SshAdminException">No key that can be asked about.</exception>
    public static UserKeyQuestion From(string userName, string keyPath)
    {
        PublicKeyBlob key = PublicHalf.Read(keyPath);
        return key.IsCertificate
            ? throw new SshInputException(ErrorReason.InvalidArgument, $"'{keyPath}' is a certificate, whose signature algorithms have names of their own; give the public key that it was made for.", keyPath)
            : new UserKeyQuestion(userName, key);
    }
}
