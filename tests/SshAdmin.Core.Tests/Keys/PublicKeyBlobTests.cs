using System;
using System.Globalization;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Keys;

public class PublicKeyBlobTests
{
    /// <summary>Rows of Vectors/public-keys.txt: type, blob, bits, SHA-256 and MD5 fingerprint.</summary>
    public static TheoryData<string, string, int, string, string> Rows
    {
        get
        {
            TheoryData<string, string, int, string, string> rows = new();
            foreach (string[] row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", "public-keys.txt")).Where(line => line[0] != '#').Select(line => line.Split(' ')))
            {
                rows.Add(row[0], row[1], int.Parse(row[2], CultureInfo.InvariantCulture), row[3], row[4]);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void EqualsWhatSshKeygenShows(string type, string blob, int bits, string sha256, string md5)
    {
        var key = PublicKeyBlob.Parse(Convert.FromBase64String(blob));
        Assert.Equal((type, bits), (key.Type, key.Bits));
        Assert.Equal(sha256, Fingerprint.Sha256(key.PlainBlob));
        Assert.Equal(md5, Fingerprint.Md5(key.PlainBlob));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ACertificateHasAPlainTypeOfItsOwn(string type, string blob, int bits, string sha256, string md5)
    {
        _ = (bits, sha256, md5);
        var key = PublicKeyBlob.Parse(Convert.FromBase64String(blob));
        Assert.Equal(type.Contains("-cert-"), key.IsCertificate);
        Assert.Equal(key.PlainType, PublicKeyBlob.Parse(key.PlainBlob).Type);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void EveryTruncationIsRefused(string type, string blob, int bits, string sha256, string md5)
    {
        _ = (type, bits, sha256, md5);
        byte[] whole = Convert.FromBase64String(blob);
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] part = whole.AsSpan(0, length).ToArray();
            Assert.Equal(ErrorReason.ProtocolViolation, Assert.Throws<SshConnectionException>(() => PublicKeyBlob.Parse(part)).Reason);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void BytesBehindTheKeyAreRefused(string type, string blob, int bits, string sha256, string md5)
    {
        _ = (type, bits, sha256, md5);
        Assert.Throws<SshConnectionException>(() => PublicKeyBlob.Parse([.. Convert.FromBase64String(blob), 0]));
    }

    [Fact]
    public void TheReasonIsTheCallers()
        => Assert.Equal(ErrorReason.InvalidArgument, Assert.Throws<SshInputException>(() => PublicKeyBlob.Parse([0], ErrorReason.InvalidArgument)).Reason);

    [Theory]
    [InlineData("nistp384", 65)]
    [InlineData("nistp256", 64)]
    [InlineData("nistp256", 33)]
    public void AnEcdsaKeyOfAnotherShapeIsRefused(string curve, int size)
    {
        byte[] point = new byte[size];
        point[0] = 4;
        Assert.Throws<SshConnectionException>(() => PublicKeyBlob.Parse(new SshWriter().WriteString("ecdsa-sha2-nistp256").WriteString(curve).WriteString(point).ToArray()));
    }

    [Theory]
    [InlineData("03", 63, 1)] // 504 bits
    [InlineData("03", 2049, 1)] // more than 16384 bits
    [InlineData("03", 256, 0)] // even
    [InlineData("01", 256, 1)]
    [InlineData("02", 256, 1)]
    [InlineData("010000000000000001", 256, 1)] // 65 bits
    public void AnRsaKeyOutOfBoundsIsRefused(string exponent, int size, byte last)
    {
        byte[] modulus = Enumerable.Repeat((byte)0xff, size).ToArray();
        modulus[^1] = last;
        Assert.Throws<SshConnectionException>(() => PublicKeyBlob.Parse(new SshWriter().WriteString("ssh-rsa").WriteMpint(Convert.FromHexString(exponent)).WriteMpint(modulus).ToArray()));
    }

    [Fact]
    public void AnUnknownTypeIsRefusedByName()
    {
        var error = Assert.Throws<SshConnectionException>(() => PublicKeyBlob.Parse(new SshWriter().WriteString("ssh-unknown").ToArray()));
        Assert.Contains("ssh-unknown", error.Message);
    }
}
