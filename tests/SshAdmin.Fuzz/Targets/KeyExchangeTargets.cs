using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Primitives;
using SshAdmin.Core.Wire.Signatures;

namespace SshAdmin.Fuzz.Targets;

/// <summary>The server's part of each key exchange, and the proof of its host key.</summary>
internal static class KeyExchangeTargets
{
    // A prime of 8,192 bits is the server's right and costs more than a second to test; that is bounded elsewhere, by the deadline.
    private const int LargestTestedPrime = 2100 / 8;

    public static IEnumerable<FuzzTarget> Create()
    {
        string[] names = ["ssh-ed25519", "ssh-rsa", "rsa-sha2-512", "ecdsa-sha2-nistp256", "nistp256", "nistp521"];
        byte[] curvePoint = X25519.PublicKey(Enumerable.Repeat((byte)9, 32).ToArray());
        yield return new FuzzTarget("kex-curve25519", InputShape.Wire, [Reply(curvePoint), Reply(new byte[32])], names, input => Exchange("curve25519-sha256", [input]));
        foreach (string curve in new[] { "nistp256", "nistp384", "nistp521" })
        {
            yield return new FuzzTarget("kex-" + curve, InputShape.Wire, [Reply(Point(curve)), Reply([4, .. new byte[64]]), Reply([2, .. new byte[32]])], names, input => Exchange("ecdh-sha2-" + curve, [input]));
        }

        byte[] small = WellKnownGroups.Group1.Prime;
        yield return new FuzzTarget("kex-group", InputShape.Wire, [NumberReply(31, [.. Enumerable.Repeat((byte)5, 127)]), NumberReply(31, small), NumberReply(31, [])], names, input => Exchange("diffie-hellman-group1-sha1", [input]));
        byte[][] groups = [Group(small), Group(WellKnownGroups.Group14.Prime), Group(small, [5]), Group([.. small[..127], 0xfd])];
        yield return new FuzzTarget("kex-group-exchange", InputShape.Wire, [.. groups.Select(group => Seeds.Sequence(group, NumberReply(33, [7])))], names, GroupExchange);
        yield return new FuzzTarget("host-key-signature", InputShape.Wire, [.. Signatures()], names, Verify);
    }

    /// <summary>A reply with a real host key and a signature of it over something else.</summary>
    public static byte[] Reply(byte[] point) => Seeds.Payload(31, writer => writer.WriteString(HostKey()).WriteString(point).WriteString(Signature()));

    private static byte[] NumberReply(byte number, byte[] value) => Seeds.Payload(number, writer => writer.WriteString(HostKey()).WriteMpint(value).WriteString(Signature()));

    private static byte[] Group(byte[] prime, byte[]? generator = null) => Seeds.Payload(31, writer => writer.WriteMpint(prime).WriteMpint(generator ?? [2]));

    private static byte[] HostKey() => Convert.FromBase64String(Seeds.Rows("Vectors/host-key-signatures.txt").First()[1]);

    private static byte[] Signature() => Convert.FromBase64String(Seeds.Rows("Vectors/host-key-signatures.txt").First()[2]);

    private static IEnumerable<byte[]> Signatures() => Seeds.Rows("Vectors/host-key-signatures.txt")
        .Select(row => Seeds.Sequence([Encoding.ASCII.GetBytes(row[0]), .. row.Skip(1).Select(Convert.FromBase64String)]));

    private static byte[] Point(string curve)
    {
        // Any point serves; a fixed one keeps the run repeatable.
        NistCurve nist = curve switch { "nistp256" => NistCurve.P256, "nistp384" => NistCurve.P384, _ => NistCurve.P521 };
        return nist.PublicPoint([.. Enumerable.Repeat((byte)1, 32)]);
    }

    private static void Exchange(string name, IReadOnlyList<byte[]> payloads)
    {
        using KeyExchangeMethod method = KeyExchangeMethods.Create(name, new KeyExchangeContext(AllowProbeOnly: true, MinimumGroupBits: 1024));
        method.Start();
        foreach (byte[] payload in payloads)
        {
            if (method.Receive(payload).Result is KeyExchangeResult result)
            {
                byte[] hash = ExchangeHash.Compute(method.HashAlgorithm, [1], [2], [3], [4], result);
                HostKeySignature.Verify(result.HostKeyBlob, "ssh-ed25519", result.Signature, hash);
            }
        }
    }

    private static void GroupExchange(byte[] input)
    {
        IReadOnlyList<byte[]> parts = Seeds.Parts(input);
        if (Seeds.Parts(parts.At(0), 1).At(0).Length <= LargestTestedPrime)
        {
            Exchange("diffie-hellman-group-exchange-sha256", [.. parts]);
        }
    }

    private static void Verify(byte[] input)
    {
        IReadOnlyList<byte[]> parts = Seeds.Parts(input);
        HostKeySignature.Verify(parts.At(1), Encoding.Latin1.GetString(parts.At(0)), parts.At(2), parts.At(3));
    }
}
