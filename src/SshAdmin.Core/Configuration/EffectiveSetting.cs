using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>The value of a keyword in force, and the lines that make it so.</summary>
/// <param name="Keyword">Its present name.</param>
/// <param name="Values">One per algorithm, line or word.</param>
/// <param name="Source">Default, file or Match block.</param>
/// <param name="Entries">The lines that count; empty for a default.</param>
internal sealed record EffectiveSetting(string Keyword, IReadOnlyList<string> Values, SshSettingSource Source, IReadOnlyList<ConfigurationEntry> Entries)
{
    /// <summary>All values as one text; algorithms have commas between them.</summary>
    internal string Text => string.Join(" ", Values);

    internal string First => Values.Count == 0 ? string.Empty : Values[0];

    internal ConfigurationEntry? Entry => Entries.Count == 0 ? null : Entries[0];

    internal bool IsSet => Source != SshSettingSource.Default;
}
