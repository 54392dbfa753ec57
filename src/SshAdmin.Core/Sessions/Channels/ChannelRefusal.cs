namespace SshAdmin.Core.Sessions.Channels;

/// <summary>Why a peer opened no channel.</summary>
/// <param name="Code">RFC 4254 section 5.1.</param>
/// <param name="Description">In its own words, unescaped.</param>
internal sealed record ChannelRefusal(uint Code, string Description)
{
    private const uint ConnectFailed = 2; // SSH_OPEN_CONNECT_FAILED
    private const uint ResourceShortage = 4; // SSH_OPEN_RESOURCE_SHORTAGE

    /// <summary>It may be another answer in a moment.</summary>
    public bool MayPass => Code is ConnectFailed or ResourceShortage;
}
