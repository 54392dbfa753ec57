using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.HelpGenerator.Prose;

/// <summary>The prose of one culture.</summary>
public sealed class HelpProse
{
    private const string PhrasesFile = "Phrases";
    private readonly Dictionary<string, ProseSection> _files;
    private readonly HelpProse? _source;

    /// <param name="culture">The culture's name, such as <c>ja-JP</c>.</param>
    /// <param name="files">Its texts.</param>
    /// <param name="source">The culture that holds the transcripts of the examples; <c>null</c> when this one does.</param>
    public HelpProse(string culture, IEnumerable<ProseFile> files, HelpProse? source)
    {
        Culture = culture;
        _source = source;
        _files = files.ToDictionary(file => file.Name, file => file.Root, StringComparer.Ordinal);
    }

    public string Culture { get; }

    /// <summary>The names of all files but the phrases: commands, and classes that declare parameters.</summary>
    public IEnumerable<string> Names => _files.Keys.Where(name => name != PhrasesFile).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>What a file says, or <c>null</c>.</summary>
    public ProseSection? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>A sentence with places to fill, from the file Phrases.</summary>
    public string Phrase(string title, params object[] values)
    {
        string? text = Find(PhrasesFile)?.Find(title)?.Paragraphs.FirstOrDefault();
        return text is null
            ? throw new InvalidDataException($"{Culture}/{PhrasesFile}.md: the phrase '{title}' is missing.")
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, text, values);
    }

    /// <summary>What is said of a parameter: in the command's own file, or in that of the class which declares it.</summary>
    public IReadOnlyList<string>? Parameter(CommandMetadata command, ParameterMetadata parameter) =>
        (InFile(command.Name, parameter) ?? InFile(parameter.Property.DeclaringType!.Name, parameter))?.Paragraphs;

    /// <summary>The examples of a command, with the transcripts of the source culture.</summary>
    public IReadOnlyList<HelpExample> Examples(string command)
    {
        List<ProseSection> own = Find(command)?.Find("Examples")?.Sections ?? [];
        if (_source is null)
        {
            return own.Select(example => new HelpExample(example.Title, example.Fenced("console") ?? "", example.Paragraphs)).ToArray();
        }

        return own.Zip(_source.Examples(command), (mine, source) => source with { Title = mine.Title, Remarks = mine.Paragraphs }).ToArray();
    }

    /// <summary>How many examples the source culture has; <c>null</c> when this is the source.</summary>
    public int? SourceExampleCount(string command) => _source?.Examples(command).Count;

    private ProseSection? InFile(string file, ParameterMetadata parameter) => Find(file)?.Find("Parameters")?.Find("-" + parameter.Name);
}
