using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys.Local;

/// <summary>Adds, lists and removes keys in files of this computer.</summary>
internal sealed class LocalAuthorizedKeys(IServerFiles files)
{
    // A hundred times what the largest real files have.
    private const int MaximumSize = 256 * 1024 * 1024;
    private const string BackupTime = "yyyyMMdd-HHmmss";

    /// <param name="target">The file; it and its .ssh folder need not be there.</param>
    /// <param name="key">What to add.</param>
    /// <param name="backup">Keep a copy of the file as it was, if it changes.</param>
    /// <param name="report">Hears what was done besides.</param>
    /// <param name="stop">Ends the waiting for other writers.</param>
    public SshAuthorizedKey Add(LocalTarget target, KeyToAdd key, bool backup, IReport report, CancellationToken stop)
    {
        CreateUserFolder(target);
        string path = files.Resolve(target.Path);
        using IDisposable held = files.Lock(path, stop);
        AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(Read(path) ?? []);
        KeyEntry? present = document.Find(key.Key.Blob, key.IsAuthority);
        if (present is not null)
        {
            WarnOfOtherOptions(target, present, key, report);
            if (document.NeedsConversion)
            {
                Write(target, path, document, document.Unchanged(), backup, report);
            }

            SecureQuietly(path, target, report);
            return KeyDescriber.Describe(target.Name, target.Path, present, SshAuthorizedKeyStatus.AlreadyPresent);
        }

        DocumentEdit edit = document.Append(key.Line);
        Write(target, path, document, edit, backup, report);
        SecureQuietly(path, target, report);
        DocumentWarnings.WriteOfFaults(document, key, target.Path, report);
        return KeyDescriber.Describe(target.Name, target.Path, key, edit.LineNumber, SshAuthorizedKeyStatus.Added);
    }

    /// <summary>The key as it stands in the file already; <c>null</c> when it does not. Changes nothing.</summary>
    public SshAuthorizedKey? Find(LocalTarget target, KeyToAdd key) =>
        AuthorizedKeysDocument.Parse(Read(files.Resolve(target.Path)) ?? []).Find(key.Key.Blob, key.IsAuthority) is KeyEntry present
            ? KeyDescriber.Describe(target.Name, target.Path, present, SshAuthorizedKeyStatus.AlreadyPresent)
            : null;

    /// <summary>The chosen keys of a file; none where there is no file.</summary>
    public IReadOnlyList<SshAuthorizedKey> List(LocalTarget target, KeySelector selector, IReport report) =>
        (ReadDocument(target, report)?.Keys.Where(selector.Selects) ?? []).Select(entry => KeyDescriber.Describe(target.Name, target.Path, entry, SshAuthorizedKeyStatus.Present)).ToArray();

    /// <summary>Removes the lines of the chosen keys.</summary>
    /// <param name="target">The file.</param>
    /// <param name="selector">Which keys.</param>
    /// <param name="backup">Keep a copy of the file as it was, if it changes.</param>
    /// <param name="confirm">Asked for every line; only those that it agrees to go.</param>
    /// <param name="report">Hears what was done besides.</param>
    /// <param name="stop">Ends the waiting for other writers.</param>
    public IReadOnlyList<SshAuthorizedKey> Remove(LocalTarget target, KeySelector selector, bool backup, Func<SshAuthorizedKey, bool> confirm, IReport report, CancellationToken stop)
    {
        // The question is asked before the lock is taken: nobody else has to wait for a person.
        AuthorizedKeysDocument? seen = ReadDocument(target, report);
        HashSet<string> agreed = [.. LineIdentities.Of(seen?.Keys.Where(selector.Selects) ?? [])
            .Where(line => confirm(KeyDescriber.Describe(target.Name, target.Path, line.Entry, SshAuthorizedKeyStatus.Present)))
            .Select(line => line.Identity)];
        if (agreed.Count == 0)
        {
            return [];
        }

        string path = files.Resolve(target.Path);
        using IDisposable held = files.Lock(path, stop);
        AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(Read(path) ?? []);
        KeyEntry[] gone = LineIdentities.Of(document.Keys.Where(selector.Selects)).Where(line => agreed.Contains(line.Identity)).Select(line => line.Entry).ToArray();
        if (gone.Length == 0)
        {
            return [];
        }

        Write(target, path, document, document.Remove(gone.Select(entry => entry.Line)), backup, report);
        SecureQuietly(path, target, report);
        return gone.Select(entry => KeyDescriber.Describe(target.Name, target.Path, entry, SshAuthorizedKeyStatus.Removed)).ToArray();
    }

