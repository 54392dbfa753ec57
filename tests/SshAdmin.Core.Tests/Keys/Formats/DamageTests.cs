using System;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Keys.Material;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Formats;

/// <summary>Every prefix and every flipped byte of each format ends in a named error or in the very same key.</summary>
public class DamageTests
{
    // Ed25519 in PKCS#8 is missing: that format holds the seed alone, and any 32 bytes are a seed. No reader can notice a change in it.
    public static TheoryData<SshKeyFormat, SshKeyType, bool> Samples()
    {
        TheoryData<SshKeyFormat, SshKeyType, bool> samples = [];
        foreach (var format in PrivateFormats)
        {
            foreach (var type in new[] { SshKeyType.Ed25519, SshKeyType.Ecdsa })
            {
                foreach (var encrypted in new[] { false, true })
                {
                    if (CanHold(format, type, encrypted) && !(format == SshKeyFormat.Pkcs8 && type == SshKeyType.Ed25519))
                    {
                        samples.Add(format, type, encrypted);
                    }
                }
            }
        }

        samples.Add(SshKeyFormat.Pem, SshKeyType.Rsa, false);
        return samples;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EveryPrefix(SshKeyFormat format, SshKeyType type, bool encrypted)
    {
        var (content, expected) = Sample(format, type, encrypted);
        foreach (var length in Enumerable.Range(0, content.Length))
        {
            AssertHarmless(content[..length], encrypted, expected, $"the first {length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EveryFlippedByte(SshKeyFormat format, SshKeyType type, bool encrypted)
    {
        var (content, expected) = Sample(format, type, encrypted);
        foreach (var offset in Enumerable.Range(0, content.Length))
        {
            foreach (byte mask in new byte[] { 0x01, 0x80 })
            {
                var changed = (byte[])content.Clone();
                changed[offset] ^= mask;
                AssertHarmless(changed, encrypted, expected, $"byte {offset} changed by 0x{mask:x2}");
            }
        }
    }

    [Fact]
    public void EveryFlippedByteOfAPublicLine()
    {
        using var pair = KeyPairGenerator.Generate(SshKeyType.Ecdsa);
        var content = System.Text.Encoding.ASCII.GetBytes(LineOf(pair.PublicKey) + " me\n");
        foreach (var offset in Enumerable.Range(0, content.Length))
        {
            var changed = (byte[])content.Clone();
            changed[offset] ^= 0x04;
            var failure = Record.Exception(() => KeyFileReader.Read("sample", changed));
            Assert.True(failure is null or SshInputException, $"byte {offset}: {failure}");
        }
    }

    // The comment is no part of the key, so that only the MAC can tell.
    [Theory]
    [InlineData(SshKeyFormat.Ppk2, false)]
    [InlineData(SshKeyFormat.Ppk2, true)]
    [InlineData(SshKeyFormat.Ppk3, false)]
    [InlineData(SshKeyFormat.Ppk3, true)]
    public void ChangedCommentOfAPpkFileIsNoticed(SshKeyFormat format, bool encrypted)
    {
        var (content, _) = Sample(format, SshKeyType.Ed25519, encrypted);
        var changed = System.Text.Encoding.ASCII.GetBytes(System.Text.Encoding.ASCII.GetString(content).Replace("me@here", "me@hers"));
        var error = Assert.Throws<SshInputException>(() => Open(changed, encrypted ? SecretBytes : null));
        Assert.Equal(encrypted ? ErrorReason.KeyPassphraseWrong : ErrorReason.KeyFileDamaged, error.Reason);
    }

    [Fact]
    public void WrongPaddingOfAnOpenSshKeyIsNoticed()
    {
        var (content, _) = Sample(SshKeyFormat.OpenSsh, SshKeyType.Ed25519, encrypted: false);
        var data = DataOf(content);
        data[^1] ^= 1; // The sample's comment leaves padding behind it.
        var error = Assert.Throws<SshInputException>(() => Open(PemWriter.Write("OPENSSH PRIVATE KEY", data)));
        Assert.Contains("padding", error.Message);
    }

    // The key could be used without these two numbers, but OpenSSL computes with them.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ChangedExponentOfAnRsaPemKeyIsNoticed(bool first)
    {
        using var rsa = (RsaKeyPair)KeyPairGenerator.Generate(SshKeyType.Rsa, 2048);
        var (dp, dq) = rsa.CrtExponents();
        var data = Pkcs1.Write(rsa);
        data[data.AsSpan().IndexOf(first ? dp : dq) + 5] ^= 1;
        var error = Assert.Throws<SshInputException>(() => KeyFileReader.Read("sample", PemWriter.Write(Pkcs1.Label, data)));
        Assert.Equal(ErrorReason.KeyFileDamaged, error.Reason);
    }

    [Fact]
    public void RandomBytesBehindEveryHeadingEndInANamedError()
    {
        Random random = new(1);
        foreach (var heading in new[] { "OPENSSH PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY" })
        {
            foreach (var _ in Enumerable.Range(0, 300))
            {
                var junk = new byte[random.Next(1, 300)];
                random.NextBytes(junk);
                junk[0] = 0x30;
                var file = System.Text.Encoding.ASCII.GetBytes($"-----BEGIN {heading}-----\n{Convert.ToBase64String(junk)}\n-----END {heading}-----\n");
                Assert.IsType<SshInputException>(Record.Exception(() => KeyFileReader.Read("sample", file)));
            }
        }
    }

    private static (byte[] Content, byte[] PrivateFields) Sample(SshKeyFormat format, SshKeyType type, bool encrypted)
    {
        using var pair = KeyPairGenerator.Generate(type);
        pair.Comment = KeyComment.FromText("me@here");

        // One round, so that a thousand attempts stay quick.
        var output = new KeyOutput(format, encrypted && format is not SshKeyFormat.Ppk2 ? 1 : null);
        return (format == SshKeyFormat.Ppk3 && encrypted ? SmallArgon2.Write(pair, SecretBytes) : output.Write(pair, encrypted ? SecretBytes : null, Stop), FieldsOf(pair));
    }

    private static void AssertHarmless(byte[] content, bool encrypted, byte[] expected, string what)
    {
        try
        {
            foreach (var file in KeyFileReader.Read("sample", content).OfType<PrivateKeyFile>())
            {
                using var pair = file.Open(encrypted ? SecretBytes : null, Stop);
                Assert.True(expected.AsSpan().SequenceEqual(FieldsOf(pair)), $"{what} gave another key");
            }
        }
        catch (SshAdminException e)
        {
            Assert.Equal("sample", e.Input);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what} ended in {e}");
        }
    }

    private static byte[] DataOf(byte[] pem) =>
        Convert.FromBase64String(string.Concat(System.Text.Encoding.ASCII.GetString(pem).Split('\n').Where(line => !line.StartsWith("-----"))));

    private static byte[] FieldsOf(KeyPair pair)
    {
        Core.Wire.SshWriter fields = new();
        pair.WriteOpenSshFields(fields);
        return fields.ToArray();
    }
}
