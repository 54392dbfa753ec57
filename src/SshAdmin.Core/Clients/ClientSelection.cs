namespace SshAdmin.Core.Clients;

/// <summary>A row that was asked for, and the version to show for it: the one asked for, or the range of the row.</summary>
internal sealed class ClientSelection
{
    internal ClientSelection(ClientRow row, ClientVersion? exact)
    {
        Row = row;
        Exact = exact;
    }

    internal ClientRow Row { get; }

    internal ClientVersion? Exact { get; }

    internal string Version => Exact?.Text ?? Row.Range;

    /// <summary>Whether the version lies beyond the newest one that was looked at.</summary>
    internal bool IsBeyondExamined => Row.LastExamined is not null && !(Exact ?? Row.From).IsWithin(Row.LastExamined);
}
