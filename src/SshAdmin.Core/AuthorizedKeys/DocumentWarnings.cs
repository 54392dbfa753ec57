using System.Linq;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.AuthorizedKeys;

/// <summary>Says what sshd silently passes over in a file.</summary>
internal static class DocumentWarnings
{
    private const int MostLines = 10;

    public static void Write(AuthorizedKeysDocument document, string path, IReport report)
    {
        if (document.NeedsConversion)
        {
            report.Warning($"'{path}' is {Describe(document.Form)}. Adding or removing a key converts the file.");
        }

        int[] lines = document.Unreadable.Select(line => line.Number).Take(MostLines + 1).ToArray();
        if (lines.Length > 0)
        {
            string numbers = string.Join(", ", lines.Take(MostLines)) + (lines.Length > MostLines ? " and more" : "");
            report.Warning($"'{path}' has lines that are no keys to sshd, which passes over them without a word: {numbers}.");
        }
    }

    /// <summary>What is wrong with the encoding, to follow "is" or "was".</summary>
    public static string Describe(TextForm form) => form == TextForm.Utf8WithMark
        ? "UTF-8 with a byte order mark, so that sshd ignores its first line"
        : "UTF-16, as > and Out-File of Windows PowerShell write it, so that sshd ignores all of it";
}
