using System.Management.Automation;
using System.Reflection;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.HelpGenerator.Prose;

/// <summary>What a command takes from the pipeline and what it writes, from its attributes, and the prose on each.</summary>
public static class HelpTypes
{
    private const string Nothing = "None";

    /// <summary>The names of types under Inputs: those bound by value, and <c>PSObject</c> where properties are bound.</summary>
    public static IReadOnlyList<string> Inputs(CommandMetadata command)
    {
        List<string> names = [];
        ParameterMetadata[] own = command.Parameters.Where(parameter => parameter.Owner == ParameterOwner.Command).ToArray();
        names.AddRange(own.Where(parameter => parameter.Sets.Values.Any(said => said.ValueFromPipeline)).Select(parameter => (parameter.Type.GetElementType() ?? parameter.Type).FullName!));
        if (own.Any(parameter => parameter.Sets.Values.Any(said => said.ValueFromPipelineByPropertyName)))
        {
            names.Add(typeof(PSObject).FullName!);
        }

        return names.Count == 0 ? [Nothing] : names.Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The full names of the types that the command declares to write.</summary>
    public static IReadOnlyList<string> Outputs(CommandMetadata command) => command.Type.GetCustomAttributes<OutputTypeAttribute>()
        .SelectMany(attribute => attribute.Type)
        .Select(type => type.Name)
        .ToArray();

    /// <summary>The prose on a type, or <c>null</c>.</summary>
    public static IReadOnlyList<string>? Prose(ProseSection file, string section, string type) => file.Find(section)?.Find(type)?.Paragraphs;

    internal static IEnumerable<string> Problems(CommandMetadata command, ProseSection file) =>
        Compare(file, "Inputs", Inputs(command)).Concat(Compare(file, "Outputs", Outputs(command)));

    private static IEnumerable<string> Compare(ProseSection file, string section, IReadOnlyList<string> wanted)
    {
        foreach (string type in wanted.Where(type => Prose(file, section, type) is not { Count: > 0 }))
        {
            yield return $"{section} says nothing of {type}.";
        }

        foreach (ProseSection said in file.Find(section)?.Sections ?? [])
        {
            if (!wanted.Contains(said.Title))
            {
                yield return $"{section}: {said.Title} is not what the command's attributes say.";
            }
        }
    }
}
