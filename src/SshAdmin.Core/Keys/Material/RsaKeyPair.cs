using System;
using System.Numerics;
using System.Security.Cryptography;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Material;

/// <summary>An RSA key pair with two primes. All numbers are big-endian magnitudes.</summary>
internal sealed class RsaKeyPair : KeyPair
{
    private RsaKeyPair(byte[] modulus, byte[] exponent, byte[] d, byte[] p, byte[] q, byte[] inverseQ)
    {
        Modulus = modulus;
        Exponent = exponent;
        D = d;
        P = p;
        Q = q;
        InverseQ = inverseQ;
    }

    public override string Type => KeyTypeNames.Rsa;

    public byte[] Modulus { get; }

    public byte[] Exponent { get; }

    public byte[] D { get; }

    public byte[] P { get; }

    public byte[] Q { get; }

    /// <summary>The inverse of q modulo p.</summary>
    public byte[] InverseQ { get; }

    public static RsaKeyPair FromParameters(RSAParameters parameters) =>
        new(parameters.Modulus!, parameters.Exponent!, parameters.D!, parameters.P!, parameters.Q!, parameters.InverseQ!);

    /// <summary>Takes the numbers of a file, which belong to this object from then on, and checks that they are one key.</summary>
    /// <exception cref="Errors.SshInputException">KeyFileDamaged.</exception>
    public static RsaKeyPair FromFile(byte[] modulus, byte[] exponent, byte[] d, byte[] p, byte[] q, byte[] inverseQ)
    {
        RsaKeyPair pair = new(modulus, exponent, d, p, q, inverseQ);
        if (pair.IsConsistent())
        {
            return pair;
        }

        pair.Dispose();
        throw KeyFileErrors.Damaged("its RSA numbers do not belong to one key");
    }

    /// <summary>The exponents of the Chinese remainder theorem, d mod p-1 and d mod q-1.</summary>
    public (byte[] Dp, byte[] Dq) CrtExponents()
    {
        BigInteger d = BigEndian.ToInteger(D);
        return (BigEndian.FromInteger(d % (BigEndian.ToInteger(P) - 1)), BigEndian.FromInteger(d % (BigEndian.ToInteger(Q) - 1)));
    }

    /// <summary>The key in the base class library's RSA, for signing.</summary>
    /// <exception cref="Errors.SshInputException">KeyFormatUnsupported, for primes of unequal length.</exception>
    public RSA CreateRsa()
    {
        // The library wants every number at its full length, and both primes at half of it.
        int half = (Modulus.Length + 1) / 2;
        if (P.Length > half || Q.Length > half)
        {
            throw KeyFileErrors.Unsupported("The two primes of this RSA key have different lengths, which the cryptography of .NET cannot use. Make a new key.");
        }

        (byte[] dp, byte[] dq) = CrtExponents();
        RSA rsa = RSA.Create();
        rsa.ImportParameters(new RSAParameters
        {
            Modulus = Modulus,
            Exponent = Exponent,
            D = BigEndian.Pad(D, Modulus.Length),
            P = BigEndian.Pad(P, half),
            Q = BigEndian.Pad(Q, half),
            DP = BigEndian.Pad(dp, half),
            DQ = BigEndian.Pad(dq, half),
            InverseQ = BigEndian.Pad(InverseQ, half),
        });
        return rsa;
    }

    // Order of OpenSSH sshkey.c: n, e, d, iqmp, p, q
    public override void WriteOpenSshFields(SshWriter writer) =>
        writer.WriteMpint(Modulus).WriteMpint(Exponent).WriteMpint(D).WriteMpint(InverseQ).WriteMpint(P).WriteMpint(Q);

    public override void Dispose()
    {
        Secrets.Clear(D);
        Secrets.Clear(P);
        Secrets.Clear(Q);
        Secrets.Clear(InverseQ);
    }

    protected override byte[] EncodePublicKey() => new SshWriter().WriteString(Type).WriteMpint(Exponent).WriteMpint(Modulus).ToArray();

    private bool IsConsistent()
    {
        // The public half bounds the sizes, so that hostile numbers cost no time below.
        PublicKeyBlob blob = PublicKey;
        int bytes = (blob.Bits + 7) / 8;
        if (D.Length > bytes || P.Length > bytes || Q.Length > bytes || InverseQ.Length > bytes)
        {
            return false;
        }

        BigInteger d = BigEndian.ToInteger(D);
        BigInteger e = BigEndian.ToInteger(Exponent);
        BigInteger p = BigEndian.ToInteger(P);
        BigInteger q = BigEndian.ToInteger(Q);
        return p > 1 && q > 1
            && p * q == BigEndian.ToInteger(Modulus)
            && d * e % (p - 1) == 1
            && d * e % (q - 1) == 1
            && BigEndian.ToInteger(InverseQ) * q % p == 1;
    }
}
