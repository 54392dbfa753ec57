using System;
using System.Globalization;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys;

/// <summary>A public key or certificate in its wire form (RFC 4253 section 6.6), taken apart.</summary>
internal sealed class PublicKeyBlob
{
    // A modulus beyond what OpenSSL itself accepts (OPENSSL_RSA_MAX_MODULUS_BITS) only costs time.
    public const int MaximumModulusBits = 16384;

    private const string CertificateSuffix = "-cert-v01@openssh.com";

    private PublicKeyBlob(string type, string plainType, byte[] blob)
    {
        Type = type;
        PlainType = plainType;
        Blob = blob;
        PlainBlob = blob;
    }

    /// <summary>The type as written in the blob, such as <c>ssh-rsa</c> or <c>ssh-ed25519-cert-v01@openssh.com</c>.</summary>
    public string Type { get; }

    /// <summary>The type of the key itself: for a certificate, that of the certified key.</summary>
    public string PlainType { get; }

    public bool IsCertificate => Type != PlainType;

    public byte[] Blob { get; }

    /// <summary>The blob of the key itself; of a certificate, that of the certified key, which OpenSSH shows the fingerprint of.</summary>
    public byte[] PlainBlob { get; private set; }

    /// <summary>RSA modulus bits, DSA p bits, the field size of a NIST curve, 256 for Ed25519.</summary>
    public int Bits { get; private set; }

    /// <summary><c>nistp256</c>, <c>nistp384</c> or <c>nistp521</c>; <c>null</c> for keys that are not on one.</summary>
    public string? Curve { get; private set; }

    /// <summary>RSA e and n, big-endian without leading zeros.</summary>
    public byte[]? Exponent { get; private set; }

    /// <inheritdoc cref="Exponent"/>
    public byte[]? Modulus { get; private set; }

    /// <summary>The uncompressed point of an ECDSA key, or the 32 bytes of an Ed25519 key.</summary>
    public byte[]? Point { get; private set; }

    /// <summary>The application of a security key (<c>sk-</c> types), such as <c>ssh:</c>.</summary>
    public string? Application { get; private set; }

    /// <param name="blob">The whole blob, nothing before or after it.</param>
    /// <param name="reason">What a malformed blob means to the caller.</param>
    public static PublicKeyBlob Parse(byte[] blob, ErrorReason reason = ErrorReason.ProtocolViolation)
    {
        SshReader reader = new(blob, reason);
        string type = reader.ReadAscii("key type");
        bool certificate = type.EndsWith(CertificateSuffix, StringComparison.Ordinal);
        string plainType = certificate ? type.Substring(0, type.Length - CertificateSuffix.Length) : type;
        if (certificate && plainType.StartsWith("sk-", StringComparison.Ordinal))
        {
            // The one irregular name: sk-ssh-ed25519-cert-v01@openssh.com certifies sk-ssh-ed25519@openssh.com.
            plainType += "@openssh.com";
        }

        PublicKeyBlob key = new(type, plainType, blob);
        if (certificate)
        {
            reader.ReadString("certificate nonce");
        }

        int start = reader.Position;
        key.ReadKey(reader);
        if (certificate)
        {
            key.PlainBlob = new SshWriter().WriteString(plainType).WriteRaw(blob, start, reader.Position - start).ToArray();
            SkipCertificateFields(reader);
        }

        reader.ExpectEnd($"the {type} key");
        return key;
    }

    private void ReadKey(SshReader reader)
    {
        switch (PlainType)
        {
            case "ssh-rsa":
                ReadRsa(reader);
                break;
            case "ssh-dss":
                ReadDsa(reader);
                break;
            case "ecdsa-sha2-nistp256":
            case "ecdsa-sha2-nistp384":
            case "ecdsa-sha2-nistp521":
                ReadEcdsa(reader, PlainType.Substring("ecdsa-sha2-".Length));
                break;
            case "sk-ecdsa-sha2-nistp256@openssh.com":
                ReadEcdsa(reader, "nistp256");
                Application = reader.ReadText("application");
                break;
            case "ssh-ed25519":
                ReadEd25519(reader);
                break;
            case "sk-ssh-ed25519@openssh.com":
                ReadEd25519(reader);
                Application = reader.ReadText("application");
                break;
            default:
                throw reader.Malformed($"'{Type}' is not a key type that can be read");
        }
    }

    // RFC 4253 section 6.6: mpint e, mpint n
    private void ReadRsa(SshReader reader)
    {
        Exponent = reader.ReadMpint("RSA exponent e");
        Modulus = reader.ReadMpint("RSA modulus n");
        Bits = BitLength(Modulus);
        if (Bits is < 512 or > MaximumModulusBits || (Modulus[Modulus.Length - 1] & 1) == 0)
        {
            throw reader.Malformed($"the RSA modulus has {Bits} bits or is even; it must be odd and have 512 to {MaximumModulusBits} bits");
        }

        if (Exponent.Length == 0 || (Exponent[Exponent.Length - 1] & 1) == 0 || BitLength(Exponent) is < 2 or > 64)
        {
            throw reader.Malformed("the RSA exponent is not an odd number from 3 to 2^64");
        }
    }

    // RFC 4253 section 6.6: mpint p, mpint q, mpint g, mpint y
    private void ReadDsa(SshReader reader)
    {
        Bits = BitLength(reader.ReadMpint("DSA prime p"));
        reader.ReadMpint("DSA subprime q");
        reader.ReadMpint("DSA generator g");
        reader.ReadMpint("DSA public value y");
        if (Bits is < 512 or > MaximumModulusBits)
        {
            throw reader.Malformed($"the DSA prime has {Bits} bits; it must have 512 to {MaximumModulusBits}");
        }
    }

    // RFC 5656 section 3.1: string curve, string Q
    private void ReadEcdsa(SshReader reader, string curve)
    {
        string named = reader.ReadAscii("curve name");
        if (named != curve)
        {
            throw reader.Malformed($"a {Type} key names the curve '{named}'");
        }

        Curve = curve;
        Bits = int.Parse(curve.Substring("nistp".Length), CultureInfo.InvariantCulture);
        Point = reader.ReadString("curve point Q");
        if (Point.Length != 1 + (2 * ((Bits + 7) / 8)) || Point[0] != 4)
        {
            throw reader.Malformed($"the point of a {Type} key is not an uncompressed point of its curve");
        }
    }

    // RFC 8709 section 4: string key
    private void ReadEd25519(SshReader reader)
    {
        Point = reader.ReadString("Ed25519 public key");
        Bits = 256;
        if (Point.Length != 32)
        {
            throw reader.Malformed($"an Ed25519 public key has 32 bytes, not {Point.Length}");
        }
    }

    // OpenSSH PROTOCOL.certkeys: what follows the key in every certificate type.
    private static void SkipCertificateFields(SshReader reader)
    {
        reader.ReadUInt64("certificate serial");
        reader.ReadUInt32("certificate type");
        reader.ReadString("certificate key id");
        reader.ReadString("certificate principals");
        reader.ReadUInt64("certificate valid after");
        reader.ReadUInt64("certificate valid before");
        reader.ReadString("certificate critical options");
        reader.ReadString("certificate extensions");
        reader.ReadString("certificate reserved field");
        reader.ReadString("certificate signature key");
        reader.ReadString("certificate signature");
    }

    private static int BitLength(byte[] magnitude)
    {
        if (magnitude.Length == 0)
        {
            return 0;
        }

        int bits = (magnitude.Length - 1) * 8;
        for (int top = magnitude[0]; top != 0; top >>= 1)
        {
            bits++;
        }

        return bits;
    }
}
