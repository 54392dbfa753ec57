using System.Globalization;
using System.Net;

namespace SshAdmin.Core.AuthorizedKeys.Options;

/// <summary>Blocks of addresses in CIDR form, as from= has them (addrmatch.c, addr_pton_cidr). Pure.</summary>
internal static class AddressBlock
{
    /// <summary>It is a network's first address, a slash and a length.</summary>
    public static bool IsSound(string text) => TryRead(text, out byte[] address, out int length) && !HasBits(address, length);

    /// <summary>"Inconsistent mask length": sshd refuses blocks whose address has bits beyond the mask.</summary>
    public static bool HasBitsBeyondMask(string text) => TryRead(text, out byte[] address, out int length) && HasBits(address, length);

    private static bool TryRead(string text, out byte[] address, out int length)
    {
        int slash = text.IndexOf('/');
        length = 0;
        address = slash > 0 && IPAddress.TryParse(text.Substring(0, slash), out IPAddress? parsed) ? parsed.GetAddressBytes() : [];
        return address.Length > 0
            && int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length)
            && length <= address.Length * 8;
    }

    private static bool HasBits(byte[] address, int length)
    {
        for (int bit = length; bit < address.Length * 8; bit++)
        {
            if ((address[bit / 8] & (0x80 >> (bit % 8))) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
