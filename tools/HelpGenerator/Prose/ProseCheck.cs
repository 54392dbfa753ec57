using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.HelpGenerator.Prose;

/// <summary>Compares prose with commands, in both directions.</summary>
public static class ProseCheck
{
    /// <summary>Fewer examples than this are too few.</summary>
    public const int LeastExamples = 3;

    private static readonly string[] CommandSections = ["Synopsis", "Description", "Parameters", "Inputs", "Outputs", "Notes", "Examples", "Links"];
    private static readonly string[] OptionalSections = ["Notes", "Parameters"];

    /// <summary>What is missing, unknown or too little; each with file and place.</summary>
    public static IReadOnlyList<string> Problems(CommandCatalog catalog, HelpProse prose)
    {
        List<string> problems = [];
        foreach (CommandMetadata command in catalog.Commands)
        {
            if (prose.Find(command.Name) is { } file)
            {
                problems.AddRange(Command(command, file, prose).Select(problem => $"{prose.Culture}/{command.Name}.md: {problem}"));
            }
            else
            {
                problems.Add($"{prose.Culture}/{command.Name}.md: the file is missing.");
            }
        }

        problems.AddRange(prose.Names.Where(name => catalog.Find(name) is null).SelectMany(name => Base(catalog, prose, name)));
        return problems;
    }

    private static IEnumerable<string> Command(CommandMetadata command, ProseSection file, HelpProse prose)
    {
        if (file.Title != command.Name)
        {
            yield return $"the heading is '{file.Title}'.";
        }

        foreach (string title in CommandSections.Except(OptionalSections).Where(title => file.Find(title) is not { } section || (section.Blocks.Count == 0 && section.Sections.Count == 0)))
        {
            yield return $"the section {title} is missing or empty.";
        }

        foreach (ProseSection section in file.Sections.Where(section => !CommandSections.Contains(section.Title)))
        {
            yield return $"the section {section.Title} is none that a help page has.";
        }

        if (file.Find("Synopsis")?.Blocks.Count > 1)
        {
            yield return "the synopsis is more than one paragraph.";
        }

        foreach (string problem in Parameters(command, file, prose).Concat(HelpTypes.Problems(command, file)).Concat(Examples(command, file, prose)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Parameters(CommandMetadata command, ProseSection file, HelpProse prose)
    {
        ParameterMetadata[] own = command.Parameters.Where(parameter => parameter.Owner != ParameterOwner.Common).ToArray();
        foreach (ParameterMetadata parameter in own.Where(parameter => prose.Parameter(command, parameter) is not { Count: > 0 }))
        {
            yield return $"nothing is said of -{parameter.Name}, here or in {parameter.Property.DeclaringType!.Name}.md.";
        }

        foreach (ProseSection section in file.Find("Parameters")?.Sections ?? [])
        {
            if (!own.Any(parameter => "-" + parameter.Name == section.Title))
            {
                yield return $"{section.Title} is no parameter of the command.";
            }
        }
    }

    private static IEnumerable<string> Examples(CommandMetadata command, ProseSection file, HelpProse prose)
    {
        int count = file.Find("Examples")?.Sections.Count ?? 0;
        if (count < LeastExamples)
        {
            yield return $"there are {count} examples; at least {LeastExamples} are asked for.";
        }

        if (prose.SourceExampleCount(command.Name) is { } wanted && wanted != count)
        {
            yield return $"there are {count} examples, and {wanted} in {HelpFiles.SourceCulture}.";
        }

        foreach (HelpExample example in prose.Examples(command.Name).Where(example => example.Commands.Count == 0 || example.Remarks.Count == 0))
        {
            yield return $"the example '{example.Title}' has no command or no remarks.";
        }
    }

    private static IEnumerable<string> Base(CommandCatalog catalog, HelpProse prose, string name)
    {
        HashSet<string> declared = catalog.Commands.SelectMany(command => command.Parameters)
            .Where(parameter => parameter.Property.DeclaringType!.Name == name)
            .Select(parameter => "-" + parameter.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (declared.Count == 0)
        {
            yield return $"{prose.Culture}/{name}.md: there is no command, and no class that declares parameters, of this name.";
        }

        foreach (ProseSection section in prose.Find(name)!.Find("Parameters")?.Sections ?? [])
        {
            if (!declared.Contains(section.Title))
            {
                yield return $"{prose.Culture}/{name}.md: {section.Title} is no parameter that the class declares.";
            }
        }
    }
}
