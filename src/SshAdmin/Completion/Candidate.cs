namespace SshAdmin.Completion;

/// <summary>A value that could be meant.</summary>
/// <param name="Value">What is put into the command line, without quotation marks.</param>
/// <param name="Tooltip">What it is, in a few words.</param>
/// <param name="Shown">What the menu shows, where that is another name for it; typing its beginning finds it as well.</param>
internal sealed record Candidate(string Value, string Tooltip, string? Shown = null);
