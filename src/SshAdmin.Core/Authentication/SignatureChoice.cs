using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Authentication;

/// <summary>Which signature algorithms a client tries for a key, in its order.</summary>
internal static class SignatureChoice
{
    private const string Sha1 = "ssh-rsa";

    /// <param name="keyType">The type of the plain key.</param>
    /// <param name="announced">server-sig-algs; <c>null</c> when the server announced none.</param>
    /// <param name="client">The client to act as; <c>null</c> for this module.</param>
    /// <returns>Empty when client and server have nothing in common for this key.</returns>
    public static IReadOnlyList<string> For(string keyType, IReadOnlyList<string>? announced, ClientRow? client)
    {
        IReadOnlyList<string> possible = SignatureAlgorithms.ForKeyType(keyType);
        if (client?.Enabled(ClientList.UserSignature) is IReadOnlyList<string> own)
        {
            possible = [.. own.Where(possible.Contains)];
        }

        if (keyType != Sha1 || possible.Count == 0)
        {
            return possible;
        }

        return client is null ? Own(possible, announced) : OfClient(possible, announced, client);
    }

    // As OpenSSH (sshconnect2.c, key_sig_algorithm): the strongest that was announced. Where nothing was announced OpenSSH
    // gives up or uses SHA-1; asking costs one message each and says more.
    private static IReadOnlyList<string> Own(IReadOnlyList<string> possible, IReadOnlyList<string>? announced) =>
        announced is null ? possible : [.. possible.Where(announced.Contains).Take(1)];

    private static IReadOnlyList<string> OfClient(IReadOnlyList<string> possible, IReadOnlyList<string>? announced, ClientRow client) => client.RsaChoice switch
    {
        RsaSignatureChoice.FirstOfOwn => [possible[0]],
        RsaSignatureChoice.AnnouncedElseSha1 => announced is null ? [Sha1] : [possible.FirstOrDefault(announced.Contains) ?? Sha1],
        RsaSignatureChoice.AnnouncedElseSha1IfAllowed => [.. (announced is null ? possible.Where(name => name == Sha1) : possible.Where(announced.Contains)).Take(1)],
        _ => possible,
    };
}
