using System;
using System.Numerics;
using System.Security.Cryptography;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.KeyExchange;

/// <summary>The server's side of each method, made of the platform's own arithmetic where there is one.</summary>
internal static class ExchangeServer
{
    public static readonly byte[] HostKey = [1, 2, 3];
    public static readonly byte[] Signature = [4, 5];

    public static byte[] Reply(byte message, byte[] value, bool isNumber)
    {
        SshWriter writer = new();
        writer.WriteByte(message).WriteString(HostKey);
        _ = isNumber ? writer.WriteMpint(value) : writer.WriteString(value);
        return writer.WriteString(Signature).ToArray();
    }

    public static byte[] Group(byte[] prime, byte[] generator) => new SshWriter().WriteByte(31).WriteMpint(prime).WriteMpint(generator).ToArray();

    public static KeyExchangeMethod Start(string name, KeyExchangeContext? context = null)
    {
        var method = KeyExchangeMethods.Create(name, context ?? new(AllowProbeOnly: true));
        method.Start();
        return method;
    }

    /// <summary>f and K for the client's e.</summary>
    public static (byte[] Value, byte[] Secret) AnswerInGroup(byte[] clientValue, byte[] prime, byte[] generator)
    {
        BigInteger p = new(prime, true, true), y = new(RandomNumberGenerator.GetBytes(32), true, true);
        BigInteger f = BigInteger.ModPow(new(generator, true, true), y, p), k = BigInteger.ModPow(new(clientValue, true, true), y, p);
        return (f.ToByteArray(true, true), k.ToByteArray(true, true));
    }

    /// <summary>Q_S and the raw secret for the client's Q_C, through the platform's ECDH.</summary>
    public static (byte[] Value, byte[] Secret) AnswerOnCurve(string name, byte[] clientPoint)
    {
        ECCurve curve = name switch
        {
            "nistp256" => ECCurve.NamedCurves.nistP256,
            "nistp384" => ECCurve.NamedCurves.nistP384,
            _ => ECCurve.NamedCurves.nistP521,
        };
        int size = (clientPoint.Length - 1) / 2;
        using ECDiffieHellman ours = ECDiffieHellman.Create(curve);
        using ECDiffieHellman theirs = ECDiffieHellman.Create(new ECParameters
        {
            Curve = curve,
            Q = new() { X = clientPoint.AsSpan(1, size).ToArray(), Y = clientPoint.AsSpan(1 + size).ToArray() },
        });
        var q = ours.ExportParameters(false).Q;
        return ([4, .. q.X!, .. q.Y!], ours.DeriveRawSecretAgreement(theirs.PublicKey));
    }

    /// <summary>Q_S and the raw secret for the client's Curve25519 value.</summary>
    public static (byte[] Value, byte[] Secret) AnswerOnCurve25519(byte[] clientValue)
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        return (X25519.PublicKey(key), X25519.Agree(key, clientValue));
    }
}
