using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>What the lines of one keyword add up to.</summary>
internal sealed class StoredSetting
{
    internal StoredSetting(string keyword, List<string> values, ConfigurationEntry entry)
    {
        Keyword = keyword;
        Values = values;
        Entries = [entry];
    }

    internal string Keyword { get; }

    internal List<string> Values { get; }

    /// <summary>The lines that count, first first.</summary>
    internal List<ConfigurationEntry> Entries { get; }
}
