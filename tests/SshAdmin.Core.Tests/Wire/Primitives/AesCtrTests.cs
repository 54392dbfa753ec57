using System;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.Primitives;

public class AesCtrTests
{
    private const string Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";

    // NIST SP 800-38A, F.5.1, F.5.3 and F.5.5.
    [Theory]
    [InlineData("2b7e151628aed2a6abf7158809cf4f3c", "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee")]
    [InlineData("8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b", "1abc932417521ca24f2b0459fe7e6e0b090339ec0aa6faefd5ccc2c6f4ce8e941e36b26bd1ebc670d1bd1d665620abf74f78a7f6d29809585a97daec58c6b050")]
    [InlineData("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6")]
    public void MatchesSp80038A(string key, string ciphertext)
    {
        using AesCtr cipher = new(Convert.FromHexString(key), Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));
        Assert.Equal(ciphertext, Convert.ToHexStringLower(cipher.Transform(Convert.FromHexString(Plaintext))));
    }

    // RFC 3686 section 6, test vectors 2, 5 and 8: the first counter block is nonce, IV and 1.
    [Theory]
    [InlineData("7e24067817fae0d743d6ce1f32539163", "006cb6dbc0543b59da48d90b00000001", "5104a106168a72d9790d41ee8edad388eb2e1efc46da57c8fce630df9141be28")]
    [InlineData("7c5cb2401b3dc33c19e7340819e0f69c678c3db8e6f6a91a", "0096b03b020c6eadc2cb500d00000001", "453243fc609b23327edfaafa7131cd9f8490701c5ad4a79cfc1fe0ff42f4fb00")]
    [InlineData("f6d66d6bd52d59bb0796365879eff886c66dd51a5b6a99744b50590c87a23884", "00faac24c1585ef15a43d87500000001", "f05e231b3894612c49ee000b804eb2a9b8306b508f839d6a5530831d9344af1c")]
    public void MatchesRfc3686(string key, string counter, string ciphertext)
    {
        using AesCtr cipher = new(Convert.FromHexString(key), Convert.FromHexString(counter));
        Assert.Equal(ciphertext, Convert.ToHexStringLower(cipher.Transform(Convert.FromHexString("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"))));
    }

    [Fact]
    public void TheCounterCarriesOverAllSixteenBytes()
    {
        byte[] key = new byte[16];
        using AesCtr wrapping = new(key, Convert.FromHexString("ffffffffffffffffffffffffffffffff"));
        using AesCtr zero = new(key, new byte[16]);
        byte[] stream = wrapping.Transform(new byte[32]);
        Assert.Equal(zero.Transform(new byte[16]), stream.AsSpan(16).ToArray());
    }

    [Fact]
    public void ManySmallCallsEqualOneLargeCall()
    {
        byte[] text = new byte[4096 + 4096 + 48];
        new Random(1).NextBytes(text);
        using AesCtr whole = new(new byte[32], new byte[16]);
        using AesCtr pieces = new(new byte[32], new byte[16]);
        byte[] expected = whole.Transform(text);
        byte[] actual = new byte[text.Length];
        for (int i = 0; i < text.Length; i += 16)
        {
            pieces.Transform(text, i, actual, i, 16);
        }

        Assert.Equal(expected, actual);
    }
}
