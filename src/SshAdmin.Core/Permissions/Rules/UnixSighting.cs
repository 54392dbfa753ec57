using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>A file with the folders that count for it.</summary>
/// <param name="File">The file, links resolved.</param>
/// <param name="Way">The folders that one has to enter to get there, those behind links too.</param>
/// <param name="Checked">The folders that sshd looks at (StrictModes): from that of the file up to the home folder, or to the root. Empty where nobody looks.</param>
internal sealed record UnixSighting(UnixMode File, IReadOnlyList<UnixMode> Way, IReadOnlyList<UnixMode> Checked);
