using System;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.Primitives;

public class CbcCipherTests
{
    private const string Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";

    // NIST SP 800-38A, F.2.1 to F.2.6.
    [Theory]
    [InlineData("2b7e151628aed2a6abf7158809cf4f3c", "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b273bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7")]
    [InlineData("8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b", "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a571b242012fb7ae07fa9baac3df102e008b0e27988598881d920a9e64f5615cd")]
    [InlineData("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b")]
    public void AesMatchesSp80038A(string key, string ciphertext)
    {
        byte[] iv = Convert.FromHexString("000102030405060708090a0b0c0d0e0f");
        using CbcCipher encrypt = CbcCipher.Aes(true, Convert.FromHexString(key), iv);
        using CbcCipher decrypt = CbcCipher.Aes(false, Convert.FromHexString(key), iv);
        Assert.Equal(ciphertext, Convert.ToHexStringLower(encrypt.Transform(Convert.FromHexString(Plaintext))));
        Assert.Equal(Plaintext, Convert.ToHexStringLower(decrypt.Transform(Convert.FromHexString(ciphertext))));
    }

    // NIST SP 800-67, appendix B.1: three blocks in ECB mode, which is CBC with a zero IV for each block.
    [Theory]
    [InlineData("5468652071756663", "a826fd8ce53b855f")]
    [InlineData("6b2062726f776e20", "cce21c8112256fe6")]
    [InlineData("666f78206a756d70", "68d5c05dd9b6b900")]
    public void TripleDesMatchesSp80067(string plaintext, string ciphertext)
    {
        byte[] key = Convert.FromHexString("0123456789abcdef23456789abcdef01456789abcdef0123");
        using CbcCipher encrypt = CbcCipher.TripleDes(true, key, new byte[8]);
        using CbcCipher decrypt = CbcCipher.TripleDes(false, key, new byte[8]);
        Assert.Equal(ciphertext, Convert.ToHexStringLower(encrypt.Transform(Convert.FromHexString(plaintext))));
        Assert.Equal(plaintext, Convert.ToHexStringLower(decrypt.Transform(Convert.FromHexString(ciphertext))));
    }

    [Fact]
    public void TheChainGoesOnFromCallToCall()
    {
        byte[] text = Convert.FromHexString(Plaintext);
        using CbcCipher whole = CbcCipher.Aes(true, new byte[16], new byte[16]);
        using CbcCipher pieces = CbcCipher.Aes(true, new byte[16], new byte[16]);
        byte[] expected = whole.Transform(text);
        for (int i = 0; i < text.Length; i += 16)
        {
            pieces.Transform(text, i, text, i, 16);
        }

        Assert.Equal(expected, text);
    }
}
