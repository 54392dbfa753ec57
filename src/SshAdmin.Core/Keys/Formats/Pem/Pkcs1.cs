using SshAdmin.Core.Keys.Formats.Der;
using SshAdmin.Core.Keys.Material;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>RSAPrivateKey of RFC 8017 appendix A.1.2.</summary>
internal static class Pkcs1
{
    public const string Label = "RSA PRIVATE KEY";

    /// <remarks>SEQUENCE { version 0, n, e, d, p, q, d mod p-1, d mod q-1, inverse of q }</remarks>
    public static RsaKeyPair Read(byte[] data)
    {
        DerReader file = new(data);
        DerReader key = file.ReadSequence("RSA private key");
        file.ExpectEnd("the RSA private key");
        long version = key.ReadNumber("version");
        if (version != 0)
        {
            throw KeyFileErrors.Unsupported($"The RSA key has the version {version}: keys of more than two primes are not used in SSH.");
        }

        byte[] modulus = key.ReadUnsigned("modulus");
        byte[] exponent = key.ReadUnsigned("public exponent");
        byte[] d = key.ReadUnsigned("private exponent");
        byte[] p = key.ReadUnsigned("first prime");
        byte[] q = key.ReadUnsigned("second prime");
        byte[] dp = key.ReadUnsigned("first exponent");
        byte[] dq = key.ReadUnsigned("second exponent");
        byte[] inverseQ = key.ReadUnsigned("coefficient");
        key.ExpectEnd("the coefficient");
        RsaKeyPair pair = RsaKeyPair.FromFile(modulus, exponent, d, p, q, inverseQ);
        (byte[] expectedDp, byte[] expectedDq) = pair.CrtExponents();
        if (Text.Secrets.FixedTimeEquals(dp, expectedDp) && Text.Secrets.FixedTimeEquals(dq, expectedDq))
        {
            return pair;
        }

        pair.Dispose();
        throw KeyFileErrors.Damaged("its RSA numbers do not belong to one key");
    }

    public static byte[] Write(RsaKeyPair rsa)
    {
        (byte[] dp, byte[] dq) = rsa.CrtExponents();
        using DerWriter file = new();
        file.WriteSequence(key => key
            .WriteNumber(0)
            .WriteUnsigned(rsa.Modulus)
            .WriteUnsigned(rsa.Exponent)
            .WriteUnsigned(rsa.D)
            .WriteUnsigned(rsa.P)
            .WriteUnsigned(rsa.Q)
            .WriteUnsigned(dp)
            .WriteUnsigned(dq)
            .WriteUnsigned(rsa.InverseQ));
        return file.ToArray();
    }
}
