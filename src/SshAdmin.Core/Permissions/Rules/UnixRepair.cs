using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What a repair sets on one file or folder.</summary>
/// <param name="Path">Which, links resolved.</param>
/// <param name="User">The new owner; <c>null</c> to keep it.</param>
/// <param name="Mode">The new permission bits.</param>
/// <param name="Changes">One sentence each.</param>
internal sealed record UnixRepair(string Path, uint? User, uint Mode, IReadOnlyList<string> Changes);
