using SshAdmin.Core.Authentication;

namespace SshAdmin.Core.Sessions;

/// <summary>A key to try, or why it cannot even be shown; exactly one of the two is set.</summary>
/// <param name="Source">How the report names it.</param>
/// <param name="Key">The key.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record KeyCandidate(string Source, IUserKey? Key, KeyProblem? Problem);
