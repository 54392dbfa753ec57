using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Signatures;

namespace SshAdmin.Core.Tests.Wire.Signatures;

public class HostKeySignatureTests
{
    private static readonly string[][] Lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", "host-key-signatures.txt"))
        .Where(line => line[0] != '#').Select(line => line.Split(' ')).ToArray();

    /// <summary>Rows of Vectors/host-key-signatures.txt: algorithm, key or certificate, signature, signed bytes.</summary>
    public static TheoryData<string, string, string, string> Rows
    {
        get
        {
            TheoryData<string, string, string, string> rows = new();
            foreach (string[] line in Lines)
            {
                rows.Add(line[0], line[1], line[2], line[3]);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void SignaturesOfRealToolsHold(string algorithm, string key, string signature, string message)
        => HostKeySignature.Verify(Bytes(key), algorithm, Bytes(signature), Bytes(message));

    [Fact]
    public void EverySupportedAlgorithmHasAVector()
        => Assert.Equal(
            HostKeyAlgorithms.Supported.Concat(HostKeyAlgorithms.SupportedCertificates).Select(row => row.Name).Order(StringComparer.Ordinal),
            Lines.Select(line => line[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public void EveryFlippedByteOfASignatureIsRefused(string algorithm, string key, string signature, string message)
    {
        byte[] whole = Bytes(signature);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = (byte[])whole.Clone();
            changed[i] ^= 0x04;
            var error = Assert.Throws<SshConnectionException>(() => HostKeySignature.Verify(Bytes(key), algorithm, changed, Bytes(message)));
            Assert.True(error.Reason is ErrorReason.HostKeySignatureInvalid or ErrorReason.ProtocolViolation, $"byte {i}: {error.Reason}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void AnotherMessageIsRefused(string algorithm, string key, string signature, string message)
        => Invalid(algorithm, key, signature, [.. Bytes(message), 0], "does not own");

    [Theory]
    [MemberData(nameof(Rows))]
    public void AnyOtherAlgorithmThanTheAgreedIsRefused(string algorithm, string key, string signature, string message)
    {
        foreach (string other in Lines.Select(line => line[0]).Where(name => name != algorithm))
        {
            Invalid(other, key, signature, Bytes(message), "agreed on");
        }
    }

    [Fact]
    public void AnUnknownAlgorithmIsRefused()
        => Invalid("ssh-dss", Lines[0][1], Lines[0][2], Bytes(Lines[0][3]), "ssh-dss");

    // OpenSSH ssh-rsa.c, ssh_rsa_verify: a shorter signature is one whose leading zeros were dropped.
    [Fact]
    public void AnRsaSignatureWithoutItsLeadingZerosHolds()
    {
        var (key, signature, message) = RsaSignatureThatBeginsWithZero();
        Assert.Equal(0, signature[0]);
        byte[] shortened = new SshWriter().WriteString("rsa-sha2-256").WriteString(signature.AsSpan(1).ToArray()).ToArray();
        HostKeySignature.Verify(key, "rsa-sha2-256", shortened, message);
    }

    [Fact]
    public void AnRsaSignatureLongerThanItsKeyIsRefused()
    {
        string[] row = Lines.Single(line => line[0] == "rsa-sha2-256");
        SshReader reader = new(Bytes(row[2]));
        byte[] longer = new SshWriter().WriteString(reader.ReadString("format")).WriteString([0, .. reader.ReadString("signature")]).ToArray();
        Invalid("rsa-sha2-256", row[1], Convert.ToBase64String(longer), Bytes(row[3]), "does not own");
    }

    [Fact]
    public void AnEcdsaKeyOffItsCurveIsRefused()
    {
        string[] row = Lines.Single(line => line[0] == "ecdsa-sha2-nistp256");
        byte[] key = Bytes(row[1]);
        key[^1] ^= 1;
        Invalid(row[0], Convert.ToBase64String(key), row[2], Bytes(row[3]), "does not own");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void AnEcdsaSignatureOfZeroIsRefused(int r, int s)
    {
        string[] row = Lines.Single(line => line[0] == "ecdsa-sha2-nistp256");
        byte[] inner = new SshWriter().WriteMpint([(byte)r]).WriteMpint([(byte)s]).ToArray();
        Invalid(row[0], row[1], Convert.ToBase64String(new SshWriter().WriteString(row[0]).WriteString(inner).ToArray()), Bytes(row[3]), "does not own");
    }

    // One signature in 256 begins with a zero byte; the platform signs.
    private static (byte[] Key, byte[] Signature, byte[] Message) RsaSignatureThatBeginsWithZero()
    {
        using var rsa = RSA.Create(1024);
        var parameters = rsa.ExportParameters(false);
        byte[] key = new SshWriter().WriteString("ssh-rsa").WriteMpint(parameters.Exponent!).WriteMpint(parameters.Modulus!).ToArray();
        for (int i = 0; ; i++)
        {
            byte[] message = BitConverter.GetBytes(i);
            byte[] signature = rsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            if (signature[0] == 0)
            {
                return (key, signature, message);
            }
        }
    }

    private static void Invalid(string algorithm, string key, string signature, byte[] message, string says)
    {
        var error = Assert.Throws<SshConnectionException>(() => HostKeySignature.Verify(Bytes(key), algorithm, Bytes(signature), message));
        Assert.Equal(ErrorReason.HostKeySignatureInvalid, error.Reason);
        Assert.Contains(says, error.Message);
    }

    private static byte[] Bytes(string base64) => Convert.FromBase64String(base64);
}
