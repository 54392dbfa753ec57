using System;
using System.Collections.Generic;

namespace SshAdmin.CmdletHost.Output;

/// <summary>Text in lines of a given width, broken between words where it can be.</summary>
internal static class WordWrap
{
    /// <summary>At least one line; a word that is longer than a line is broken.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string rest = paragraph;
            while (rest.Length > width)
            {
                int blank = rest.LastIndexOf(' ', width);
                int end = blank > 0 ? blank : width;
                yield return rest[..end].TrimEnd();
                rest = rest[end..].TrimStart();
            }

            yield return rest;
        }
    }
}
