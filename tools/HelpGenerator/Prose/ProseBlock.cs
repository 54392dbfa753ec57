namespace SshAdmin.HelpGenerator.Prose;

/// <summary>A paragraph, or fenced text.</summary>
/// <param name="Text">A paragraph in one line; indented lines under it, and fenced text, keep their breaks.</param>
/// <param name="Fence">The word after the opening fence; <c>null</c> for a paragraph.</param>
public sealed record ProseBlock(string Text, string? Fence);
