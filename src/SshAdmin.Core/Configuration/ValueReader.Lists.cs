using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace SshAdmin.Core.Configuration;

/// <summary>Keywords that take several words.</summary>
internal sealed partial class ValueReader
{
    private static readonly string[] MethodNames = ["none", "publickey", "gssapi-with-mic", "gssapi-keyex", "password", "keyboard-interactive", "hostbased"];

    private static readonly string[] MaxFields = ["crash", "authfail", "invaliduser", "noauth", "grace-exceeded", "refuseconnection", "max", "min"];

    private ReadValue Users(KeywordRow row, IReadOnlyList<string> words)
    {
        foreach (string word in words)
        {
            int at = word.IndexOf('@');
            if (word.Length == 0)
            {
                return ReadValue.Wrong(row.Name + " holds an empty name; take the empty quotes away.");
            }

            if (at >= 0 && !AddressPattern.IsValid(word.Substring(at + 1), _version))
            {
                return ReadValue.Wrong(
                    $"In {row.Name} the address of \"{word}\" is not a network: bits are set behind its length, it is longer than an address, or a part is empty.",
                    string.Join(" ", words.Select(other => other == word && Network(word) is string network ? network : other)));
            }
        }

        return MayBeEmpty(row, words);
    }

    /// <summary>user@10.0.0.5/8 as user@10.0.0.0/8.</summary>
    private static string? Network(string word)
    {
        int at = word.IndexOf('@');
        int slash = word.IndexOf('/', at + 1);
        if (slash < 0 || word.IndexOf(',') >= 0 || !int.TryParse(word.Substring(slash + 1), out int bits)
            || AddressPattern.Parse(word.Substring(at + 1, slash - at - 1)) is not IPAddress address)
        {
            return null;
        }

        byte[] octets = address.GetAddressBytes();
        for (int bit = bits; bit < octets.Length * 8; bit++)
        {
            octets[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return word.Substring(0, at + 1) + new IPAddress(octets) + word.Substring(slash);
    }

    private ReadValue NonEmpty(KeywordRow row, IReadOnlyList<string> words) =>
        words.Any(word => word.Length == 0) ? ReadValue.Wrong(row.Name + " holds an empty name; take the empty quotes away.") : MayBeEmpty(row, words);

    /// <summary>Up to 9.8 a list without a word was taken and changed nothing; since 9.9 it is an error.</summary>
    private ReadValue MayBeEmpty(KeywordRow row, IReadOnlyList<string> words) =>
        words.Count == 0 && _version.AtLeast("9.9") ? ReadValue.Wrong(row.Name + " has no value; give one or take the line away.") : ReadValue.Of(words);

    private ReadValue LoneNone(KeywordRow row, IReadOnlyList<string> words, bool mayBeEmpty)
    {
        if (words.Any(word => word.Length == 0))
        {
            return ReadValue.Wrong(row.Name + " holds an empty word; take the empty quotes away.");
        }

        return words.Count > 1 && words.Any(word => word.Equals("none", StringComparison.OrdinalIgnoreCase)) ? ReadValue.Wrong(row.Name + " takes none only when it stands alone.")
            : words.Count == 0 && !mayBeEmpty ? ReadValue.Wrong(row.Name + " has no value; give one or take the line away.")
            : ReadValue.Of(words);
    }

    private ReadValue EnvironmentNames(KeywordRow row, IReadOnlyList<string> words) =>
        words.Any(word => word.Length == 0 || word.IndexOf('=') >= 0)
            ? ReadValue.Wrong("AcceptEnv takes names of variables without a value, such as LANG LC_*.", "LANG LC_*")
            : MayBeEmpty(row, words);

    private ReadValue Environment(KeywordRow row, IReadOnlyList<string> words)
    {
        if (words.Any(word => word.IndexOf('=') < 0))
        {
            return ReadValue.Wrong("SetEnv takes NAME=value.");
        }

        List<string> first = [];
        foreach (string word in words)
        {
            string name = word.Substring(0, word.IndexOf('=') + 1);
            if (_version.Before("9.0") || !first.Any(other => other.StartsWith(name, StringComparison.Ordinal)))
            {
                first.Add(word);
            }
        }

        return MayBeEmpty(row, first);
    }

    private ReadValue AuthenticationMethods(KeywordRow row, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return ReadValue.Wrong(row.Name + " has no value; give a list of methods or any.");
        }

        // Up to 9.8 a line that ends in any is an error only where it counts.
        int any = words.TakeWhile(word => word != "any").Count();
        if (words.Count > 1 && any < words.Count && (_version.AtLeast("9.9") || any < words.Count - 1))
        {
            return ReadValue.Wrong("AuthenticationMethods takes any only when it stands alone.", string.Join(" ", words.Where(word => word != "any")));
        }

        foreach (string word in words.Where(word => word != "any"))
        {
            string? unknown = word.Split(',').FirstOrDefault(method => !MethodNames.Contains(method.Split(':')[0]));
            if (unknown is not null)
            {
                return ReadValue.Wrong($"AuthenticationMethods names \"{unknown}\"; sshd knows publickey, password, keyboard-interactive, hostbased and gssapi-with-mic.");
            }
        }

        return ReadValue.Of(words);
    }

    private ReadValue PubkeyOptions(KeywordRow row, IReadOnlyList<string> words)
    {
        List<string> set = [];
        foreach (string word in words)
        {
            string option = word.ToLowerInvariant();
            if (option is not ("none" or "touch-required" or "verify-required") || (option == "verify-required" && _version.Before("8.4")))
            {
                return ReadValue.Wrong($"{row.Name} takes none, touch-required and verify-required, not \"{word}\".");
            }

            set.Add(option);
        }

        string[] ordered = [.. new[] { "touch-required", "verify-required" }.Where(set.Contains)];
        return ReadValue.Of(ordered.Length == 0 ? ["none"] : ordered);
    }

    private ReadValue Penalties(KeywordRow row, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return ReadValue.Wrong(row.Name + " has no value; give no, or parts such as authfail:5s.");
        }

        List<string> parts = [];
        foreach (string word in words)
        {
            string lower = word.ToLowerInvariant();
            if (lower is "yes" or "no")
            {
                if (words.Count > 1)
                {
                    return ReadValue.Wrong($"{row.Name} takes {lower} only when it stands alone.");
                }

                return ReadValue.Of(lower);
            }

            int colon = word.IndexOf(':');
            string name = colon < 0 ? word : word.Substring(0, colon);
            string value = colon < 0 ? string.Empty : word.Substring(colon + 1);
            bool time = MaxFields.Contains(name)
                && !(name == "refuseconnection" && _version.Before("9.9"))
                && !(name == "invaliduser" && _version.Before("10.3"));
            if (time && TimeText.TryDecimal(value, _version, out decimal seconds))
            {
                parts.Add(name + ":" + seconds.ToString("0.######", CultureInfo.InvariantCulture));
            }
            else if ((name is "max-sources4" or "max-sources6" && TryNumber(value, out int _)) || (name is "overflow" or "overflow6" && value is "deny-all" or "permissive"))
            {
                parts.Add(word);
            }
            else
            {
                return ReadValue.Wrong($"{row.Name} does not take \"{word}\"; it takes parts such as authfail:5s, noauth:1s or max:10m.");
            }
        }

        return ReadValue.Of(parts);
    }

