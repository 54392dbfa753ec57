using System.Linq;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Signatures;

namespace SshAdmin.Core.Tests.Wire;

/// <summary>Everything in the product's lists, one at a time, against Debian's sshd: a service is granted only when all keys agree.</summary>
public class OpenSshInteropTests(InetdSshd sshd) : IClassFixture<InetdSshd>
{
    private const byte ServiceAccept = 6;

    public static TheoryData<string> Methods => new(KeyExchangeMethods.Supported.Select(row => row.Name));

    public static TheoryData<string> HostKeys => new(HostKeyAlgorithms.Supported.Concat(HostKeyAlgorithms.SupportedCertificates).Select(row => row.Name));

    public static TheoryData<string> AuthenticatedCiphers => new(PacketProtections.SupportedCiphers.Where(row => row.IsAuthenticated).Select(row => row.Name));

    public static TheoryData<string, string> CiphersAndMacs
    {
        get
        {
            TheoryData<string, string> pairs = new();
            foreach (var cipher in PacketProtections.SupportedCiphers.Where(row => !row.IsAuthenticated))
            {
                foreach (var mac in PacketProtections.SupportedMacs)
                {
                    pairs.Add(cipher.Name, mac.Name);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void KeyExchangeMethodsAgree(string method)
    {
        using var connection = sshd.Connect();
        Assert.Equal(ServiceAccept, connection.Run(method, "ssh-ed25519", "aes128-ctr", "hmac-sha2-256"));
    }

    [Theory]
    [MemberData(nameof(HostKeys))]
    public void HostKeySignaturesHold(string algorithm)
    {
        using var connection = sshd.Connect();
        Assert.Equal(ServiceAccept, connection.Run("curve25519-sha256", algorithm, "aes128-ctr", "hmac-sha2-256"));
    }

    [Theory]
    [MemberData(nameof(AuthenticatedCiphers))]
    public void AuthenticatedCiphersAgree(string cipher)
    {
        using var connection = sshd.Connect();
        Assert.Equal(ServiceAccept, connection.Run("curve25519-sha256", "ssh-ed25519", cipher, "hmac-sha2-256"));
    }

    [Theory]
    [MemberData(nameof(CiphersAndMacs))]
    public void CiphersAndMacsAgree(string cipher, string mac)
    {
        using var connection = sshd.Connect();
        Assert.Equal(ServiceAccept, connection.Run("curve25519-sha256", "ssh-ed25519", cipher, mac));
    }
}
