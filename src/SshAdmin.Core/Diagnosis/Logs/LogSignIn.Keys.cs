using System.Linq;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <content>What kept the client itself from using a key, and what it could not use at all.</content>
internal sealed partial class LogSignIn
{
    /// <summary>Adds what was there and could not be used.</summary>
    public void NoteWhatWasLeft()
    {
        Leave();
        bool keyTried = _attempts.Any(attempt => attempt.IsKey);
        foreach (LogAttempt skipped in _skipped)
        {
            Add(skipped);
        }

        if (FirstMethods is not null && !KeysOffered && !keyTried)
        {
            // Without the list nothing says which files the user named; a key that is there is one all the same.
            foreach (string file in _facts.KeyFiles.Where((_facts.KeysListed ? _facts.NamedFiles : _facts.LoadedFiles).Contains))
            {
                Add(NotTried(file, SshConnectionReason.PublicKeyNotOffered, $"It offers {string.Join(", ", Methods)}."));
            }
        }

        // A missing agent matters only to somebody who has nothing else: without -A or IdentityAgent it is no defect.
        if (_agentProblem is not null && KeysOffered && !_attempts.Any(attempt => attempt.Reason != SshConnectionReason.None))
        {
            LogAttempt agent = new(PublicKey) { FromAgent = true, Outcome = SshAuthenticationOutcome.NotTried, Reason = SshConnectionReason.AgentUnavailable, Detail = $"ssh says: {_agentProblem}." };
            Add(agent);
        }

        bool passwordWanted = Preferred.Length > 0 && Preferred.All(name => name is Password or KeyboardInteractive);
        if (passwordWanted && FirstMethods is not null && !FirstMethods.Any(name => name is Password or KeyboardInteractive))
        {
            Add(new LogAttempt(Password) { Outcome = SshAuthenticationOutcome.NotTried, Reason = SshConnectionReason.PasswordNotOffered, Detail = $"It offers {string.Join(", ", FirstMethods)}." });
        }

        // A prompt that stayed invisible at -v: the only thing that failed is the only thing that can be blamed.
        LogAttempt? answered = _attempts.LastOrDefault(attempt => attempt.Method == KeyboardInteractive && attempt.Outcome == SshAuthenticationOutcome.Refused);
        if (answered is not null && _attempts.All(attempt => attempt.Reason == SshConnectionReason.None))
        {
            answered.Reason = SshConnectionReason.PasswordRefused;
        }
    }

    private void NotLoaded(LogEvent line)
    {
        // Text of the server may look like this line, but it does not know the paths of this client.
        string file = line["file"];
        bool isCurrent = _current is not null && _current.KeyName == file;
        if (!isCurrent && _facts.KeyFiles.Count > 0 && !_facts.KeyFiles.Contains(file))
        {
            return;
        }

        if (!isCurrent && _current is not null)
        {
            return;
        }

        _current ??= Begin(new LogAttempt(PublicKey) { KeyName = file, Named = _facts.NamedFiles.Contains(file) });
        if (line.Kind == LogEventKind.KeyTooOpen)
        {
            Local(SshConnectionReason.KeyFileTooOpen, line["mode"].Length > 0 ? $"Its mode is {line["mode"]}." : string.Empty);
        }
        else if (_current!.Reason == SshConnectionReason.None)
        {
            Local(KeyFileProblem.Of(line["reason"], _current.PassphraseAsked), $"ssh says: {line["reason"]}.");
        }
    }

    private void Asked()
    {
        if (_method == Password)
        {
            _current ??= Begin(new LogAttempt(Password), 50);
        }
        else if (_current is { IsKey: true })
        {
            _current.PassphraseAsked = true;
        }
    }

    private void Local(SshConnectionReason reason, string detail)
    {
        if (_current is { IsKey: true })
        {
            _current.Reason = reason;
            _current.Detail = detail;
        }
    }

    /// <summary>The client goes on without an answer to the attempt: what stopped it was here.</summary>
    private void Leave()
    {
        if (_current is not LogAttempt attempt)
        {
            return;
        }

        if (attempt.IsKey && attempt.Reason == SshConnectionReason.None)
        {
            if (!attempt.Taken && attempt.Fingerprint is null && !attempt.Named && !attempt.PassphraseAsked)
            {
                // A default file; that it is missing is said only at -vvv, and is no failure.
                _current = null;
                return;
            }

            attempt.Reason = attempt.PassphraseAsked ? SshConnectionReason.KeyPassphraseWrong
                : attempt.Taken || _facts.Level >= 3 ? SshConnectionReason.KeyPassphraseNeeded
                : SshConnectionReason.KeyFileMissing;
        }

        if (attempt.IsKey && attempt.Reason == SshConnectionReason.KeyFileMissing && !attempt.Named)
        {
            _current = null;
            return;
        }

        if (attempt.IsKey)
        {
            string file = attempt.KeyName is null || attempt.FromAgent ? string.Empty : $"It is '{attempt.KeyName.Replace(@"\\", @"\")}'.";
            string server = attempt.Taken ? "The server would take this key." : string.Empty;
            attempt.Detail = string.Join(" ", new[] { file, attempt.Detail, server }.Where(part => part.Length > 0));
        }

        Close(attempt.Taken ? SshAuthenticationOutcome.WouldBeAccepted : attempt.IsKey ? SshAuthenticationOutcome.NotTried : attempt.Outcome, attempt.Reason);
    }

    private void Skip(LogEvent line, SshConnectionReason reason, string detail)
    {
        if (_skipped.Count < LogFacts.MaximumFiles)
        {
            _skipped.Add(NotTried(line["file"], reason, detail, line["type"].Length > 0 ? line["type"] : null));
        }
    }

    private static LogAttempt NotTried(string file, SshConnectionReason reason, string detail, string? type = null) =>
        new(PublicKey) { KeyName = file, Type = type, Outcome = SshAuthenticationOutcome.NotTried, Reason = reason, Detail = detail };
}
