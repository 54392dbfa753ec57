namespace SshAdmin.HelpGenerator.Prose;

/// <summary>A heading and what stands below it.</summary>
/// <param name="Title">The heading without its marks.</param>
public sealed record ProseSection(string Title)
{
    /// <summary>Paragraphs and code in order.</summary>
    public List<ProseBlock> Blocks { get; } = [];

    /// <summary>The sections of the next level.</summary>
    public List<ProseSection> Sections { get; } = [];

    /// <summary>The paragraphs alone.</summary>
    public IReadOnlyList<string> Paragraphs => Blocks.Where(block => block.Fence is null).Select(block => block.Text).ToArray();

    /// <summary>The section with this heading, or <c>null</c>.</summary>
    public ProseSection? Find(string title) => Sections.Find(section => string.Equals(section.Title, title, StringComparison.Ordinal));

    /// <summary>The text between fences of one kind, or <c>null</c>.</summary>
    public string? Fenced(string fence) => Blocks.Find(block => block.Fence == fence)?.Text;
}
