using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Configuration;

/// <summary>The value of every keyword for one connection.</summary>
internal sealed class EffectiveConfiguration
{
    private readonly Dictionary<string, EffectiveSetting> _settings;

    internal EffectiveConfiguration(IEnumerable<EffectiveSetting> settings)
    {
        _settings = settings.ToDictionary(setting => setting.Keyword, StringComparer.OrdinalIgnoreCase);
    }

    internal IEnumerable<EffectiveSetting> All => _settings.Values;

    /// <summary>A keyword's value; an empty one when the release does not know it.</summary>
    internal EffectiveSetting this[string keyword] =>
        _settings.TryGetValue(keyword, out EffectiveSetting? setting) ? setting : new(keyword, [], SshSettingSource.Default, []);

    internal bool Is(string keyword, string value) => string.Equals(this[keyword].Text, value, StringComparison.OrdinalIgnoreCase);
}
