using System;
using System.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.Primitives;

public class OpenSshChaCha20Poly1305Tests
{
    // draft-ietf-sshm-chacha20-poly1305, appendix A: key material, sequence number 7, packet in clear and on the wire.
    private const string Key = "8bbff6855fc102338c373e73aac0c914f076a905b2444a32eecaffeae22becc5e9b7a7a5825a8249346ec1c28301cf394543fc7569887d76e168f37562ac0740";
    private const string Clear = "00000048065e00000000000000384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c69744e43e804dc6c";
    private const string Wire = "2c3ecce4a5bc05895bf07a7ba956b6c68829ac7c83b780b7000ecde745afc705bbc378ce03a280236b87b53bed5839662302b164b6286a48cd1e097138e3cb909b8b2b829dd18d2a35ff82d9";
    private const string Tag = "95349e855bf02c298ef775f2d1a7e8b8";

    [Fact]
    public void MatchesTheDraft()
    {
        using OpenSshChaCha20Poly1305 cipher = new(Convert.FromHexString(Key));
        byte[] clear = Convert.FromHexString(Clear);
        byte[] packet = new byte[clear.Length];
        cipher.TransformLength(7, clear).CopyTo(packet, 0);
        cipher.TransformBody(7, clear, 4, packet, 4, clear.Length - 4);
        Assert.Equal(Wire, Convert.ToHexStringLower(packet));
        Assert.Equal(Tag, Convert.ToHexStringLower(cipher.Tag(7, packet, 0, packet.Length)));
    }

    // RFC 8439 section 2.4.2: its nonce begins with a zero word, so that counter and nonce stand where OpenSSH's stand.
    [Fact]
    public void TheBodyIsTheKeyStreamOfRfc8439()
    {
        byte[] key = new byte[64];
        for (byte i = 0; i < 32; i++)
        {
            key[i] = i;
        }

        using OpenSshChaCha20Poly1305 cipher = new(key);
        byte[] text = Encoding.ASCII.GetBytes("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.");
        byte[] output = new byte[text.Length];
        cipher.TransformBody(0x0000004a00000000, text, 0, output, 0, text.Length);
        Assert.Equal(
            "6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0bf91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d807ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab77937365af90bbf74a35be6b40b8eedf2785e42874d",
            Convert.ToHexStringLower(output));
    }
}
