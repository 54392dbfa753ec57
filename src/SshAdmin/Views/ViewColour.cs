using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;

namespace SshAdmin.Views;

/// <summary>Colours a verdict in a table, where the shell and its terminal show colours; the word alone says the same.</summary>
public static class ViewColour
{
    private const string Good = "\u001b[32m";
    private const string Fair = "\u001b[36m";
    private const string Doubtful = "\u001b[33m";
    private const string Bad = "\u001b[91m";
    private const string Plain = "";
    private const string Reset = "\u001b[0m";

    // PowerShell 7.2 brought $PSStyle; an older shell counts the escape sequences as letters and tears tables apart.
    private static readonly PropertyInfo? StyleInstance = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static);

    internal static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Ratings of algorithms and keys
        ["Strong"] = Good,
        ["Acceptable"] = Fair,
        ["Weak"] = Doubtful,
        ["Broken"] = Bad,
        ["Unknown"] = Plain,

        // What a server makes of a signature or a sign-in
        ["Accepted"] = Good,
        ["LikelyAccepted"] = Fair,
        ["WouldBeAccepted"] = Good,
        ["PartiallyAccepted"] = Doubtful,
        ["LikelyRefused"] = Doubtful,
        ["Refused"] = Bad,
        ["PasswordChangeRequired"] = Doubtful,
        ["NotTried"] = Plain,
        ["NotAnswered"] = Doubtful,

        // Stages of a connection
        ["Passed"] = Good,
        ["Failed"] = Bad,
        ["NotReached"] = Plain,
        ["True"] = Good,
        ["False"] = Bad,

        // Permissions
        ["Secure"] = Good,
        ["NullDacl"] = Bad,
        ["BadOwner"] = Bad,
        ["TooOpen"] = Bad,
        ["Unreadable"] = Bad,
        ["Advisory"] = Doubtful,
        ["NotSupported"] = Plain,

        // Findings
        ["Info"] = Plain,
        ["Low"] = Fair,
        ["Medium"] = Doubtful,
        ["High"] = Bad,
        ["Critical"] = Bad,

        // Verdicts on clients
        ["yes"] = Good,
        ["asks"] = Doubtful,
        ["no"] = Bad,
        ["unknown"] = Plain,
    };

    /// <summary>The text of a value, coloured where it is a known verdict.</summary>
    /// <param name="value">A verdict; of a text such as <c>no: KeyExchange</c>, the part before the colon decides.</param>
    /// <param name="terminal">Whether the host shows escape sequences, <c>$Host.UI.SupportsVirtualTerminal</c>.</param>
    public static string Of(object? value, bool terminal)
    {
        string text = value?.ToString() ?? string.Empty;
        return terminal && Rows.TryGetValue(text.Split(':')[0], out string? colour) && colour.Length > 0 && ShellColours() ? colour + text + Reset : text;
    }

    // PowerShell sets PlainText itself where NO_COLOR is set. It takes no escape sequences out of a redirected standard output.
    private static bool ShellColours()
    {
        if (Console.IsOutputRedirected)
        {
            return false;
        }

        object? style = StyleInstance?.GetValue(null);
        return style is not null && style.GetType().GetProperty("OutputRendering")?.GetValue(style)?.ToString() != "PlainText";
    }
}
