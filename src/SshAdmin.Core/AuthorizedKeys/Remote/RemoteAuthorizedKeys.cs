using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>Adds, lists and removes keys of a user on a server, over one connection; a second one verifies.</summary>
internal sealed class RemoteAuthorizedKeys(SessionRequest request, IKeyFileGuard guard, IReport report)
{
    // Somebody else changes the file at the same time: read again, but not for ever.
    private const int MaximumTries = 8;
    private const string Conversion = "Convert authorized_keys to plain UTF-8, so that sshd reads it";
    private readonly string _target = NameOf(request);

    public static string NameOf(SessionRequest request) =>
        $"{request.UserName}@{request.Target.HostName}" + (request.Target.PortOrDefault == Wire.HostTarget.DefaultPort ? "" : $":{request.Target.PortOrDefault}");

    /// <summary>Adds those keys that are not there yet.</summary>
    /// <param name="keys">In the order of their lines.</param>
    /// <param name="confirm">Asked about every change, in words; only what it agrees to is done.</param>
    /// <param name="backup">Keep a copy of the file as it was, if it changes.</param>
    /// <param name="stop">Ends the work.</param>
    public Task<IReadOnlyList<SshAuthorizedKey>> AddAsync(IReadOnlyList<KeyToAdd> keys, Func<string, Task<bool>> confirm, bool backup, CancellationToken stop) => WithFileAsync(stop, async (files, _) =>
    {
        Dictionary<string, bool> answers = [];
        for (int attempt = 0; attempt < MaximumTries; attempt++)
        {
            // The second file may let nobody in here, so that a key in it does not count.
            RemoteKeysFile file = await files.ReadAsync(RemoteKeysFile.First).ConfigureAwait(false);
            AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(file.Content ?? []);
            AuthorizedKeysDocument changed = document;
            List<SshAuthorizedKey> results = [];
            foreach (KeyToAdd key in keys)
            {
                if (changed.Find(key.Key.Blob, key.IsAuthority) is KeyEntry present)
                {
                    WarnOfOtherOptions(file, present, key);
                    results.Add(KeyDescriber.Describe(_target, file.Path, present, SshAuthorizedKeyStatus.AlreadyPresent));
                }
                else if (await AskOnceAsync(answers, key.Line, () => confirm(key.Action)).ConfigureAwait(false))
                {
                    DocumentEdit edit = changed.Append(key.Line);
                    changed = AuthorizedKeysDocument.Parse(edit.ToArray());
                    results.Add(KeyDescriber.Describe(_target, file.Path, key, edit.LineNumber, SshAuthorizedKeyStatus.Added));
                }
            }

            bool isUnchanged = results.All(result => result.Status == SshAuthorizedKeyStatus.AlreadyPresent);
            if (isUnchanged && results.Count > 0 && document.NeedsConversion)
            {
                isUnchanged = !await AskOnceAsync(answers, Conversion, () => confirm(Conversion)).ConfigureAwait(false);
            }

            if (isUnchanged || await files.ReplaceAsync(file, changed.Unchanged().ToArray(), backup).ConfigureAwait(false))
            {
                WarnOfConversion(file, document, !isUnchanged);
                WarnOfFaults(file, document, keys, results);
                return results;
            }

            report.Verbose($"'{file.Path}' on {_target} was changed by somebody else meanwhile; it is read again.");
        }

        throw Contended();
    });

    /// <summary>The chosen keys.</summary>
    public Task<IReadOnlyList<SshAuthorizedKey>> ListAsync(KeySelector selector, CancellationToken stop) => WithFileAsync(stop, async (files, _) =>
    {
        List<SshAuthorizedKey> results = [];
        foreach (RemoteKeysFile file in await files.ReadAllAsync().ConfigureAwait(false))
        {
            AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(file.Content ?? []);
            DocumentWarnings.Write(document, $"{_target}:{file.Path}", report);
            WarnOfSecond(file, document);
            results.AddRange(document.Keys.Where(selector.Selects).Select(entry => KeyDescriber.Describe(_target, file.Path, entry, SshAuthorizedKeyStatus.Present)));
        }

        return results;
    });

