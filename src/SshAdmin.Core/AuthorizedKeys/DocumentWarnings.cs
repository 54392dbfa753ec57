using System.Linq;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.AuthorizedKeys.Input;
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

        (int Line, string? Fault)[] faults = document.Keys.Select(entry => (entry.Line.Number, entry.Fault)).Where(line => line.Fault is not null).Take(MostLines + 1).ToArray();
        foreach ((int line, string? fault) in faults.Take(MostLines))
        {
            report.Warning($"Line {line} of '{path}' lets nobody in, and sshd does not say so: {fault}.");
        }

        if (faults.Length > MostLines)
        {
            report.Warning($"'{path}' has more lines like that.");
        }
    }

    /// <summary>Says why a key was added although it stood in the file.</summary>
    /// <param name="before">The file as it was.</param>
    /// <param name="key">What was added.</param>
    /// <param name="path">How to call the file.</param>
    /// <param name="report">Hears it.</param>
    public static void WriteOfFaults(AuthorizedKeysDocument before, KeyToAdd key, string path, IReport report)
    {
        foreach (KeyEntry entry in before.EntriesOf(key.Key.Blob, key.IsAuthority).Take(MostLines))
        {
            report.Warning($"The key stood in line {entry.Line.Number} of '{path}' already, but that line lets nobody in: {entry.Fault}. It is left as it is, and a line that works was added.");
        }
    }

    /// <summary>What is wrong with the encoding, to follow "is" or "was".</summary>
    public static string Describe(TextForm form) => form == TextForm.Utf8WithMark
        ? "UTF-8 with a byte order mark, so that sshd ignores its first line"
        : "UTF-16, as > and Out-File of Windows PowerShell write it, so that sshd ignores all of it";
}
