namespace SshAdmin.Core.Configuration.Rows;

/// <summary>One algorithm that a release of sshd can be told to offer.</summary>
internal sealed class AlgorithmNameRow
{
    internal AlgorithmNameRow(string name, string? since = null, string? until = null)
    {
        Name = name;
        Since = since;
        SinceKey = since is null ? 0 : SshdVersion.KeyOf(since);
        UntilKey = until is null ? int.MaxValue : SshdVersion.KeyOf(until);
    }

    internal string Name { get; }

    /// <summary>The first release with it; <c>null</c> when it is older than the oldest release examined (7.4).</summary>
    internal string? Since { get; }

    internal int SinceKey { get; }

    internal int UntilKey { get; }

    internal bool IsKnownTo(SshdVersion version) => SinceKey <= version.Key && version.Key <= UntilKey;
}
