using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>Judges a group that a server chose (RFC 4419 section 3 leaves that to the client).</summary>
internal static class GroupCheck
{
    /// <summary>Below this no group is taken, whatever the caller allows: RFC 4419 section 3.</summary>
    public const int SmallestBits = 1024;

    /// <summary>What OpenSSH asks for at most (DH_GRP_MAX in dh.h); beyond it one exchange takes seconds.</summary>
    public const int LargestBits = 8192;

    public static void Require(DiffieHellmanGroup group, int minimumBits)
    {
        int bits = ModularArithmetic.BitLength(group.Prime);
        if (bits < minimumBits)
        {
            throw Weak($"The server chose a Diffie-Hellman group of {bits} bits; at least {minimumBits} were asked for. Ask the server's administrator to remove small groups from its moduli file.");
        }

        if (bits > LargestBits)
        {
            throw KeyExchangeMessages.Violation($"The server chose a Diffie-Hellman group of {bits} bits; at most {LargestBits} were asked for.");
        }

        if ((group.Prime[group.Prime.Length - 1] & 1) == 0)
        {
            throw Weak("The server chose a Diffie-Hellman group whose modulus is even and so not a prime.");
        }

        if (!ModularArithmetic.IsInsideGroup(group.Generator, group.Prime))
        {
            throw Weak("The server chose a Diffie-Hellman group whose generator g is not between 1 and p-1, both excluded.");
        }

        if (!IsKnownPrime(group.Prime) && !ModularArithmetic.IsProbablyPrime(group.Prime, RoundsFor(bits)))
        {
            throw Weak($"The server chose a Diffie-Hellman group of {bits} bits whose modulus is not a prime.");
        }
    }

    private static bool IsKnownPrime(byte[] prime) => WellKnownGroups.All.Any(group => Secrets.FixedTimeEquals(group.Prime, prime));

    // One round costs about 50, 90, 190 and 1300 ms at 2048, 3072, 4096 and 8192 bits. This bounds the whole test to about
    // 1.3 seconds of one processor; a modulus damaged or made up at random is caught by one round with near certainty,
    // and a server that builds one against us could as well give the secret away.
    private static int RoundsFor(int bits) => bits switch
    {
        <= 2048 => 4,
        <= 3072 => 3,
        <= 4096 => 2,
        _ => 1,
    };

    private static SshConnectionException Weak(string message) => new(ErrorReason.WeakGroup, message);
}
