using System.Text;
using System.Xml;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.HelpGenerator.Maml;

/// <summary>The help file of one culture, as bytes: UTF-8 without byte order mark, with line feeds.</summary>
public static class MamlDocument
{
    /// <summary>Joins what the attributes and the prose say. The same input gives the same bytes.</summary>
    public static byte[] Generate(CommandCatalog catalog, HelpProse prose)
    {
        using MemoryStream stream = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "  ", NewLineChars = "\n" };
        using (XmlWriter xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartDocument();
            xml.WriteComment(" Made by build.ps1 -Task Help from the commands' attributes and the prose in src/SshAdmin/Help; change those. ");
            xml.WriteStartElement("helpItems", MamlNames.Root);
            xml.WriteAttributeString("schema", "maml");
            foreach (CommandMetadata command in catalog.Commands)
            {
                new CommandPage(command, prose, xml).Write();
            }

            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