    private ReadValue Forwardings(KeywordRow row, IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words[0].Length == 0)
        {
            return ReadValue.Wrong(row.Name + " has no value; give host:port, any or none.");
        }

        // Since 9.7 sshd takes other words behind any or none, and cannot make anything of them later.
        bool lone = words[0] is "any" or "none";
        if (lone && words.Count > 1 && _version.Before("9.7"))
        {
            return ReadValue.Wrong($"{row.Name} takes {words[0]} only when it stands alone.", words[0]);
        }

        List<string> values = [.. words.Take(lone ? 1 : 0)];
        string? reservation = null;
        foreach (string word in words.Skip(values.Count))
        {
            string full = row.Kind == ValueKind.PermitListen && word.IndexOf(':') < 0 ? "*:" + word : word;
            if (word is "any" or "none" || !TryHostPort(full, out _, out string? port) || port is null || (port != "*" && !PortName.IsPort(port)))
            {
                return ReadValue.Wrong($"{row.Name} takes host:port, and \"{word}\" is not that.");
            }

            reservation ??= PortName.Reservation(row.Name, port);
            values.Add(full);
        }

        ReadValue value = ReadValue.Of(values).But(LineProblemKind.Undecided, reservation);
        return !lone || words.Count == 1 ? value
            : value.But(LineProblemKind.DropsConnections, $"{row.Name} has other words behind {words[0]}: sshd starts, and drops every connection that the line is for. Keep {words[0]} alone or take it away.");
    }

    private ReadValue ChannelTimeouts(KeywordRow row, IReadOnlyList<string> words)
    {
        if (words.Any(word => word.Equals("none", StringComparison.OrdinalIgnoreCase)))
        {
            return words.Count == 1 ? ReadValue.Of("none") : ReadValue.Wrong("ChannelTimeout takes none only when it stands alone.");
        }

        foreach (string word in words)
        {
            int equals = word.IndexOf('=');
            if (equals <= 0 || !TimeText.TrySeconds(word.Substring(equals + 1), _version, out _))
            {
                return ReadValue.Wrong($"{row.Name} takes a channel type and a time such as session=30m, not \"{word}\".");
            }
        }

        return ReadValue.Of(words);
    }

    private ReadValue Subsystem(KeywordRow row, IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words[0].Length == 0)
        {
            return ReadValue.Wrong("Subsystem has no name; write Subsystem sftp internal-sftp.", "sftp internal-sftp");
        }

        return words.Count < 2 || words[1].Length == 0
            ? ReadValue.Wrong($"Subsystem {words[0]} has no command.", words[0] + " internal-sftp")
            : ReadValue.Of(words);
    }

    /// <summary>misc.c hpdelim: host, [address] or host:port; the port is <c>null</c> when none is written.</summary>
    private static bool TryHostPort(string text, out string host, out string? port)
    {
        host = text;
        port = null;
        int end = text.StartsWith("[", StringComparison.Ordinal) ? text.IndexOf(']') + 1 : text.IndexOfAny([':', '/']);
        if (end == 0 && text.StartsWith("[", StringComparison.Ordinal))
        {
            return false;
        }

        if (end >= 0 && end < text.Length)
        {
            if (text[end] != ':')
            {
                return false;
            }

            host = text.Substring(0, end);
            port = text.Substring(end + 1);
        }

        host = host.Length > 1 && host[0] == '[' && host[host.Length - 1] == ']' ? host.Substring(1, host.Length - 2) : host;
        return true;
    }

    /// <summary>The address and, after a blank, the port where one is written; the ports of other lines come later.</summary>
    private static ReadValue ListenAddress(IReadOnlyList<string> words, out int taken)
    {
        taken = words.Count == 3 && words[1] == "rdomain" ? 3 : 1;
        string word = words[0];
        bool bareIpv6 = word.IndexOf('[') < 0 && word.IndexOf(':') != word.LastIndexOf(':');
        string host = word;
        string? port = null;
        if (!bareIpv6 && !TryHostPort(word, out host, out port))
        {
            return ReadValue.Wrong($"ListenAddress takes an address with or without a port, not \"{word}\".");
        }

        if (port is not null && !PortName.IsPort(port))
        {
            return ReadValue.Wrong($"ListenAddress {word} names a port that does not exist; ports go from 1 to 65535.", host + ":22");
        }

        IPAddress? address = AddressPattern.Parse(host);
        string shown = address is null ? host : address.AddressFamily == AddressFamily.InterNetworkV6 ? "[" + address + "]" : address.ToString();
        return port is null ? ReadValue.Of(shown)
            : ReadValue.Of(shown + ":" + (PortName.Read(port) is int number ? Text(number) : port)).But(LineProblemKind.Undecided, PortName.Reservation("ListenAddress", port));
    }
}
