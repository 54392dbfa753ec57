using System.Globalization;
using System.Threading;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats.OpenSsh;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Keys.Formats.Ppk;
using SshAdmin.Core.Keys.Kdf;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>How a private key is to be written.</summary>
/// <param name="Format">One of the private formats.</param>
/// <param name="KdfRounds">Cost of the passphrase: bcrypt rounds, Argon2 passes or PBKDF2 iterations; <c>null</c> for the usual one.</param>
internal sealed record KeyOutput(SshKeyFormat Format, int? KdfRounds = null)
{
    /// <summary>What puttygen's measurement of 100 ms gives for 8 MiB on a current processor.</summary>
    public const int DefaultArgon2Passes = 21;

    private const int Argon2SaltSize = 16;

    /// <param name="format">The format.</param>
    /// <param name="ppkVersion">The version of a PPK file; <c>null</c> for the current one, and for the other formats.</param>
    public static SshKeyFormat Choose(SshKeyFileFormat format, int? ppkVersion) => format switch
    {
        SshKeyFileFormat.Ppk => ppkVersion switch
        {
            2 => SshKeyFormat.Ppk2,
            3 or null => SshKeyFormat.Ppk3,
            int other => throw new SshInputException(ErrorReason.InvalidArgument, $"PPK files have the version 2 or 3, not {other}.", other.ToString(CultureInfo.InvariantCulture)),
        },
        _ when ppkVersion is int version => throw new SshInputException(
            ErrorReason.InvalidArgument, $"A PPK version goes with the format Ppk, not {format}: choose Ppk, or leave the version out.", version.ToString(CultureInfo.InvariantCulture)),
        SshKeyFileFormat.Pkcs8 => SshKeyFormat.Pkcs8,
        SshKeyFileFormat.Pem => SshKeyFormat.Pem,
        _ => SshKeyFormat.OpenSsh,
    };

    /// <summary>Says before any work whether a key can be written so.</summary>
    /// <exception cref="SshInputException">KeyFormatUnfit, InvalidArgument.</exception>
    public void RequireFit(SshKeyType type, bool encrypted)
    {
        if (Format == SshKeyFormat.Pem && type is not (SshKeyType.Rsa or SshKeyType.Ecdsa))
        {
            throw KeyFileErrors.Unfit($"The older PEM forms hold RSA and ECDSA keys only, not {type}; choose Pkcs8 or OpenSsh.");
        }

        if (Format == SshKeyFormat.Pem && encrypted)
        {
            throw KeyFileErrors.Unfit("The older PEM forms protect a passphrase with one round of MD5, which SshAdmin does not write; choose Pkcs8 or OpenSsh, or leave the key without passphrase.");
        }

        if (Format != SshKeyFormat.OpenSsh && type is not (SshKeyType.Rsa or SshKeyType.Ecdsa or SshKeyType.Ed25519))
        {
            throw KeyFileErrors.Unfit($"Only OpenSSH's own format holds a key of the type {type}; choose OpenSsh.");
        }

        RequireRounds(encrypted);
    }

    /// <summary>The file.</summary>
    /// <param name="pair">The key.</param>
    /// <param name="passphrase">UTF-8, or <c>null</c> to leave the key open.</param>
    /// <param name="stop">Ends the key derivation.</param>
    public byte[] Write(KeyPair pair, byte[]? passphrase, CancellationToken stop)
    {
        RequireFit(KeyTypeNames.Find(pair.Type)!.Type, passphrase is not null);
        switch (Format)
        {
            case SshKeyFormat.OpenSsh:
                return OpenSshKeyWriter.Write(pair, passphrase, KdfRounds ?? OpenSshKeyFormat.DefaultRounds, stop);
            case SshKeyFormat.Ppk2:
                return PpkWriter.Write(pair, passphrase, new PpkProtection(2, passphrase is not null, null));
            case SshKeyFormat.Ppk3:
                return PpkWriter.Write(pair, passphrase, new PpkProtection(3, passphrase is not null, passphrase is null ? null : NewArgon2()), stop);
            case SshKeyFormat.Pkcs8:
                return WritePkcs8(pair, passphrase, stop);
            case SshKeyFormat.Pem:
                return pair is RsaKeyPair rsa
                    ? WritePem(Pkcs1.Label, Pkcs1.Write(rsa))
                    : WritePem(Sec1.Label, Sec1.Write((EcdsaKeyPair)pair, withCurve: true));
            default:
                throw KeyFileErrors.Unfit($"Private keys are not written in the format {Format}.");
        }
    }

    private PpkArgon2 NewArgon2() =>
        new(Argon2Variant.Id, PpkArgon2.DefaultMemoryKiB, KdfRounds ?? DefaultArgon2Passes, PpkArgon2.DefaultParallelism, RandomBytes.Create(Argon2SaltSize));

    private byte[] WritePkcs8(KeyPair pair, byte[]? passphrase, CancellationToken stop)
    {
        byte[] content = Pkcs8.Write(pair);
        if (passphrase is null)
        {
            return WritePem(Pkcs8.Label, content);
        }

        try
        {
            return WritePem(Pkcs8.EncryptedLabel, Pbes2.Write(content, passphrase, KdfRounds ?? Pbes2.DefaultIterations, stop));
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    private static byte[] WritePem(string label, byte[] content)
    {
        byte[] file = PemWriter.Write(label, content);
        Secrets.Clear(content);
        return file;
    }

    // What is written must be readable again, so the limits of reading hold here too.
    private void RequireRounds(bool encrypted)
    {
        if (KdfRounds is not { } rounds)
        {
            return;
        }

        int limit = Format switch
        {
            SshKeyFormat.OpenSsh => KdfLimits.BcryptRounds,
            SshKeyFormat.Ppk3 => (int)(KdfLimits.Argon2Work / PpkArgon2.DefaultMemoryKiB),
            SshKeyFormat.Pkcs8 => KdfLimits.Pbkdf2Iterations,
            _ => throw KeyFileErrors.Unfit("This format has no adjustable cost of the passphrase; leave the rounds out, or choose OpenSsh, Ppk version 3 or Pkcs8."),
        };
        if (!encrypted)
        {
            throw KeyFileErrors.Unfit("Rounds make a passphrase costly to guess; they mean nothing for a key without passphrase.");
        }

        if (rounds < 1 || rounds > limit)
        {
            throw new SshInputException(
                ErrorReason.InvalidArgument,
                $"The rounds must be 1 to {limit.ToString("N0", CultureInfo.InvariantCulture)} for this format, not {rounds.ToString("N0", CultureInfo.InvariantCulture)}.",
                rounds.ToString(CultureInfo.InvariantCulture));
        }
    }
}
