using System.IO;
using System.Text;
using System.Text.RegularExpressions;

namespace SshAdmin.Tests.Topics;

/// <summary>One about_ file of the module, in one language.</summary>
internal sealed record Topic(string Culture, string Name, byte[] Bytes)
{
    public const string English = "en-US";

    public const string Japanese = "ja-JP";

    private const string Ending = ".help.txt";

    public string Text { get; } = new UTF8Encoding(false, true).GetString(Bytes).TrimStart('\uFEFF');

    public string[] Lines => Text.Split('\n');

    /// <summary>The text with every command on one line: code goes on after a backtick, a comma, a pipe and an opening bracket.</summary>
    public string Joined => Regex.Replace(Text, @"(?<= {8}.*[`,|({])\n +", " ").Replace('`', ' ');

    /// <summary>The lines that begin as a command, an assignment or a list does.</summary>
    public string[] CodeLines => [.. Joined.Split('\n').Where(line => Regex.IsMatch(line, @"^ {8,}(\(?[A-Z][a-z]+-[A-Z]\w+ |\$\w+ (=|\|)|'|& |if \()"))];

    /// <summary>Culture and name of every topic, for theories.</summary>
    public static TheoryData<string, string> Every => [.. All().Select(topic => (topic.Culture, topic.Name))];

    public static IEnumerable<Topic> All() => Of(English).Concat(Of(Japanese));

    public static IEnumerable<Topic> Of(string culture) => Directory.EnumerateFiles(Path.Combine(Module.Folder, culture), "about_*" + Ending)
        .Order(StringComparer.Ordinal)
        .Select(path => new Topic(culture, Path.GetFileName(path)[..^Ending.Length], File.ReadAllBytes(path)));

    public static Topic Read(string culture, string name) => new(culture, name, File.ReadAllBytes(Path.Combine(Module.Folder, culture, name + Ending)));
}
