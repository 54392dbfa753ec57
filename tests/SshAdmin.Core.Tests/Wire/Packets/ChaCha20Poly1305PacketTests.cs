using System;
using SshAdmin.Core.Wire.Packets;

namespace SshAdmin.Core.Tests.Wire.Packets;

public class ChaCha20Poly1305PacketTests
{
    // draft-ietf-sshm-chacha20-poly1305, appendix A: sequence number 7, an SSH_MSG_CHANNEL_DATA of 65 bytes with 6 bytes of padding.
    [Fact]
    public void ThePacketOfTheDraftIsOpened()
    {
        byte[] key = Convert.FromHexString("8bbff6855fc102338c373e73aac0c914f076a905b2444a32eecaffeae22becc5e9b7a7a5825a8249346ec1c28301cf394543fc7569887d76e168f37562ac0740");
        byte[] packet = Convert.FromHexString("2c3ecce4a5bc05895bf07a7ba956b6c68829ac7c83b780b7000ecde745afc705bbc378ce03a280236b87b53bed5839662302b164b6286a48cd1e097138e3cb909b8b2b829dd18d2a35ff82d995349e855bf02c298ef775f2d1a7e8b8");
        using var opener = PacketProtections.CreateOpener("chacha20-poly1305@openssh.com", null, new([], key, []));
        Assert.Equal(packet.Length, opener.ReadLength(7, packet.AsSpan(0, 4).ToArray()));
        Assert.Equal(
            "5e00000000000000384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c6974",
            Convert.ToHexStringLower(opener.Open(7, packet)));
    }
}
