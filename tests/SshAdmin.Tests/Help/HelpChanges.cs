using System.Xml.Linq;

namespace SshAdmin.Tests.Help;

/// <summary>Faults put into a help file on purpose, to see that the comparison finds them.</summary>
internal static class HelpChanges
{
    public static void Make(XDocument help, string change)
    {
        var command = help.Root!.Elements().Single(item => item.Local("details").Local("name").Value == "Get-SshKey");
        var parameters = command.Local("parameters");
        XElement Parameter(string name) => parameters.Elements().Single(item => item.Local("name").Value == name);

        switch (change)
        {
            case "a command is missing": command.Remove(); break;
            case "a command is too much": command.AddAfterSelf(Renamed(command)); break;
            case "a parameter is missing": Parameter("Passphrase").Remove(); break;
            case "a parameter is too much": parameters.AddFirst(RenamedParameter(Parameter("Path"))); break;
            case "a type is wrong": Parameter("Path").Local("type").Local("name").Value = "System.Int32"; break;
            case "a position is wrong": Parameter("Path").SetAttributeValue("position", "1"); break;
            case "an alias is wrong": Parameter("LiteralPath").SetAttributeValue("aliases", "LP"); break;
            case "pipeline input is wrong": Parameter("Path").SetAttributeValue("pipelineInput", "False"); break;
            case "a parameter is not required": Parameter("Path").SetAttributeValue("required", "false"); break;
            case "wildcards are wrong": Parameter("Path").SetAttributeValue("globbing", "false"); break;
            case "a default is wrong": Parameter("Passphrase").Local("defaultValue").Value = "secret"; break;
            case "a parameter set is missing": command.Local("syntax").Elements().Last().Remove(); break;
            case "an output is wrong": command.Local("returnValues").Elements().Single().Local("type").Local("name").Value = "System.Int32"; break;
            default: throw new ArgumentOutOfRangeException(nameof(change), change, "There is no such change.");
        }
    }

    private static XElement Renamed(XElement command)
    {
        var copy = new XElement(command);
        copy.Local("details").Local("name").Value = "Get-SshThing";
        return copy;
    }

    private static XElement RenamedParameter(XElement parameter)
    {
        var copy = new XElement(parameter);
        copy.Local("name").Value = "Depth";
        return copy;
    }
}
