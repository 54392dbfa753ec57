using System.Security.Cryptography;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Material;

/// <summary>Makes new key pairs.</summary>
internal static class KeyPairGenerator
{
    public const int DefaultRsaBits = 3072;
    public const int DefaultEcdsaBits = 256;
    public const int MinimumRsaBits = 2048;

    // OpenSSL and CNG stop here as well.
    public const int MaximumRsaBits = 16384;

    // CNG takes RSA sizes in steps of 64 bits only.
    private const int RsaStep = 64;

    /// <summary>Looks at type and size before anything is made or asked.</summary>
    /// <param name="type">Ed25519, ECDSA or RSA.</param>
    /// <param name="bits">The size, or <c>null</c> for the usual one.</param>
    /// <returns>The size that will be used.</returns>
    public static int RequireSize(SshKeyType type, int? bits)
    {
        switch (type)
        {
            case SshKeyType.Ed25519:
                return bits is null or 256 ? 256 : throw Invalid(bits.Value, "Ed25519 keys have one size, 256 bits; leave the size out.");
            case SshKeyType.Ecdsa:
                int curve = bits ?? DefaultEcdsaBits;
                return EcdsaCurve.ByBits(curve) is not null ? curve : throw Invalid(curve, $"ECDSA keys have 256, 384 or 521 bits, not {curve}.");
            case SshKeyType.Rsa:
                return RequireRsaSize(bits ?? DefaultRsaBits);
            default:
                throw new SshInputException(ErrorReason.InvalidArgument, $"Keys of the type {type} are not made here; choose Ed25519, Ecdsa or Rsa.", type.ToString());
        }
    }

    public static KeyPair Generate(SshKeyType type, int? bits = null)
    {
        int size = RequireSize(type, bits);
        return type switch
        {
            SshKeyType.Rsa => GenerateRsa(size),
            SshKeyType.Ecdsa => GenerateEcdsa(EcdsaCurve.ByBits(size)!),
            _ => new Ed25519KeyPair(RandomBytes.Create(Ed25519.SeedSize)),
        };
    }

    private static int RequireRsaSize(int bits)
    {
        if (bits < MinimumRsaBits)
        {
            throw new SshPolicyException(
                ErrorReason.KeyTooWeak,
                $"An RSA key of {bits} bits is refused: below {MinimumRsaBits} bits RSA can be broken with effort, and current servers reject it. Use {DefaultRsaBits} bits or an Ed25519 key.",
                bits.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return bits <= MaximumRsaBits && bits % RsaStep == 0
            ? bits
            : throw Invalid(bits, $"RSA keys have {MinimumRsaBits} to {MaximumRsaBits} bits in steps of {RsaStep}, not {bits}.");
    }

    private static RsaKeyPair GenerateRsa(int bits)
    {
        using RSA rsa = CreateRsa(bits);
        RSAParameters parameters = rsa.ExportParameters(includePrivateParameters: true);
        return parameters.Modulus!.Length * 8 == bits
            ? RsaKeyPair.FromParameters(parameters)
            : throw new CryptographicException($"The platform made an RSA key of {parameters.Modulus.Length * 8} bits where {bits} were asked for.");
    }

    // On .NET Framework RSA.Create() gives a class that ignores its KeySize and makes 1024 bits; its size is set by the constructor only.
    private static RSA CreateRsa(int bits)
    {
        RSA rsa = RSA.Create();
        if (rsa is RSACryptoServiceProvider)
        {
            rsa.Dispose();
            return new RSACryptoServiceProvider(bits);
        }

        rsa.KeySize = bits;
        return rsa;
    }

    private static EcdsaKeyPair GenerateEcdsa(EcdsaCurve curve)
    {
        using ECDsa ecdsa = ECDsa.Create(curve.Curve);
        ECParameters parameters = ecdsa.ExportParameters(includePrivateParameters: true);
        EcdsaKeyPair pair = EcdsaKeyPair.FromParameters(curve, parameters);
        Text.Secrets.Clear(parameters.D);
        return pair;
    }

    private static SshInputException Invalid(int bits, string sentence) =>
        new(ErrorReason.InvalidArgument, sentence, bits.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
