using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What a repair sets on one file or folder.</summary>
/// <param name="Entry">Which, as it was when the repair was planned.</param>
/// <param name="User">The new owner; <c>null</c> to keep it.</param>
/// <param name="Mode">The new permission bits.</param>
/// <param name="Changes">One sentence each.</param>
internal sealed record UnixRepair(UnixMode Entry, uint? User, uint Mode, IReadOnlyList<string> Changes);
