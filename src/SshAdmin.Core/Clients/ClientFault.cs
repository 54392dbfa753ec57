namespace SshAdmin.Core.Clients;

/// <summary>A known fault of a range of versions of one client.</summary>
internal sealed class ClientFault
{
    internal ClientFault(string client, string from, string? to, ClientFaultKind kind, string text, string source)
    {
        Client = client;
        From = ClientVersion.Parse(from);
        To = to is null ? null : ClientVersion.Parse(to);
        Kind = kind;
        Text = text;
        Source = source;
    }

    internal string Client { get; }

    internal ClientVersion From { get; }

    /// <summary>The last version that has it; <c>null</c> when no version without it is known.</summary>
    internal ClientVersion? To { get; }

    internal ClientFaultKind Kind { get; }

    internal string Text { get; }

    internal string Source { get; }

    internal bool Covers(ClientRow row) =>
        row.Client == Client && From.CompareTo(row.From) <= 0 && (To is null || row.From.IsWithin(To));
}
