using System;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.Primitives;

public class AesGcmTests
{
    // McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", submission to NIST, appendix B: test cases 1 to 4 and 13 to 16.
    [Theory]
    [InlineData("00000000000000000000000000000000", "000000000000000000000000", "", "", "58e2fccefa7e3061367f1d57a4e7455a")]
    [InlineData("00000000000000000000000000000000", "000000000000000000000000", "", "00000000000000000000000000000000", "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf")]
    [InlineData("feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888", "", "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255", "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f59854d5c2af327cd64a62cf35abd2ba6fab4")]
    [InlineData("feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2", "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39", "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "", "530f8afbc74536b9a963b4f1c4cb738b")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "00000000000000000000000000000000", "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")]
    [InlineData("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888", "", "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255", "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c")]
    [InlineData("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2", "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39", "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b")]
    public void MatchesTheTestCasesOfItsSpecification(string key, string nonce, string associatedData, string plaintext, string ciphertextAndTag)
    {
        byte[] sealedText = AesGcm.Seal(Convert.FromHexString(key), Convert.FromHexString(nonce), Convert.FromHexString(associatedData), Convert.FromHexString(plaintext));
        Assert.Equal(ciphertextAndTag, Convert.ToHexStringLower(sealedText));
        Assert.Equal(Convert.FromHexString(plaintext), AesGcm.Open(Convert.FromHexString(key), Convert.FromHexString(nonce), Convert.FromHexString(associatedData), sealedText));
    }

    [Fact]
    public void EveryFlippedByteIsRefused()
    {
        byte[] sealedText = AesGcm.Seal(new byte[16], new byte[12], [1, 2, 3, 4], new byte[40]);
        for (int i = 0; i < sealedText.Length; i++)
        {
            byte[] changed = (byte[])sealedText.Clone();
            changed[i] ^= 0x80;
            Assert.Null(AesGcm.Open(new byte[16], new byte[12], [1, 2, 3, 4], changed));
        }
    }

    [Fact]
    public void ChangedAssociatedDataIsRefused()
        => Assert.Null(AesGcm.Open(new byte[16], new byte[12], [1, 2, 3, 5], AesGcm.Seal(new byte[16], new byte[12], [1, 2, 3, 4], new byte[40])));

    [Fact]
    public void LessThanATagIsRefused()
        => Assert.Null(AesGcm.Open(new byte[16], new byte[12], [], new byte[15]));
}
