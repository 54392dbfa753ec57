using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.Core.Configuration;

/// <summary>Reads the value of one line as OpenSSH servconf.c does (process_server_config_line), for a given release and platform.</summary>
internal sealed partial class ValueReader
{
    private readonly SshdVersion _version;
    private readonly SshServerPlatform _platform;

    // Generated files say the same thing in a thousand Match blocks.
    private readonly Dictionary<(KeywordRow Row, string Tail), ReadValue> _read = [];

    internal ValueReader(SshdVersion version, SshServerPlatform platform)
    {
        _version = version;
        _platform = platform;
    }

    internal ReadValue Read(KeywordRow row, ConfigurationLine line)
    {
        if (!_read.TryGetValue((row, line.Tail), out ReadValue? value))
        {
            _read.Add((row, line.Tail), value = ReadLine(row, line));
        }

        return value;
    }

    private ReadValue ReadLine(KeywordRow row, ConfigurationLine line)
    {
        if (row.Kind is ValueKind.Unchecked or ValueKind.Deprecated or ValueKind.Ignored
            || (_platform == SshServerPlatform.Windows && row.Windows == WindowsSupport.NotCompiledIn))
        {
            return ReadValue.Of(line.Words ?? []);
        }

        IReadOnlyList<string> words = line.Words ?? [];
        int taken = -1;
        ReadValue value = row.Kind switch
        {
            ValueKind.RestOfLine => ReadValue.Of(line.Tail),
            ValueKind.VersionText => VersionText(line.Tail),
            ValueKind.Command => Command(row, line.Tail),
            ValueKind.Users or ValueKind.Groups or ValueKind.EnvironmentNames or ValueKind.Environment or ValueKind.KeyFiles
                or ValueKind.AuthenticationMethods or ValueKind.PubkeyOptions or ValueKind.Penalties or ValueKind.PermitOpen
                or ValueKind.PermitListen or ValueKind.ChannelTimeouts or ValueKind.LogVerbose or ValueKind.Subsystem => ReadAll(row, words),
            ValueKind.RevokedKeys when _version.AtLeast("10.3") => ReadAll(row, words),
            _ => ReadOne(row, words, out taken),
        };

        return value.Error is null && taken >= 0 && taken < words.Count
            ? ReadValue.Wrong($"{row.Name} takes no more than {Count(taken)}; take \"{words[taken]}\" and what follows away, or put a comment on a line of its own.", string.Join(" ", words.Take(taken)))
            : value;
    }

    private static string Count(int words) => words == 1 ? "one value" : words + " values";

    private ReadValue ReadAll(KeywordRow row, IReadOnlyList<string> words) => row.Kind switch
    {
        ValueKind.Users => Users(row, words),
        ValueKind.Groups => NonEmpty(row, words),
        ValueKind.EnvironmentNames => EnvironmentNames(row, words),
        ValueKind.Environment => Environment(row, words),
        ValueKind.AuthenticationMethods => AuthenticationMethods(row, words),
        ValueKind.PubkeyOptions => PubkeyOptions(row, words),
        ValueKind.Penalties => Penalties(row, words),
        ValueKind.PermitOpen or ValueKind.PermitListen => Forwardings(row, words),
        ValueKind.ChannelTimeouts => ChannelTimeouts(row, words),
        ValueKind.LogVerbose => LoneNone(row, words, mayBeEmpty: _version.Before("9.9")),
        ValueKind.Subsystem => Subsystem(row, words),
        _ => _version.AtLeast("10.3") ? LoneNone(row, words, mayBeEmpty: false) : NonEmpty(row, words),
    };

    private ReadValue ReadOne(KeywordRow row, IReadOnlyList<string> words, out int taken)
    {
        taken = 1;
        if (words.Count == 0 || words[0].Length == 0)
        {
            return ReadValue.Wrong(row.Name + " has no value; give one or take the line away.");
        }

        string word = words[0];
        switch (row.Kind)
        {
            case ValueKind.Flag:
                return Flag(row, word);
            case ValueKind.Choice:
                return Choice(row, word);
            case ValueKind.Number:
                return Number(row, word);
            case ValueKind.NumberOrNone:
                return word == "none" ? ReadValue.Of("none") : Number(row, word);
            case ValueKind.Octal:
                return Octal(row, word);
            case ValueKind.Time:
                return Time(row, word);
            case ValueKind.TimeOrNone:
                return word.Equals("none", StringComparison.OrdinalIgnoreCase) || word == "0" ? ReadValue.Of("none") : Time(row, word);
            case ValueKind.Path or ValueKind.HostKeyPath or ValueKind.Word or ValueKind.RevokedKeys:
                return ReadValue.Of(row.Kind != ValueKind.Word && word.Equals("none", StringComparison.OrdinalIgnoreCase) ? "none" : word);
            case ValueKind.Port:
                return PortName.IsPort(word)
                    ? ReadValue.Of(PortName.Read(word) is int port ? Text(port) : word).But(LineProblemKind.Undecided, PortName.Reservation(row.Name, word))
                    : ReadValue.Wrong($"Port takes a number from 1 to 65535, not \"{word}\".");
            case ValueKind.ListenAddress:
                return ListenAddress(words, out taken);
            case ValueKind.Ciphers or ValueKind.Macs or ValueKind.KeyExchanges or ValueKind.KeyAlgorithms or ValueKind.CaAlgorithms:
                return Algorithms(row, word);
            case ValueKind.UserEnvironment:
                return ReadValue.Of(word);
            case ValueKind.Tunnel:
                return word is "yes" or "no" or "point-to-point" or "ethernet"
                    ? ReadValue.Of(word)
                    : ReadValue.Wrong($"PermitTunnel takes yes, no, point-to-point or ethernet in lower case, not \"{word}\".", "no");
            case ValueKind.RekeyLimit:
                return RekeyLimit(row, words, out taken);
            case ValueKind.MaxStartups:
                return MaxStartups(word);
            case ValueKind.NetBlockSize:
                return NetBlockSize(word);
            case ValueKind.AddressList:
                return word.Equals("none", StringComparison.Ordinal) || AddressPattern.IsValid(word, _version)
                    ? ReadValue.Of(word)
                    : ReadValue.Wrong($"{row.Name} takes addresses and networks with commas between them; in \"{word}\" one is empty, too long or has bits set behind its length.");
            case ValueKind.IpQos:
                return IpQos(words, out taken);
            case ValueKind.RoutingDomain:
                return ReadValue.Wrong("RDomain is for systems with routing domains only; here sshd does not start with it.");
            default:
                return ReadValue.Of(words);
        }
    }

