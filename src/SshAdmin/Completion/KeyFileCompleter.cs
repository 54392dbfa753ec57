using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Keys.Operations;

namespace SshAdmin.Completion;

/// <summary>Completes key files of the user's folder .ssh by name or path. For anything else the shell completes files as it always does.</summary>
public abstract class KeyFileCompleter : Completer
{
    // A key is small; whatever else lies there is not read.
    private const int MaximumBytes = 64 * 1024;
    private const int MaximumFiles = 200;

    private protected override bool NamesFiles => true;

    private protected abstract bool IsWanted(string path);

    private protected override IEnumerable<Candidate> Candidates(string typed, IDictionary bound) =>
        !Directory.Exists(UserFolder.Path) ? [] : new DirectoryInfo(UserFolder.Path).EnumerateFiles().Take(MaximumFiles)
            .Where(file => file.Length <= MaximumBytes && IsWanted(file.FullName)).OrderBy(file => file.Name, StringComparer.OrdinalIgnoreCase)
            .Select(file => new Candidate(file.FullName, "Key file " + file.FullName, file.Name));

    private protected static bool IsPublicName(string path) => path.EndsWith(".pub", StringComparison.OrdinalIgnoreCase);

    private protected static bool IsPrivateKey(string path) => !IsPublicName(path) && KeyProbe.IsPrivate(path);
}
