using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.AuthorizedKeys.Local;

/// <summary>Which file the Windows port of sshd reads for an account. Pure.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsShared">It serves all administrators, so that it belongs to none of them.</param>
/// <param name="Why">A sentence for the user.</param>
internal sealed record WindowsKeysFile(string Path, bool IsShared, string Why)
{
    private const string DefaultFile = ".ssh/authorized_keys";
    private const string ProgramDataToken = "__PROGRAMDATA__";

    /// <param name="account">The account's name.</param>
    /// <param name="profile">Its profile folder.</param>
    /// <param name="isAdministrator">Whether it is in the group Administrators.</param>
    /// <param name="configuration">The text of sshd_config; <c>null</c> where it cannot be read.</param>
    /// <param name="programData">What stands for %ProgramData%.</param>
    public static WindowsKeysFile Choose(string account, string profile, bool isAdministrator, string? configuration, string programData)
    {
        (string? ofAll, string? ofAdministrators) = configuration is null
            ? (null, ProgramDataToken + "/ssh/administrators_authorized_keys") // as the port installs it
            : Read(configuration);
        string file = isAdministrator && ofAdministrators is not null ? ofAdministrators : ofAll ?? DefaultFile;
        string path = Expand(file, account, profile, programData);
        bool isShared = !path.StartsWith(profile.TrimEnd('\\') + "\\", StringComparison.OrdinalIgnoreCase) || profile.Length == 0;
        string why = (isAdministrator, ofAdministrators is not null, configuration is null) switch
        {
            (true, true, true) => $"'{account}' is a member of Administrators, for whom sshd reads '{path}' unless its configuration, which cannot be read, says otherwise.",
            (true, true, false) => $"'{account}' is a member of Administrators, and sshd_config's block 'Match Group administrators' names '{path}'; the file in the profile is not read.",
            (true, false, _) => $"'{account}' is a member of Administrators, but sshd_config has no block 'Match Group administrators' with an AuthorizedKeysFile, so sshd reads '{path}'.",
            _ => $"'{account}' is no member of Administrators, so sshd reads '{path}'.",
        };
        return new WindowsKeysFile(path, isShared, why);
    }

    // sshd_config(5): the first value of a keyword counts; a Match block lasts to the next Match line. Group names compare without case here.
    private static (string? OfAll, string? OfAdministrators) Read(string configuration)
    {
        string? ofAll = null;
        string? ofAdministrators = null;
        bool isGlobal = true;
        bool isAdministrators = false;
        foreach (string line in configuration.Split('\n'))
        {
            string[] words = Words(line);
            if (words.Length < 2)
            {
                continue;
            }

            if (words[0].Equals("Match", StringComparison.OrdinalIgnoreCase))
            {
                isGlobal = words[1].Equals("all", StringComparison.OrdinalIgnoreCase) && words.Length == 2;
                isAdministrators = words.Length == 3 && words[1].Equals("Group", StringComparison.OrdinalIgnoreCase)
                    && words[2].Split(',').Any(group => group.Equals("administrators", StringComparison.OrdinalIgnoreCase));
            }
            else if (words[0].Equals("AuthorizedKeysFile", StringComparison.OrdinalIgnoreCase))
            {
                ofAll ??= isGlobal ? words[1] : null;
                ofAdministrators ??= isAdministrators ? words[1] : null;
            }
        }

        return (ofAll, ofAdministrators);
    }

    private static string[] Words(string line)
    {
        List<string> words = [];
        int i = 0;
        while (i < line.Length)
        {
            if (char.IsWhiteSpace(line[i]) || (words.Count == 1 && line[i] == '='))
            {
                i++;
                continue;
            }

            if (line[i] == '#')
            {
                break;
            }

            bool isQuoted = line[i] == '"';
            int start = isQuoted ? i + 1 : i;
            int end = start;
            while (end < line.Length && (isQuoted ? line[end] != '"' : !char.IsWhiteSpace(line[end]) && !(words.Count == 0 && line[end] == '=')))
            {
                end++;
            }

            words.Add(line.Substring(start, end - start));
            i = isQuoted ? end + 1 : end;
        }

        return [.. words];
    }

    private static string Expand(string file, string account, string profile, string programData)
    {
        string name = account.Substring(account.LastIndexOf('\\') + 1);
        string path = file.Replace(ProgramDataToken, programData).Replace("%%", "\0").Replace("%h", profile).Replace("%u", name).Replace('\0', '%').Replace('/', '\\');
        bool isAbsolute = path.StartsWith("\\", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');
        return isAbsolute ? path : profile.TrimEnd('\\') + "\\" + path;
    }
}
