using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.AuthorizedKeys.Local;

/// <summary>A file that sshd reads for an account: one of those that AuthorizedKeysFile names for it (sshd_config(5)). Pure.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsShared">It stands outside the account's home folder.</param>
/// <param name="Why">A sentence for the user.</param>
internal sealed record KeysFile(string Path, bool IsShared, string Why)
{
    private const string AdministratorsFile = "__PROGRAMDATA__/ssh/administrators_authorized_keys";

    // servconf.c, fill_default_server_options.
    private static readonly string[] DefaultFiles = [".ssh/authorized_keys", ".ssh/authorized_keys2"];

    /// <summary>All files, in the order in which sshd reads them; a new key belongs into the first.</summary>
    /// <param name="account">The account.</param>
    /// <param name="configuration">sshd's configuration; <c>null</c> where it cannot be read.</param>
    /// <param name="system">Whose rules apply.</param>
    /// <param name="programData">Windows: what stands for %ProgramData%.</param>
    /// <exception cref="SshInputException">PathNotFound: sshd reads no file for this account.</exception>
    public static IReadOnlyList<KeysFile> Choose(LocalAccount account, ServerConfiguration? configuration, SshServerPlatform system, string programData)
    {
        bool isWindows = system == SshServerPlatform.Windows;
        EffectiveSetting? setting = configuration?.For(ContextOf(account, isWindows))["AuthorizedKeysFile"];
        bool byMatch = setting?.Source == SshSettingSource.Match;
        IReadOnlyList<string> named = setting is not null ? setting.Values
            : isWindows && account.IsAdministrator ? [AdministratorsFile] // as the port installs it
            : DefaultFiles;
        if (named.Count == 0 || named[0].Length == 0 || named[0].Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"sshd_config says AuthorizedKeysFile none, so sshd reads no file for '{account.Name}'. Change that line, or name the file with -Path.", account.Name);
        }

        return [.. named.Select(file => Of(file, account, configuration, isWindows, byMatch, programData)).GroupBy(file => file.Path).Select(same => same.First())];
    }

    private static KeysFile Of(string file, LocalAccount account, ServerConfiguration? configuration, bool isWindows, bool byMatch, string programData)
    {
        string path = isWindows ? WindowsPath(file, account, programData) : UnixPath(file, account);
        bool isShared = account.Home.Length == 0 || !path.StartsWith(account.Home.TrimEnd('\\', '/') + (isWindows ? "\\" : "/"), isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        return new KeysFile(path, isShared, isWindows ? WhyOnWindows(account, configuration, byMatch, path) : WhyOnUnix(account, configuration, byMatch, path));
    }

    private static ConnectionContext ContextOf(LocalAccount account, bool isWindows)
    {
        // The port compares names in lower case; the group has another name on every language of Windows.
        return isWindows
            ? new() { User = WithoutDomain(account.Name).ToLowerInvariant(), Groups = [.. account.Groups, .. account.IsAdministrator ? new[] { "administrators" } : []] }
            : new() { User = account.Name, Groups = account.Groups };
    }

    private static string WhyOnWindows(LocalAccount account, ServerConfiguration? configuration, bool byMatch, string path) => (account.IsAdministrator, byMatch, configuration is null) switch
    {
        (true, _, true) => $"'{account.Name}' is a member of Administrators, for whom sshd reads '{path}' unless its configuration, which cannot be read, says otherwise.",
        (true, true, _) => $"'{account.Name}' is a member of Administrators, and a Match block of sshd_config names '{path}' for it; the file in the profile is not read.",
        (true, false, _) => $"'{account.Name}' is a member of Administrators, but sshd_config has no block 'Match Group administrators' with an AuthorizedKeysFile, so sshd reads '{path}'.",
        (false, true, _) => $"A Match block of sshd_config names '{path}' for '{account.Name}'.",
        _ => $"'{account.Name}' is no member of Administrators, so sshd reads '{path}'.",
    };

    private static string WhyOnUnix(LocalAccount account, ServerConfiguration? configuration, bool byMatch, string path) =>
        configuration is null ? $"sshd reads '{path}' for '{account.Name}', unless its configuration, which cannot be read here, names another AuthorizedKeysFile."
        : byMatch ? $"A Match block of '{configuration.MainPath}' names '{path}' for '{account.Name}'."
        : $"'{configuration.MainPath}' has sshd read '{path}' for '{account.Name}'.";

    private static string UnixPath(string file, LocalAccount account)
    {
        string path = Expand(file, account.Home, account.Name).Replace("%U", account.Id).Replace('\0', '%');
        return path.StartsWith("/", StringComparison.Ordinal) ? path : account.Home.TrimEnd('/') + "/" + path;
    }

    private static string WindowsPath(string file, LocalAccount account, string programData)
    {
        string path = Expand(file.Replace("__PROGRAMDATA__", programData), account.Home, WithoutDomain(account.Name)).Replace('\0', '%').Replace('/', '\\');
        bool isAbsolute = path.StartsWith("\\", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');
        return isAbsolute ? path : account.Home.TrimEnd('\\') + "\\" + path;
    }

    private static string WithoutDomain(string name) => name.Substring(name.LastIndexOf('\\') + 1);

    /// <summary>The tokens of sshd_config(5), with a zero for the percent sign that %% stands for.</summary>
    private static string Expand(string file, string home, string user) => file.Replace("%%", "\0").Replace("%h", home).Replace("%u", user);
}
