using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Completion;

/// <summary>Completes fingerprints from the local authorized_keys file of the command line, or from the user's own. A server is never asked.</summary>
public sealed class FingerprintCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(string typed, IDictionary bound)
    {
        if (Texts(bound, "HostName").Count > 0)
        {
            return [];
        }

        LocalAuthorizedKeys local = new(ServerFiles.ForThisSystem());
        return Targets(bound).SelectMany(target => Keys(local, target))
            .Select(key => new Candidate(key.Fingerprint, $"{key.Path}, line {key.LineNumber}: {key.TypeText} {key.NoteText}", (key.TypeText + " " + key.NoteText).Trim() + " " + key.Fingerprint));
    }

    private static IEnumerable<LocalTarget> Targets(IDictionary bound)
    {
        string[] paths = Texts(bound, "Path").Concat(Texts(bound, "LiteralPath")).ToArray();
        if (paths.Length > 0)
        {
            return paths.Select(path => LocalTarget.OfPath(path, Full(path)));
        }

        LocalTargets targets = LocalTargets.OfThisComputer();
        IReadOnlyList<string> users = Texts(bound, "LocalUser");
        return (users.Count > 0 ? users : [Environment.UserName]).SelectMany(targets.ToLookAt);
    }

    private static IReadOnlyList<SshAuthorizedKey> Keys(LocalAuthorizedKeys local, LocalTarget target)
    {
        try
        {
            return local.List(target, new KeySelector([], [], null), NullReport.Instance);
        }
        catch (SshAdminException)
        {
            return [];
        }
    }

    private static string Full(string path) => path.StartsWith("~", StringComparison.Ordinal)
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path.Substring(1)
        : Path.Combine(Location(), path);

    // A completer is given no session, and the process's current folder is not that of the shell.
    private static string Location() =>
        ScriptBlock.Create("$PWD.ProviderPath").Invoke().FirstOrDefault()?.BaseObject as string ?? Environment.CurrentDirectory;
}
