using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.Core.Configuration;

/// <summary>A port as sshd takes it: a number, or the name of a TCP service that the server's services file knows (misc.c a2port, getservbyname).</summary>
internal static class PortName
{
    // Names that every services file has which is not cut down; others are for the server to know.
    private static readonly IReadOnlyDictionary<string, int> Services = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["ftp"] = 21, ["ssh"] = 22, ["telnet"] = 23, ["smtp"] = 25, ["domain"] = 53, ["http"] = 80, ["pop3"] = 110,
        ["ldap"] = 389, ["https"] = 443, ["ldaps"] = 636, ["imaps"] = 993, ["mysql"] = 3306, ["postgresql"] = 5432,
    };

    /// <summary>The number; <c>null</c> for a service that only the server can tell, and for what is no port.</summary>
    internal static int? Read(string word) =>
        ValueReader.TryNumber(word, out int port) ? (port <= 65535 ? port : null)
        : Services.TryGetValue(word, out int known) ? known
        : null;

    /// <summary>Whether it is no number and may stand in a services file; those names have a letter.</summary>
    internal static bool IsService(string word) =>
        word.Any(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) && word.All(letter => letter is > ' ' and < '\x7f' && letter is not ('#' or ':' or '[' or ']' or '/'));

    internal static bool IsPort(string word, bool zero = false) => IsService(word) || Read(word) >= (zero ? 0 : 1);

    /// <summary>What to say of a name; <c>null</c> for a number.</summary>
    internal static string? Reservation(string keyword, string word) => !IsService(word) ? null
        : $"{keyword} names the service {word}: sshd starts with it only if the server's services file knows that name for TCP. Write {(Read(word) is int port ? port.ToString(CultureInfo.InvariantCulture) : "the number")} instead.";
}
