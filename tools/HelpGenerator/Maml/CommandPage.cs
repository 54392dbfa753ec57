using System.Text.RegularExpressions;
using System.Xml;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.HelpGenerator.Maml;

/// <summary>One command's element, in the order of the schema.</summary>
internal sealed class CommandPage(CommandMetadata command, HelpProse prose, XmlWriter xml)
{
    private readonly ProseSection _file = prose.Find(command.Name)!;

    public void Write()
    {
        xml.OpenCommand("command");
        xml.WriteAttributeString("xmlns", "maml", null, MamlNames.Maml);
        xml.WriteAttributeString("xmlns", "dev", null, MamlNames.Dev);
        Details();
        xml.Description(Section("Description"));
        new ParameterSections(command, prose, xml).Write();
        Types("inputTypes", "inputType", "Inputs", HelpTypes.Inputs(command));
        Types("returnValues", "returnValue", "Outputs", HelpTypes.Outputs(command));
        Notes();
        Examples();
        Links();
        xml.WriteEndElement();
    }

    private IReadOnlyList<string> Section(string title) => _file.Find(title)?.Paragraphs ?? [];

    private void Details()
    {
        xml.OpenCommand("details");
        xml.CommandText("name", command.Name);
        xml.CommandText("verb", command.Attribute.VerbName);
        xml.CommandText("noun", command.Attribute.NounName);
        xml.Description(Section("Synopsis"));
        xml.WriteEndElement();
    }

    private void Types(string list, string item, string section, IReadOnlyList<string> types)
    {
        xml.OpenCommand(list);
        foreach (string type in types)
        {
            xml.OpenCommand(item);
            xml.OpenDev("type");
            xml.MamlText("name", type);
            xml.WriteEndElement();
            xml.Description(HelpTypes.Prose(_file, section, type) ?? []);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Notes()
    {
        xml.OpenMaml("alertSet");
        if (Section("Notes") is { Count: > 0 } notes)
        {
            xml.OpenMaml("alert");
            xml.Paragraphs(notes);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Examples()
    {
        xml.OpenCommand("examples");
        int number = 0;
        foreach (HelpExample example in prose.Examples(command.Name))
        {
            xml.OpenCommand("example");
            xml.MamlText("title", prose.Phrase("Example", ++number, example.Title));
            xml.DevText("code", example.Transcript);
            xml.OpenDev("remarks");
            // The empty one keeps the next title at a distance.
            xml.Paragraphs([.. example.Remarks, ""]);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Links()
    {
        xml.OpenCommand("relatedLinks");
        foreach (string link in Section("Links"))
        {
            Match match = Regex.Match(link, @"^- (?:\[(?<text>[^\]]+)\]\((?<uri>[^)]+)\)|(?<text>\S+))$");
            if (!match.Success)
            {
                throw new InvalidDataException($"{prose.Culture}/{command.Name}.md: '{link}' is no link; write '- Name' or '- [text](address)'.");
            }

            xml.OpenMaml("navigationLink");
            xml.MamlText("linkText", match.Groups["text"].Value);
            xml.MamlText("uri", match.Groups["uri"].Value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