    private AuthorizedKeysDocument? ReadDocument(LocalTarget target, IReport report)
    {
        byte[]? content = Read(files.Resolve(target.Path));
        if (content is null)
        {
            report.Verbose($"There is no file '{target.Path}', so no key may sign in by it.");
            return null;
        }

        AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(content);
        DocumentWarnings.Write(document, target.Path, report);
        return document;
    }

    private void CreateUserFolder(LocalTarget target)
    {
        string folder = Path.GetDirectoryName(target.Path)!;
        if (Path.GetFileName(folder) == ".ssh" || target.Account is not null)
        {
            files.CreateFolder(folder, target.Owner);
        }
    }

    private void Write(LocalTarget target, string path, AuthorizedKeysDocument document, DocumentEdit edit, bool backup, IReport report)
    {
        if (backup && File.Exists(path))
        {
            report.Verbose($"The file as it was is kept as '{Backup(path, target)}'.");
        }

        files.Replace(path, edit.Parts, target.Owner, report);
        if (document.NeedsConversion)
        {
            report.Warning($"'{target.Path}' was {DocumentWarnings.Describe(document.Form)}. It is plain UTF-8 now, so that every key in it works from now on.");
        }
    }

    private string Backup(string path, LocalTarget target)
    {
        string stem = $"{path}.{DateTime.Now.ToString(BackupTime, System.Globalization.CultureInfo.InvariantCulture)}";
        string name = stem + ".bak";
        for (int i = 2; File.Exists(name); i++)
        {
            name = $"{stem}-{i}.bak";
        }

        files.Replace(name, [new ArraySegment<byte>(Read(path) ?? [])], target.Owner, NullReport.Instance);
        return name;
    }

    // The key is in the file by then; what cannot be repaired is the user's to know.
    private void SecureQuietly(string path, LocalTarget target, IReport report)
    {
        try
        {
            files.Secure(path, target.Owner, report);
        }
        catch (Exception e) when (e is SshAccessException or SshPolicyException)
        {
            report.Warning($"The permissions of '{target.Path}' could not be put right, and sshd may refuse the file: {e.Message}");
        }
    }

    private static void WarnOfOtherOptions(LocalTarget target, KeyEntry present, KeyToAdd key, IReport report)
    {
        if (!present.Options.SequenceEqual(key.Options, StringComparer.Ordinal))
        {
            string has = present.Options.Count == 0 ? "without options" : "with the options " + DisplayText.Escape(string.Join(",", present.Options));
            report.Warning($"The key stands in line {present.Line.Number} of '{target.Path}' already, {has}; that is left as it is. Remove it first to register it with other options.");
        }
    }

    private static byte[]? Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SshInputException(ErrorReason.PathIsDirectory, $"'{path}' is a folder; name the file in it.", path);
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (stream.Length > MaximumSize)
            {
                throw new SshInputException(ErrorReason.FileTooLarge, $"'{path}' has {stream.Length} bytes; no authorized_keys file is larger than {MaximumSize}.", path);
            }

            byte[] content = new byte[stream.Length];
            int filled = 0;
            int read;
            while (filled < content.Length && (read = stream.Read(content, filled, content.Length - filled)) > 0)
            {
                filled += read;
            }

            Array.Resize(ref content, filled);
            return content;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"This account may not read '{path}'.", path, e);
        }
        catch (IOException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"'{path}' cannot be read: {e.Message}", path, e);
        }
    }
}
