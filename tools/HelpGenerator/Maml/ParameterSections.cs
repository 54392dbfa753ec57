using System.Xml;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.HelpGenerator.Maml;

/// <summary>The syntax, one item for each parameter set, and the list of parameters.</summary>
internal sealed class ParameterSections(CommandMetadata command, HelpProse prose, XmlWriter xml)
{
    private readonly object _instance = Activator.CreateInstance(command.Type)!;

    public void Write()
    {
        xml.OpenCommand("syntax");
        foreach (string set in Sets())
        {
            xml.OpenCommand("syntaxItem");
            xml.MamlText("name", command.Name);
            IEnumerable<ParameterFacts> facts = Own().Where(parameter => parameter.In(set) is not null).Select(parameter => new ParameterFacts(parameter, [parameter.In(set)!]));
            foreach (ParameterFacts parameter in facts.OrderBy(fact => fact.Position ?? int.MaxValue).ThenBy(fact => !fact.IsRequired))
            {
                Parameter(parameter, isSyntax: true);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.OpenCommand("parameters");
        foreach (ParameterMetadata parameter in Own())
        {
            Parameter(new ParameterFacts(parameter, parameter.Sets.Values.ToArray()), isSyntax: false);
        }

        xml.WriteEndElement();
        (_instance as IDisposable)?.Dispose();
    }

    private IEnumerable<string> Sets() => command.SetNames
        .OrderBy(set => !string.Equals(set, command.DefaultSet, StringComparison.OrdinalIgnoreCase))
        .ThenBy(set => set, StringComparer.Ordinal);

    // Reflection promises no order; the names give one.
    private IEnumerable<ParameterMetadata> Own() => command.Parameters
        .Where(parameter => parameter.Owner != ParameterOwner.Common && !parameter.Sets.Values.All(said => said.DontShow))
        .OrderBy(parameter => parameter.Owner)
        .ThenBy(parameter => parameter.Name, StringComparer.Ordinal);

    private void Parameter(ParameterFacts facts, bool isSyntax)
    {
        xml.OpenCommand("parameter");
        xml.WriteAttributeString("required", Text(facts.IsRequired));
        xml.WriteAttributeString("variableLength", Text(facts.TakesMany));
        xml.WriteAttributeString("globbing", Text(facts.TakesWildcards));
        xml.WriteAttributeString("pipelineInput", facts.Pipeline);
        xml.WriteAttributeString("position", facts.PositionText);
        xml.WriteAttributeString("aliases", facts.Aliases);
        xml.MamlText("name", facts.Parameter.Name);
        if (isSyntax)
        {
            // Get-Help shows descriptions from the list below only; here they would double the file.
            SyntaxValue(facts);
        }
        else
        {
            xml.Description(Description(facts));
            Value(facts, required: !facts.Parameter.IsSwitch);
        }

        xml.OpenDev("type");
        xml.MamlText("name", facts.Type.FullName!);
        xml.MamlText("uri", "");
        xml.WriteEndElement();
        if (!isSyntax)
        {
            xml.DevText("defaultValue", facts.DefaultValue(_instance));
        }

        xml.WriteEndElement();
    }

    private IEnumerable<string> Description(ParameterFacts facts)
    {
        foreach (string paragraph in prose.Parameter(command, facts.Parameter) ?? [])
        {
            yield return paragraph;
        }

        if (facts.Values.Count > 0)
        {
            yield return prose.Phrase("Values", string.Join(", ", facts.Values));
        }

        if (facts.Range is { } range)
        {
            yield return prose.Phrase("Range", range.MinRange, range.MaxRange);
        }
    }

    private void SyntaxValue(ParameterFacts facts)
    {
        if (facts.Parameter.IsSwitch)
        {
            return;
        }

        if (facts.Values.Count == 0)
        {
            Value(facts, required: true);
            return;
        }

        xml.OpenCommand("parameterValueGroup");
        foreach (string value in facts.Values)
        {
            xml.OpenCommand("parameterValue");
            xml.WriteAttributeString("required", "false");
            xml.WriteAttributeString("variableLength", "false");
            xml.WriteString(value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Value(ParameterFacts facts, bool required)
    {
        xml.OpenCommand("parameterValue");
        xml.WriteAttributeString("required", Text(required));
        xml.WriteAttributeString("variableLength", Text(facts.TakesMany));
        xml.WriteString(facts.Type.Name);
        xml.WriteEndElement();
    }

    private static string Text(bool value) => value ? "true" : "false";
}
