using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>One keyword of sshd_config: since when, where, and how its value is read.</summary>
internal sealed class KeywordRow
{
    private readonly RepeatRule _repeat;
    private readonly int _lastUntilKey;

    internal KeywordRow(
        string name,
        ValueKind kind,
        string since,
        string? until = null,
        string? match = null,
        RepeatRule repeat = RepeatRule.First,
        string? choices = null,
        string? aliasOf = null,
        WindowsSupport windows = WindowsSupport.Works,
        bool patch = false,
        string? lastUntil = null)
    {
        Name = name;
        Kind = kind;
        Since = since;
        SinceKey = SshdVersion.KeyOf(since);
        Until = until;
        UntilKey = until is null ? int.MaxValue : SshdVersion.KeyOf(until);
        MatchSince = match;
        MatchKey = match is null ? int.MaxValue : SshdVersion.KeyOf(match);
        _repeat = repeat;
        _lastUntilKey = lastUntil is null ? 0 : SshdVersion.KeyOf(lastUntil);
        AliasOf = aliasOf;
        Windows = windows;
        IsPatch = patch;
        Choices = choices is null ? [] : Array.ConvertAll(choices.Split(' '), Split);
    }

    internal string Name { get; }

    internal ValueKind Kind { get; }

    internal string Since { get; }

    internal int SinceKey { get; }

    /// <summary>The last release that knows the keyword; <c>null</c> while it lives.</summary>
    internal string? Until { get; }

    internal int UntilKey { get; }

    /// <summary>Since when it may stand in a Match block; <c>null</c> when it may not.</summary>
    internal string? MatchSince { get; }

    internal int MatchKey { get; }

    /// <summary>What a second line does; some keywords took the last value up to a release and take the first since.</summary>
    internal RepeatRule RepeatIn(SshdVersion version) => version.Key <= _lastUntilKey ? RepeatRule.Last : _repeat;

    /// <summary>The spellings taken, each with the one that <c>sshd -T</c> prints.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Choices { get; }

    /// <summary>The keyword that this is another name of.</summary>
    internal string? AliasOf { get; }

    internal WindowsSupport Windows { get; }

    /// <summary>Known to the builds of a distribution only; upstream sshd refuses it.</summary>
    internal bool IsPatch { get; }

    /// <summary>Where the row was taken from.</summary>
    internal string Source => IsPatch ? "patches of Debian, Ubuntu and Red Hat" : "openssh-portable, keyword table of servconf.c, first at " + Since;

    private static KeyValuePair<string, string> Split(string choice)
    {
        int equals = choice.IndexOf('=');
        return equals < 0 ? new(choice, choice) : new(choice.Substring(0, equals), choice.Substring(equals + 1));
    }
}
