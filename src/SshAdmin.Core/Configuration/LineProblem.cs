namespace SshAdmin.Core.Configuration;

/// <summary>Why sshd does not load a configuration, or warns of a line.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line's number; 0 when it concerns the file or the whole.</param>
/// <param name="Text">The line as it stands.</param>
/// <param name="Keyword">The keyword as written; empty when there is none.</param>
/// <param name="Message">A whole sentence.</param>
/// <param name="Suggestion">The line that would be right, where that is known.</param>
/// <param name="Scope">The Match block around the line.</param>
internal sealed record LineProblem(LineProblemKind Kind, string Path, int Line, string Text, string Keyword, string Message, string? Suggestion = null, MatchScope? Scope = null)
{
    /// <summary>Whether sshd refuses the whole configuration because of it.</summary>
    internal bool IsFatal => Kind is not (LineProblemKind.DropsConnections or LineProblemKind.Undecided or LineProblemKind.Deprecated or LineProblemKind.Unsupported or LineProblemKind.Ignored or LineProblemKind.IncludeNotRead);
}
