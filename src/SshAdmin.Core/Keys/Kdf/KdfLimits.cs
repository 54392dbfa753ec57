using System.Globalization;
using SshAdmin.Core.Keys.Formats;

namespace SshAdmin.Core.Keys.Kdf;

/// <summary>How much work a file may ask for. Each limit lets a two-core machine finish in about a minute or two.</summary>
internal static class KdfLimits
{
    public const int BcryptRounds = 16_384;
    public const int Pbkdf2Iterations = 20_000_000;

    /// <summary>One GiB: what RFC 9106 section 4 recommends at most is two, for servers; puttygen takes 8 MiB.</summary>
    public const int MemoryKiB = 1_048_576;

    /// <summary>Memory times passes: 32 GiB written in all.</summary>
    public const long Argon2Work = 32L * MemoryKiB;

    public const int Argon2Parallelism = 256;

    public static void CheckBcrypt(uint rounds) => Check(rounds, BcryptRounds, "bcrypt rounds");

    public static void CheckPbkdf2(long iterations) => Check(iterations, Pbkdf2Iterations, "PBKDF2 iterations");

    public static void CheckArgon2(long memoryKiB, long passes, long parallelism)
    {
        Check(memoryKiB, MemoryKiB, "KiB of Argon2 memory");
        Check(parallelism, Argon2Parallelism, "Argon2 lanes");
        Check(passes, int.MaxValue, "Argon2 passes");
        if (memoryKiB * passes > Argon2Work)
        {
            throw KeyFileErrors.TooCostly($"{Figure(passes)} Argon2 passes over {Figure(memoryKiB)} KiB", $"{Figure(Argon2Work)} KiB times passes");
        }
    }

    /// <summary>scrypt fills 128 * N * r bytes, p times (RFC 7914 section 2).</summary>
    public static void CheckScrypt(long cost, long blockSize, long parallelism)
    {
        Check(cost, int.MaxValue, "as scrypt cost N");
        Check(blockSize, 1024, "as scrypt block size r");
        Check(parallelism, 64, "as scrypt parallelism p");
        Check(cost * blockSize / 8, MemoryKiB, "KiB of scrypt memory");
    }

    private static void Check(long asked, long limit, string unit)
    {
        if (asked > limit)
        {
            throw KeyFileErrors.TooCostly($"{Figure(asked)} {unit}", Figure(limit));
        }
    }

    private static string Figure(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
