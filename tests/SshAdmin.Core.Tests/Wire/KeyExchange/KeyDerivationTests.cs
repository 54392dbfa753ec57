using System;
using System.Security.Cryptography;
using SshAdmin.Core.Wire.KeyExchange;

namespace SshAdmin.Core.Tests.Wire.KeyExchange;

public class KeyDerivationTests
{
    // NIST CAVS 14.1, SSH key derivation with SHA-1, 3DES lengths: the first count, and the second, whose session id is not H.
    // The encryption keys are longer than the hash, so that a second block is derived.
    private const string FirstK = "0000008055bae931c07fd824bf10add1902b6fbc7c665347383498a686929ff5a25f8e40cb6645ea814fb1a5e0a11f852f86255641e5ed986e83a78bc8269480eac0b0dfd770cab92e7a28dd87ff452466d6ae867cead63b366b1c286e6c4811a9f14c27aea14c5171d49b78c06e3735d36e6a3be321dd5fc82308f34ee1cb17fba94a59";
    private const string FirstH = "a4ebd45934f56792b5112dcd75a1075fdc889245";
    private const string SecondK = "0000008100ec6f2c5f0517fd92f730567bd783138302917c277552b1b3fdf2b67d6edb6fa81bd17f7ebbe339b54b171341e6522b91611f8274cc88652a458f8041261040818a268497e949e12f57271318b2b3194c29760cbb767c0fc8833b272994e18682da807e6c9f235d88ef89c203c6f756d25cc2bea199b02c955b8b40cbc04f9208";
    private const string SecondH = "ee40eef61bea3da8c2b1cec40fc4cdac892a2626";
    private const string SecondSession = "ca9aad244e24797fd348d1250387c8aa45a0110a";

    [Theory]
    [InlineData(FirstK, FirstH, FirstH, "e2f627c0b43f1ac1", "1ca9d310f86d51f6cb8e7007cb2b220d55c5281ce680b533", "472eb8a26166ae6aa8e06868e45c3b26e6eeed06")]
    [InlineData(SecondK, SecondH, SecondSession, "55a1015757de84cb", "dd1c24bde1af845e82207541e3e173aec822fb904a94ae3c", "e153e04886c0dc446dde9a9b3b13efb77151764d")]
    public void ClientToServerMatchesTheNistVectors(string k, string h, string session, string iv, string key, string mac)
    {
        var keys = KeyDerivation.ClientToServer(HashAlgorithmName.SHA1, Hex(k), Hex(h), Hex(session), new(8, 24, 20));
        Assert.Equal((iv, key, mac), (Text(keys.InitialVector), Text(keys.EncryptionKey), Text(keys.IntegrityKey)));
    }

    [Theory]
    [InlineData(FirstK, FirstH, FirstH, "58471445f342b181", "2c60df8603d34cc1dbb03c11f725a44b44008851c73d6844", "e3e2fdb9d7bc21165a3dbe47e1eceb7764390bab")]
    [InlineData(SecondK, SecondH, SecondSession, "7e57f61d5735f4fb", "cbbfdc9442af6db7f8c4dcaa4b0b5d0163e0e204476aa2a0", "c8e4f61bd6b5abb2c6e06eca7b302349435e4842")]
    public void ServerToClientMatchesTheNistVectors(string k, string h, string session, string iv, string key, string mac)
    {
        var keys = KeyDerivation.ServerToClient(HashAlgorithmName.SHA1, Hex(k), Hex(h), Hex(session), new(8, 24, 20));
        Assert.Equal((iv, key, mac), (Text(keys.InitialVector), Text(keys.EncryptionKey), Text(keys.IntegrityKey)));
    }

    [Fact]
    public void NoKeyIsDerivedWhereNoneIsNeeded()
        => Assert.Empty(KeyDerivation.ClientToServer(HashAlgorithmName.SHA256, Hex(FirstK), Hex(FirstH), Hex(FirstH), new(12, 32, 0)).IntegrityKey);

    private static byte[] Hex(string text) => Convert.FromHexString(text);

    private static string Text(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
