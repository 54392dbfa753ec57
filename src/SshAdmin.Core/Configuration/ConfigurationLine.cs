using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>One line as it stands, and as a release of sshd takes it apart.</summary>
internal sealed class ConfigurationLine
{
    private const string Blank = " \t\r\n\f";

    internal ConfigurationLine(int number, string text, string ending)
    {
        Number = number;
        Text = text;
        Ending = ending;
    }

    internal int Number { get; }

    /// <summary>Without its ending.</summary>
    internal string Text { get; }

    /// <summary>LF, CR LF, or nothing at the end of the file.</summary>
    internal string Ending { get; }

    /// <summary>The keyword as written; empty for a blank line or a comment.</summary>
    internal string Keyword { get; private set; } = string.Empty;

    /// <summary>What follows the keyword, with quotes and comments.</summary>
    internal string Tail { get; private set; } = string.Empty;

    /// <summary>The words after the keyword; <c>null</c> when a quote is not closed.</summary>
    internal IReadOnlyList<string>? Words { get; private set; } = [];

    /// <summary>Takes the line apart; servconf.c process_server_config_line, load_server_config.</summary>
    internal void Lex(SshdVersion version)
    {
        string text = Text.TrimStart(' ', '\t', '\r');
        bool quotesOfOld = version.Before("8.7");
        if (quotesOfOld && text.IndexOf('#') is int hash and >= 0)
        {
            // Before 8.7 a line ended at the first #, wherever it stood.
            text = text.Substring(0, hash);
        }

        string? rest = text.TrimEnd(Blank.ToCharArray());
        string? keyword = LineLexer.Delimited(ref rest);
        if (keyword is { Length: 0 })
        {
            keyword = LineLexer.Delimited(ref rest);
        }

        if (string.IsNullOrEmpty(keyword) || keyword![0] == '#')
        {
            return;
        }

        Keyword = keyword;
        Tail = rest ?? string.Empty;
        bool environment = quotesOfOld && (keyword.Equals("SetEnv", StringComparison.OrdinalIgnoreCase) || keyword.Equals("AcceptEnv", StringComparison.OrdinalIgnoreCase));
        Words = quotesOfOld ? LineLexer.OldArguments(Tail, !environment) : LineLexer.Arguments(Tail);
    }
}
