namespace SshAdmin.Core.Configuration;

/// <summary>Whether something holds for a connection, as far as what is known of it tells.</summary>
internal enum MatchOutcome
{
    No,
    Unknown,
    Yes,
}
