using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Configuration;

/// <summary>Lists of addresses, CIDR networks and wildcards (OpenSSH addrmatch.c, addr_match_list).</summary>
internal static class AddressPattern
{
    // A network longer than any address was taken for a name with wildcards up to 9.7, and is refused since 9.8.
    private const int LongestNetwork = 128;

    /// <summary>Whether a list is written correctly: no empty element, no network with host bits set.</summary>
    internal static bool IsValid(string list, SshdVersion version)
    {
        foreach (string element in list.Split(','))
        {
            string pattern = element.StartsWith("!", StringComparison.Ordinal) ? element.Substring(1) : element;
            Form form = Read(pattern, out _, out int bits);
            if (pattern.Length == 0 || (form == Form.Inconsistent && (bits <= LongestNetwork || version.AtLeast("9.8"))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>1 for a match, 0 for none, -1 when a negated element matches.</summary>
    internal static int MatchList(string address, string list)
    {
        IPAddress? own = Parse(address);
        if (own is null)
        {
            return 0;
        }

        int result = 0;
        foreach (string element in list.Split(','))
        {
            bool negated = element.StartsWith("!", StringComparison.Ordinal);
            string pattern = negated ? element.Substring(1) : element;
            Form form = Read(pattern, out IPAddress? network, out int bits);
            bool matches = form switch
            {
                Form.Network => IsIn(own, network!, bits),
                Form.Pattern => HostPattern.IsMatch(address, pattern),
                _ => false,
            };
            if (matches && negated)
            {
                return -1;
            }

            result = matches ? 1 : result;
        }

        return result;
    }

    internal static IPAddress? Parse(string text) =>
        text.Length is > 0 and < 64 && text.IndexOfAny(['[', ']', '/']) < 0 && IPAddress.TryParse(text, out IPAddress? address) ? address : null;

    /// <summary><c>null</c> for what is no address; an IPv4 address in the clothes of IPv6 is one of IPv4, as for sshd.</summary>
    internal static bool? IsIpv6(string text) => Parse(text) is IPAddress address ? address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6 : null;

    /// <summary>Whether one element of a list may be the name of a host: it is no address, no network and no pattern of addresses.</summary>
    internal static bool MayBeName(string element)
    {
        string pattern = element.TrimStart('!');
        return Read(pattern, out _, out _) == Form.Pattern && pattern.IndexOf(':') < 0 && pattern.Any(char.IsLetter);
    }

    private enum Form
    {
        Network,
        Pattern,
        Inconsistent,
    }

    private static Form Read(string text, out IPAddress? network, out int bits)
    {
        network = null;
        bits = 0;
        if (text.Length > 63)
        {
            return Form.Pattern;
        }

        int slash = text.IndexOf('/');
        if (slash >= 0 && !int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits))
        {
            return Form.Pattern;
        }

        network = Parse(slash < 0 ? text : text.Substring(0, slash));
        if (network is null)
        {
            return Form.Pattern;
        }

        byte[] octets = network.GetAddressBytes();
        bits = slash < 0 ? octets.Length * 8 : bits;
        return bits <= octets.Length * 8 && HostBitsAreZero(octets, bits) ? Form.Network : Form.Inconsistent;
    }

    private static bool HostBitsAreZero(byte[] octets, int bits)
    {
        for (int bit = bits; bit < octets.Length * 8; bit++)
        {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIn(IPAddress address, IPAddress network, int bits)
    {
        byte[] one = address.GetAddressBytes();
        byte[] other = network.GetAddressBytes();
        if (one.Length != other.Length || address.AddressFamily != network.AddressFamily)
        {
            return false;
        }

        for (int bit = 0; bit < bits; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask))
            {
                return false;
            }
        }

        return address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId == network.ScopeId || network.ScopeId == 0;
    }
}
