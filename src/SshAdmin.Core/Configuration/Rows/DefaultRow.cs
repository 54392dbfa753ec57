namespace SshAdmin.Core.Configuration.Rows;

/// <summary>The value of a keyword that no line sets.</summary>
internal sealed class DefaultRow
{
    internal DefaultRow(string keyword, string value, string? since = null, string? until = null, bool? debian = null, SshServerPlatform? platform = null)
    {
        Keyword = keyword;
        Values = value.Length == 0 ? [] : value.Split(' ');
        SinceKey = since is null ? 0 : SshdVersion.KeyOf(since);
        UntilKey = until is null ? int.MaxValue : SshdVersion.KeyOf(until);
        Debian = debian;
        Platform = platform;
    }

    internal string Keyword { get; }

    internal string[] Values { get; }

    internal int SinceKey { get; }

    internal int UntilKey { get; }

    /// <summary>Whether the row is for the builds of Debian and Ubuntu only, or for all others only; <c>null</c> for both.</summary>
    internal bool? Debian { get; }

    internal SshServerPlatform? Platform { get; }
}
