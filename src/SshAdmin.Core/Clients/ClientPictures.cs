using System.Collections.Generic;
using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Clients;

/// <summary>The pictures of client rows before one server, each worked out once: advice to upgrade looks at the same later rows again and again.</summary>
internal sealed class ClientPictures(ServerOffer offer, SignaturePolicy policy)
{
    private readonly Dictionary<ClientRow, ClientPicture> _pictures = new();

    internal ServerOffer Offer => offer;

    internal SignaturePolicy Policy => policy;

    internal ClientPicture Of(ClientRow row)
    {
        if (!_pictures.TryGetValue(row, out ClientPicture? picture))
        {
            picture = ClientPicture.Of(row, offer, policy);
            _pictures.Add(row, picture);
        }

        return picture;
    }
}