    private static ReadValue Flag(KeywordRow row, string word) =>
        word.Equals("yes", StringComparison.OrdinalIgnoreCase) ? ReadValue.Of("yes")
        : word.Equals("no", StringComparison.OrdinalIgnoreCase) ? ReadValue.Of("no")
        : ReadValue.Wrong($"{row.Name} takes yes or no, not \"{word}\".", word.ToLowerInvariant() is "true" or "on" or "1" or "enable" or "enabled" ? "yes" : "no");

    private ReadValue Choice(KeywordRow row, string word)
    {
        if (_version.IsDebian && row.Name == "LogLevel" && (word.ToUpperInvariant() is "QUIET" or "SILENT"))
        {
            // Debian adds the name SILENT and prints it for both.
            return ReadValue.Of("SILENT");
        }

        foreach (KeyValuePair<string, string> choice in row.Choices)
        {
            if (word.Equals(choice.Key, StringComparison.OrdinalIgnoreCase))
            {
                // Up to 10.0 sshd -T prints the older of the two names, from 10.1 the newer.
                return ReadValue.Of(choice.Key is "prohibit-password" or "without-password" ? RootWithKeyOnly(_version) : choice.Value);
            }
        }

        string all = string.Join(", ", row.Choices.Where(choice => choice.Key != "without-password").Select(choice => choice.Key));
        return ReadValue.Wrong($"{row.Name} takes one of {all}, not \"{word}\".", row.Choices.Any(choice => choice.Key == "no") ? "no" : null);
    }

    internal static string RootWithKeyOnly(SshdVersion version) => version.AtLeast("10.1") ? "prohibit-password" : "without-password";

    private static ReadValue Number(KeywordRow row, string word) =>
        TryNumber(word, out int number)
            ? ReadValue.Of(Text(number))
            : ReadValue.Wrong($"{row.Name} takes a whole number, not \"{word}\".", LeadingDigits(word));

    private static string? LeadingDigits(string word)
    {
        string digits = new(word.TakeWhile(letter => letter is >= '0' and <= '9').ToArray());
        return digits.Length == 0 ? null : digits;
    }

    internal static bool TryNumber(string word, out int number) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out number) && number >= 0;

    private static ReadValue Octal(KeywordRow row, string word)
    {
        // strtol stops at the first other character; sshd does not look at what follows.
        string digits = new(word.TakeWhile(letter => letter is >= '0' and <= '7').ToArray());
        return digits.Length is > 0 and <= 10 && Convert.ToInt64(digits, 8) <= 511
            ? ReadValue.Of("0" + Convert.ToString(Convert.ToInt32(digits, 8), 8))
            : ReadValue.Wrong($"{row.Name} takes an octal number from 0 to 0777, not \"{word}\".", "0177");
    }

    private ReadValue Time(KeywordRow row, string word) =>
        TimeText.TrySeconds(word, _version, out long seconds)
            ? ReadValue.Of(seconds.ToString(CultureInfo.InvariantCulture))
            : ReadValue.Wrong($"{row.Name} takes a time such as 30, 2m or 1h30m, not \"{word}\".");

    private static ReadValue VersionText(string tail)
    {
        // sshd looks for a # to cut off, but only in the keyword: the rest of the line stays whole.
        return ReadValue.Of(tail.Equals("none", StringComparison.OrdinalIgnoreCase) ? "none" : tail);
    }

    private ReadValue Command(KeywordRow row, string tail)
    {
        bool none = tail.Equals("none", StringComparison.OrdinalIgnoreCase);
        bool windowsPath = _platform == SshServerPlatform.Windows && tail.Length > 2 && (tail[1] == ':' || tail.StartsWith("__PROGRAMDATA__", StringComparison.OrdinalIgnoreCase));
        return none ? ReadValue.Of("none")
            : tail.StartsWith("/", StringComparison.Ordinal) || windowsPath ? ReadValue.Of(tail)
            : ReadValue.Wrong(row.Name + " takes the absolute path of a program, or none.");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
