using System;

namespace SshAdmin.Core.Configuration;

/// <summary>A line whose value is read once, however often a file is walked.</summary>
internal sealed class PreparedLine
{
    private readonly ValueReader _reader;
    private readonly SshdVersion _version;
    private readonly SshServerPlatform _platform;
    private ReadValue? _value;
    private MatchCriteria? _criteria;

    internal PreparedLine(ConfigurationLine line, KeywordRow? row, ValueReader reader, SshdVersion version, SshServerPlatform platform)
    {
        Line = line;
        Row = row;
        _reader = reader;
        _version = version;
        _platform = platform;
    }

    internal ConfigurationLine Line { get; }

    /// <summary><c>null</c> when the release does not know the keyword.</summary>
    internal KeywordRow? Row { get; }

    internal ReadValue Value => _value ??= _reader.Read(Row ?? throw new InvalidOperationException(), Line);

    internal MatchCriteria Criteria => _criteria ??= MatchCriteria.Read(Line, _version, _platform);
}
