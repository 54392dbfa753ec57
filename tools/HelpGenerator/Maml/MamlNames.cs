using System.Xml;

namespace SshAdmin.HelpGenerator.Maml;

/// <summary>The namespaces of PowerShell's help files, and short ways to write their elements.</summary>
internal static class MamlNames
{
    public const string Root = "http://msh";
    public const string Maml = "http://schemas.microsoft.com/maml/2004/10";
    public const string Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public const string Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static void OpenMaml(this XmlWriter xml, string name) => xml.WriteStartElement("maml", name, Maml);

    public static void OpenCommand(this XmlWriter xml, string name) => xml.WriteStartElement("command", name, Command);

    public static void OpenDev(this XmlWriter xml, string name) => xml.WriteStartElement("dev", name, Dev);

    public static void MamlText(this XmlWriter xml, string name, string text) => xml.WriteElementString("maml", name, Maml, text);

    public static void CommandText(this XmlWriter xml, string name, string text) => xml.WriteElementString("command", name, Command, text);

    public static void DevText(this XmlWriter xml, string name, string text) => xml.WriteElementString("dev", name, Dev, text);

    /// <summary>A description: one element with its paragraphs.</summary>
    public static void Description(this XmlWriter xml, IEnumerable<string> paragraphs)
    {
        xml.OpenMaml("description");
        xml.Paragraphs(paragraphs);
        xml.WriteEndElement();
    }

    public static void Paragraphs(this XmlWriter xml, IEnumerable<string> paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            xml.MamlText("para", paragraph);
        }
    }
}