    /// <summary>Removes the lines of the chosen keys.</summary>
    /// <param name="selector">Which keys.</param>
    /// <param name="confirm">Asked for every line; only those that it agrees to go.</param>
    /// <param name="force">Also the key that signed in.</param>
    /// <param name="backup">Keep a copy of the file as it was, if it changes.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="SshPolicyException">OwnKeyRemoval; nothing was removed.</exception>
    public Task<IReadOnlyList<SshAuthorizedKey>> RemoveAsync(KeySelector selector, Func<SshAuthorizedKey, Task<bool>> confirm, bool force, bool backup, CancellationToken stop) => WithFileAsync(stop, async (files, session) =>
    {
        string? own = session.Attempts.LastOrDefault(attempt => attempt.Outcome is SshAuthenticationOutcome.Accepted or SshAuthenticationOutcome.PartiallyAccepted && attempt.KeyFingerprint is not null)?.KeyFingerprint;
        IReadOnlyList<RemoteKeysFile> all = await files.ReadAllAsync().ConfigureAwait(false);
        foreach (RemoteKeysFile file in all)
        {
            Choose(file, selector, force ? null : own);
        }

        List<SshAuthorizedKey> results = [];
        foreach (RemoteKeysFile file in all)
        {
            results.AddRange(await RemoveFromAsync(files, file, read => Choose(read, selector, force ? null : own), confirm, backup).ConfigureAwait(false));
        }

        return results;
    });

    /// <summary>Asks the server over a new connection whether it takes the keys; signs in where the private half is at hand.</summary>
    /// <param name="keys">What to ask for.</param>
    /// <param name="privateKeyPath">The private half, where there is one key and its file is known.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>SHA-256 fingerprints of the keys that it takes.</returns>
    public async Task<IReadOnlyCollection<string>> VerifyAsync(IEnumerable<KeyToAdd> keys, string? privateKeyPath, CancellationToken stop)
    {
        SessionRequest question = request with
        {
            KeyPaths = privateKeyPath is null ? [] : [privateKeyPath],
            KeysToAsk = privateKeyPath is null ? [.. keys.Select(key => key.Key)] : [],
            Password = null,
            UseAgent = false,
        };
        using OpenedSession session = await SessionOpener.OpenAsync(question, guard, report, stop).ConfigureAwait(false);
        await session.CloseAsync().ConfigureAwait(false);
        return [.. session.Report.Attempts
            .Where(attempt => attempt.Outcome is SshAuthenticationOutcome.Accepted or SshAuthenticationOutcome.PartiallyAccepted or SshAuthenticationOutcome.WouldBeAccepted && attempt.KeyFingerprint is not null)
            .Select(attempt => attempt.KeyFingerprint!)];
    }

    private async Task<IReadOnlyList<SshAuthorizedKey>> RemoveFromAsync(RemoteWay files, RemoteKeysFile file, Func<RemoteKeysFile, KeyEntry[]> choose, Func<SshAuthorizedKey, Task<bool>> confirm, bool backup)
    {
        Dictionary<string, bool> answers = [];
        for (int attempt = 0; attempt < MaximumTries; attempt++)
        {
            List<KeyEntry> gone = [];
            foreach ((KeyEntry entry, string identity) in LineIdentities.Of(choose(file)))
            {
                SshAuthorizedKey shown = KeyDescriber.Describe(_target, file.Path, entry, SshAuthorizedKeyStatus.Removed);
                if (await AskOnceAsync(answers, identity, () => confirm(shown)).ConfigureAwait(false))
                {
                    gone.Add(entry);
                }
            }

            AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(file.Content ?? []);
            if (gone.Count == 0 || await files.ReplaceAsync(file, document.Remove(gone.Select(entry => entry.Line)).ToArray(), backup).ConfigureAwait(false))
            {
                WarnOfConversion(file, document, gone.Count > 0);
                return gone.Select(entry => KeyDescriber.Describe(_target, file.Path, entry, SshAuthorizedKeyStatus.Removed)).ToList();
            }

            file = await files.ReadAsync(file.Name).ConfigureAwait(false);
        }

        throw Contended();
    }

