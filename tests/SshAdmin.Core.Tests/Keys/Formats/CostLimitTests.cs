using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Formats.Der;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Wire;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Formats;

/// <summary>A file cannot make its reader work for hours; the message names what it asked for.</summary>
public class CostLimitTests
{
    [Theory]
    [InlineData(16_385u, "16,385")]
    [InlineData(0x80000000u, "2,147,483,648")]
    [InlineData(0xffffffffu, "4,294,967,295")]
    public void BcryptRounds(uint rounds, string figure)
    {
        using var pair = KeyPairGenerator.Generate(SshKeyType.Ed25519);
        var content = Encoding.ASCII.GetString(Cheap(SshKeyFormat.OpenSsh, encrypted: true).Write(pair, SecretBytes, Stop));
        var data = System.Convert.FromBase64String(Regex.Replace(content, "-----.*-----|\n", ""));

        // openssh-key-v1\0, aes256-ctr, bcrypt, length of the options, length and bytes of the salt: the rounds follow.
        var offset = 15 + 4 + 10 + 4 + 6 + 4 + 4 + 16;
        var value = new SshWriter().WriteUInt32(rounds).ToArray();
        value.CopyTo(data, offset);
        AssertRefused(PemWriter.Write("OPENSSH PRIVATE KEY", data), figure);
    }

    [Theory]
    [InlineData("Argon2-Memory", "4194304", "4,194,304 KiB")]
    [InlineData("Argon2-Memory", "2147483647", "2,147,483,647 KiB")]
    [InlineData("Argon2-Passes", "2147483647", "2,147,483,647 Argon2 passes")]
    [InlineData("Argon2-Parallelism", "257", "257 Argon2 lanes")]
    public void Argon2(string header, string value, string figure)
    {
        using var pair = KeyPairGenerator.Generate(SshKeyType.Ed25519);
        var content = Encoding.ASCII.GetString(Cheap(SshKeyFormat.Ppk3, encrypted: true).Write(pair, SecretBytes, Stop));
        AssertRefused(Encoding.ASCII.GetBytes(Regex.Replace(content, header + ": .*", $"{header}: {value}")), figure);
    }

    [Theory]
    [InlineData(2_000_000_000)]
    public void Pbkdf2Iterations(int iterations) =>
        AssertRefused(Pbes2File(kdf => kdf.WriteOid(Oids.Pbkdf2).WriteSequence(p => p.WriteOctetString(new byte[8]).WriteNumber(iterations))), "2,000,000,000 PBKDF2");

    [Fact]
    public void ScryptMemory() =>
        AssertRefused(
            Pbes2File(kdf => kdf.WriteOid(Oids.Scrypt).WriteSequence(p => p.WriteOctetString(new byte[8]).WriteNumber(1 << 30).WriteNumber(8).WriteNumber(1))),
            "1,073,741,824 KiB of scrypt memory");

    private static byte[] Pbes2File(System.Action<DerWriter> kdf)
    {
        DerWriter file = new();
        file.WriteSequence(info => info
            .WriteSequence(algorithm => algorithm
                .WriteOid(Oids.Pbes2)
                .WriteSequence(parameters => parameters
                    .WriteSequence(kdf)
                    .WriteSequence(cipher => cipher.WriteOid(Oids.Aes256Cbc).WriteOctetString(new byte[16]))))
            .WriteOctetString(new byte[64]));
        return PemWriter.Write(Pkcs8.EncryptedLabel, file.ToArray());
    }

    private static void AssertRefused(byte[] content, string figure)
    {
        var file = Assert.IsAssignableFrom<PrivateKeyFile>(ReadOne(content));
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<SshPolicyException>(() => file.Open(SecretBytes, Stop));
        Assert.Equal(ErrorReason.KeyDerivationTooCostly, error.Reason);
        Assert.Contains(figure, error.Message);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
    }
}
