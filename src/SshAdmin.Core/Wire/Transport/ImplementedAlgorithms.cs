using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Signatures;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>What can be run here, as opposed to what another client, whose lists are offered, can run.</summary>
internal static class ImplementedAlgorithms
{
    private const string NoCompression = "none";

    /// <summary>The names that both sides agreed on and that cannot be run here.</summary>
    public static IReadOnlyList<string> Missing(NegotiatedAlgorithms chosen)
    {
        List<string> missing = [];
        Check(missing, HasKeyExchange(chosen.KeyExchange), chosen.KeyExchange);
        Check(missing, HasHostKey(chosen.HostKey), chosen.HostKey);
        foreach (string cipher in new[] { chosen.EncryptionClientToServer, chosen.EncryptionServerToClient })
        {
            Check(missing, HasCipher(cipher), cipher);
        }

        foreach (string? mac in new[] { chosen.MacClientToServer, chosen.MacServerToClient })
        {
            Check(missing, mac is null || HasMac(mac), mac);
        }

        foreach (string compression in new[] { chosen.CompressionClientToServer, chosen.CompressionServerToClient })
        {
            Check(missing, compression == NoCompression, compression);
        }

        return missing;
    }

    /// <summary>The part of the lists that can be run, in the same order.</summary>
    public static ClientAlgorithms Of(ClientAlgorithms all) => new()
    {
        KeyExchange = [.. all.KeyExchange.Where(HasKeyExchange)],
        HostKey = [.. all.HostKey.Where(HasHostKey)],
        Encryption = [.. all.Encryption.Where(HasCipher)],
        Mac = [.. all.Mac.Where(HasMac)],
        Compression = [.. all.Compression.Where(name => name == NoCompression)],
    };

    /// <exception cref="SshConnectionException">AlgorithmNotImplemented.</exception>
    public static void Require(NegotiatedAlgorithms chosen)
    {
        IReadOnlyList<string> missing = Missing(chosen);
        if (missing.Count > 0)
        {
            throw new SshConnectionException(ErrorReason.AlgorithmNotImplemented, $"Both sides agree on {string.Join(", ", missing)}, which this module cannot run.");
        }
    }

    private static bool HasKeyExchange(string name) => KeyExchangeMethods.Supported.Any(row => row.Name == name);

    private static bool HasHostKey(string name) => HostKeyAlgorithms.ByName(name) is not null;

    private static bool HasCipher(string name) => PacketProtections.SupportedCiphers.Any(row => row.Name == name);

    private static bool HasMac(string name) => PacketProtections.SupportedMacs.Any(row => row.Name == name);

    private static void Check(List<string> missing, bool implemented, string? name)
    {
        if (!implemented && !missing.Contains(name!))
        {
            missing.Add(name!);
        }
    }
}