    /// <exception cref="SshPolicyException">OwnKeyRemoval.</exception>
    private KeyEntry[] Choose(RemoteKeysFile file, KeySelector selector, string? own)
    {
        KeyEntry[] chosen = AuthorizedKeysDocument.Parse(file.Content ?? []).Keys.Where(selector.Selects).ToArray();
        return own is null || chosen.All(entry => Fingerprint.Sha256(entry.Blob) != own)
            ? chosen
            : throw new SshPolicyException(ErrorReason.OwnKeyRemoval, $"{own} is the key that signed in at {_target}; nothing was removed. -Force removes it all the same.", _target);
    }

    private async Task<IReadOnlyList<SshAuthorizedKey>> WithFileAsync(CancellationToken stop, Func<RemoteWay, SshConnectionReport, Task<IReadOnlyList<SshAuthorizedKey>>> work)
    {
        using OpenedSession session = await SessionOpener.OpenAsync(request, guard, report, stop).ConfigureAwait(false);
        if (session.Transport is not TransportSession transport)
        {
            throw new SshAccessException(ErrorReason.SignInFailed, $"{_target}: {session.Report.Message} {session.Report.Remedy}".TrimEnd(), _target);
        }

        using RemoteWay way = new(transport, session.Report, request.Timeout, _target, report, stop);
        try
        {
            return await work(way, session.Report).ConfigureAwait(false);
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    // A person is asked once, however often the file has to be read again.
    private static async Task<bool> AskOnceAsync(Dictionary<string, bool> answers, string identity, Func<Task<bool>> ask)
    {
        if (!answers.TryGetValue(identity, out bool agreed))
        {
            agreed = await ask().ConfigureAwait(false);
            answers[identity] = agreed;
        }

        return agreed;
    }

    private void WarnOfConversion(RemoteKeysFile file, AuthorizedKeysDocument document, bool wasWritten)
    {
        if (document.NeedsConversion)
        {
            report.Warning(wasWritten
                ? $"'{file.Path}' on {_target} was {DocumentWarnings.Describe(document.Form)}. It is plain UTF-8 now, so that every key in it works from now on."
                : $"'{file.Path}' on {_target} is {DocumentWarnings.Describe(document.Form)}.");
        }
    }

    private void WarnOfSecond(RemoteKeysFile file, AuthorizedKeysDocument document)
    {
        if (file.Name == RemoteKeysFile.Second && document.Keys.Any())
        {
            report.Warning($"'{file.Path}' on {_target} holds keys, too. They let people in unless AuthorizedKeysFile in sshd_config names other files.");
        }
    }

    private void WarnOfFaults(RemoteKeysFile file, AuthorizedKeysDocument before, IReadOnlyList<KeyToAdd> keys, IReadOnlyList<SshAuthorizedKey> results)
    {
        HashSet<string> added = [.. results.Where(result => result.Status == SshAuthorizedKeyStatus.Added).Select(result => result.Fingerprint)];
        foreach (KeyToAdd key in keys.Where(key => added.Contains(Fingerprint.Sha256(key.Key.Blob))))
        {
            DocumentWarnings.WriteOfFaults(before, key, $"{_target}:{file.Path}", report);
        }
    }

    private void WarnOfOtherOptions(RemoteKeysFile file, KeyEntry present, KeyToAdd key)
    {
        if (!present.Options.SequenceEqual(key.Options, StringComparer.Ordinal))
        {
            string has = present.Options.Count == 0 ? "without options" : "with the options " + Text.DisplayText.Escape(string.Join(",", present.Options));
            report.Warning($"The key stands in line {present.Line.Number} of '{file.Path}' on {_target} already, {has}; that is left as it is. Remove it first to register it with other options.");
        }
    }

    private SshAccessException Contended() =>
        new(ErrorReason.RemoteChangeFailed, $"{_target}: authorized_keys was changed by others {MaximumTries} times while it was to be changed here. Try again.", _target);
}
