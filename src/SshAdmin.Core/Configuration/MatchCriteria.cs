using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Configuration;

/// <summary>The criteria of one Match line, all of which have to hold (servconf.c match_cfg_line).</summary>
internal sealed class MatchCriteria
{
    private static readonly string[] WithArgument = ["user", "group", "host", "address", "localaddress", "localport", "rdomain", "version"];

    private readonly ReleaseName _release;
    private readonly bool _windows;

    private MatchCriteria(IReadOnlyList<MatchCriterion> all, SshdVersion version, SshServerPlatform platform, string? error = null, bool tooNew = false)
    {
        All = all;
        Error = error;
        IsTooNew = tooNew;
        _release = version.Release(platform);
        _windows = platform == SshServerPlatform.Windows;
        InGeneral = Lowest(criterion => CriterionJudge.InGeneral(criterion, _release));
        Reservation = all.Where(criterion => criterion.Name == "localport").Select(criterion => PortName.Reservation("Match LocalPort", criterion.Argument)).FirstOrDefault(text => text is not null);
    }

    internal IReadOnlyList<MatchCriterion> All { get; }

    /// <summary>Why sshd refuses the line; <c>null</c> when it takes it.</summary>
    internal string? Error { get; }

    internal bool IsTooNew { get; }

    /// <summary>Why sshd takes the line on some servers only; <c>null</c> when it does on all.</summary>
    internal string? Reservation { get; }

    /// <summary>Whether the block is for everybody: sshd reads it together with the global lines then.</summary>
    internal MatchOutcome InGeneral { get; }

    internal static MatchCriteria Read(ConfigurationLine line, SshdVersion version, SshServerPlatform platform)
    {
        MatchCriteria Wrong(string error, bool tooNew = false) => new([], version, platform, error, tooNew);

        // Up to 9.5 the line was split as a keyword is, since 9.9 as its arguments are.
        IReadOnlyList<string> words = version.AtLeast("9.9") ? line.Words ?? [] : LineLexer.OldArguments(line.Tail, splitEquals: true);
        List<MatchCriterion> criteria = [];
        for (int at = 0; at < words.Count && words[at].Length > 0 && words[at][0] != '#'; at++)
        {
            string word = words[at];
            int equals = version.AtLeast("9.9") ? word.IndexOf('=') : -1;
            string name = (equals > 0 ? word.Substring(0, equals) : word).ToLowerInvariant();
            if (name == "all")
            {
                bool alone = criteria.Count == 0 && (at + 1 == words.Count || words[at + 1].Length == 0 || words[at + 1][0] == '#');
                return alone ? new([new(name, string.Empty)], version, platform) : Wrong("Match all stands alone; take the other criteria away.");
            }

            if (name == "invalid-user" && version.AtLeast("9.9"))
            {
                criteria.Add(new(name, string.Empty));
                continue;
            }

            if (name == "invalid-user" || (name == "version" && version.Before("10.0")))
            {
                return Wrong($"Match {name} needs OpenSSH {(name == "version" ? "10.0" : "9.9")}; sshd {version} does not know it and does not start.", tooNew: true);
            }

            string? argument = equals > 0 ? word.Substring(equals + 1) : ++at < words.Count ? words[at] : null;
            if (string.IsNullOrEmpty(argument) || argument![0] == '#')
            {
                return Wrong($"Match {word} has nothing to compare with; write it as in Match User alice,bob.");
            }

            if (Check(name, word, argument, version) is string error)
            {
                return Wrong(error);
            }

            criteria.Add(new(name, argument));
        }

        return criteria.Count == 0 ? Wrong("Match has no criterion; write it as in Match User alice.") : new(criteria, version, platform);
    }

    /// <summary>Whether a connection meets every criterion; what is not known of it does not match. Without a connection: whether everybody does.</summary>
    internal bool Applies(ConnectionContext? connection) => (connection is null ? InGeneral : Judge(connection)) == MatchOutcome.Yes;

    /// <summary>Whether a connection meets every criterion, as far as can be told.</summary>
    internal MatchOutcome Judge(ConnectionContext connection) => Lowest(criterion => Judge(criterion, connection));

    internal MatchOutcome Judge(MatchCriterion criterion, ConnectionContext connection) => CriterionJudge.Judge(criterion, connection, _release, _windows);

    public override string ToString() => string.Join(" ", All.Select(criterion => (criterion.Name + " " + criterion.Argument).TrimEnd()));

    private MatchOutcome Lowest(Func<MatchCriterion, MatchOutcome> judge) => All.Count == 0 ? MatchOutcome.No : All.Min(judge);

    private static string? Check(string name, string word, string argument, SshdVersion version) =>
        !WithArgument.Contains(name) ? $"\"{word}\" is no criterion of a Match line in sshd_config; there are User, Group, Host, Address, LocalAddress, LocalPort, RDomain and All."
        : name is "address" or "localaddress" && !AddressPattern.IsValid(argument, version) ? $"\"{argument}\" holds something that is no network: bits are set behind its length, it is longer than an address, or a part is empty."
        : name == "localport" && !PortName.IsPort(argument, zero: true) ? $"Match LocalPort takes one port, not \"{argument}\"."
        : null;
}
