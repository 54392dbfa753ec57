using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Follows the sign-in of one connection.</summary>
internal sealed class LogSignIn
{
    private const string PublicKey = "publickey";
    private const string Password = "password";
    private const string KeyboardInteractive = "keyboard-interactive";

    // MaxAuthTries is 6 by default; a log with more attempts than this is not one connection.
    private const int MaximumAttempts = 256;
    private const int MaximumNumbers = 32;
    private readonly LogFacts _facts;
    private readonly List<LogAttempt> _attempts = [];
    private readonly List<int> _packets = [];
    private readonly List<LogAttempt> _skipped = [];
    private LogAttempt? _current;
    private string? _method;
    private bool _partialJustNow;
    private string? _agentProblem;

    public LogSignIn(LogFacts facts) => _facts = facts;

    public IReadOnlyList<LogAttempt> Attempts => _attempts;

    /// <summary>The methods that the server offered first.</summary>
    public string[]? FirstMethods { get; private set; }

    public string[] Methods { get; private set; } = [];

    /// <summary>Whether any list of the server had it; text of the server that imitates a list cannot take it away.</summary>
    public bool KeysOffered { get; private set; }

    public bool Partial { get; private set; }

    public string[] Preferred { get; private set; } = [];

    public void Packet(int number)
    {
        // RFC 4252: 50 to 79 belong to the sign-in.
        if (number is >= 50 and < 80 && _packets.Count < MaximumNumbers)
        {
            _packets.Add(number);
        }
    }

    public void Take(LogEvent line)
    {
        switch (line.Kind)
        {
            case LogEventKind.MethodsLeft:
                Refuse(line["names"]);
                break;
            case LogEventKind.MethodPreference:
                Preferred = Names(line["names"]);
                break;
            case LogEventKind.NextMethod:
                Leave();
                _method = line["method"];
                KeysOffered |= _method == PublicKey;
                _packets.Clear();
                break;
            case LogEventKind.KeyOffered:
                Leave();
                Begin(Key(line), 50);
                break;
            case LogEventKind.KeyTried:
                Leave();
                Begin(Key(line));
                break;
            case LogEventKind.KeyTaken:
                if (_current is null && line["fingerprint"].Length > 0)
                {
                    Begin(Key(line), 50);
                }

                if (_current is { IsKey: true })
                {
                    _current.Taken = true;
                    _current.Numbers.Add(60);
                }

                break;
            case LogEventKind.Signing:
                if (_current is { IsKey: true })
                {
                    _current.Algorithm = line["algorithm"];
                }

                break;
            case LogEventKind.NoSuchKey:
            case LogEventKind.KeyNotLoaded:
            case LogEventKind.KeyTooOpen:
                NotLoaded(line);
                break;
            case LogEventKind.PassphraseAsked:
                Asked();
                break;
            case LogEventKind.PassphraseWrong:
                Local(SshConnectionReason.KeyPassphraseWrong, string.Empty);
                break;
            case LogEventKind.PassphraseEmpty:
                Local(SshConnectionReason.KeyPassphraseNeeded, string.Empty);
                break;
            case LogEventKind.NoMutualSignature:
                Local(SshConnectionReason.NoMutualSignatureAlgorithm, _facts.SignatureAlgorithms is null ? string.Empty : $"The server announces {string.Join(", ", _facts.SignatureAlgorithms)}.");
                break;
            case LogEventKind.SigningFailed:
                Local(SshConnectionReason.AgentRefused, $"ssh says: {line["reason"]}.");
                break;
            case LogEventKind.NothingSent:
                Leave();
                break;
            case LogEventKind.PromptReceived:
                if (_method == KeyboardInteractive)
                {
                    _current ??= Begin(new LogAttempt(KeyboardInteractive), 50);
                    _current.Prompted = true;
                    _current.Numbers.AddRange([60, 61]);
                }

                break;
            case LogEventKind.PasswordExpired:
                Close(SshAuthenticationOutcome.PasswordChangeRequired, SshConnectionReason.PasswordExpired, 60);
                break;
            case LogEventKind.PartialSuccess:
                _current ??= Begin(new LogAttempt(line["method"].Length > 0 ? line["method"] : _method ?? PublicKey), 50);
                Close(SshAuthenticationOutcome.PartiallyAccepted, SshConnectionReason.None, 51);
                Partial = true;
                _partialJustNow = true;
                break;
            case LogEventKind.Authenticated:
                Accept(line["method"]);
                break;
            case LogEventKind.DeniedOnce:
                if (_facts.Level == 0)
                {
                    Begin(new LogAttempt(Password), 50);
                    Close(SshAuthenticationOutcome.Refused, SshConnectionReason.PasswordRefused, 51);
                }

                break;
            case LogEventKind.AgentMissing:
                _agentProblem ??= line["reason"];
                break;
            case LogEventKind.IdentityNotAccessible:
                Skip(line, SshConnectionReason.KeyFileMissing, $"It is '{line["file"]}'. ssh says: {line["reason"]}.");
                break;
            case LogEventKind.KeySkipped:
                Skip(line, SshConnectionReason.KeyTypeNotSupportedByClient, "The client's PubkeyAcceptedAlgorithms has no algorithm for it.");
                break;
        }
    }

    /// <summary>Takes the last success back.</summary>
    public void Retract()
    {
        if (_attempts.Count > 0 && _attempts[_attempts.Count - 1].Outcome == SshAuthenticationOutcome.Accepted)
        {
            LogAttempt last = _attempts[_attempts.Count - 1];
            _attempts.RemoveAt(_attempts.Count - 1);
            if (last.IsKey && last.File is not null)
            {
                last.Numbers.Remove(52);
                last.Outcome = SshAuthenticationOutcome.NotTried;
                _current = last;
            }
        }
    }

    /// <summary>All methods failed.</summary>
    public void Deny(string names)
    {
        if (FirstMethods is null)
        {
            Methods = Names(names);
        }
    }

    /// <summary>The connection ended during the sign-in.</summary>
    public void Break(SshConnectionReason reason, string detail)
    {
        if (_current is null && _method is Password or KeyboardInteractive)
        {
            Begin(new LogAttempt(_method), 50);
        }

        if (_current is LogAttempt attempt)
        {
            if (attempt.Taken && attempt.Reason == SshConnectionReason.None)
            {
                attempt.Numbers.Add(50);
            }

            attempt.Detail = detail;
            Close(SshAuthenticationOutcome.Broken, reason);
        }
    }

    /// <summary>The messages of the attempt that is under way.</summary>
    public int[] NumbersNow => _current is null ? [] : _packets.Count > 0 ? [.. _packets]
        : _current.Taken && _current.Reason == SshConnectionReason.None ? [.. _current.Numbers, 50] : [.. _current.Numbers];

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
            foreach (string file in _facts.KeyFiles.Where(_facts.NamedFiles.Contains))
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

    private void Refuse(string names)
    {
        if (_partialJustNow)
        {
            _partialJustNow = false;
        }
        else if (FirstMethods is null && _current is null)
        {
            Begin(new LogAttempt("none"), 50);
            Close(SshAuthenticationOutcome.Refused, SshConnectionReason.None, 51);
        }
        else if (_method is Password or KeyboardInteractive)
        {
            RefuseAnswer();
        }
        else if (_current is LogAttempt attempt)
        {
            bool signed = attempt.Taken && attempt.Reason == SshConnectionReason.None;
            if (signed || (attempt.Fingerprint is null && attempt.Numbers.Count == 0))
            {
                attempt.Numbers.Add(50);
            }

            Close(SshAuthenticationOutcome.Refused, !signed ? SshConnectionReason.KeyRefused : _facts.User == "root" ? SshConnectionReason.RootLoginRefused : SshConnectionReason.SignatureRefused, 51);
        }

        Methods = Names(names);
        FirstMethods ??= Methods;
        KeysOffered |= Methods.Contains(PublicKey);
    }

    private void RefuseAnswer()
    {
        LogAttempt attempt = _current ?? Begin(new LogAttempt(_method!), 50);

        // Without a prompt nothing was answered, so nothing was wrong; ssh then goes on to the next method, and asks
        // again only where there was one.
        bool again = _attempts.Count > 0 && _attempts[_attempts.Count - 1].Method == _method;
        bool asked = attempt.Prompted || _method == Password || again;
        if (again && _method == KeyboardInteractive)
        {
            _attempts[_attempts.Count - 1].Reason = SshConnectionReason.PasswordRefused;
        }

        Close(SshAuthenticationOutcome.Refused, asked ? SshConnectionReason.PasswordRefused : SshConnectionReason.None, 51);
    }

    private void Accept(string method)
    {
        if (_attempts.Count > 0 && _attempts[_attempts.Count - 1].Outcome == SshAuthenticationOutcome.Accepted)
        {
            return;
        }

        string name = method.Length > 0 ? method : _method ?? "none";
        if (_current is null || _current.Method != name)
        {
            Begin(new LogAttempt(name), 50);
        }
        else if (_current.Taken || _current.Numbers.Count == 0)
        {
            _current.Numbers.Add(50);
        }

        _current!.Reason = SshConnectionReason.None;
        Close(SshAuthenticationOutcome.Accepted, SshConnectionReason.None, 52);
    }

    private void NotLoaded(LogEvent line)
    {
        // Text of the server may look like this line, but it does not know the paths of this client.
        string file = line["file"];
        bool isCurrent = _current is not null && _current.File == file;
        if (!isCurrent && _facts.KeyFiles.Count > 0 && !_facts.KeyFiles.Contains(file))
        {
            return;
        }

        if (!isCurrent && _current is not null)
        {
            return;
        }

        _current ??= Begin(new LogAttempt(PublicKey) { File = file, Named = _facts.NamedFiles.Contains(file) });
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
            string file = attempt.File is null || attempt.FromAgent ? string.Empty : $"It is '{attempt.File.Replace(@"\\", @"\")}'.";
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
        new(PublicKey) { File = file, Type = type, Outcome = SshAuthenticationOutcome.NotTried, Reason = reason, Detail = detail };

    private LogAttempt Key(LogEvent line) => new(PublicKey)
    {
        File = line["file"],
        Type = line["type"].Length > 0 ? line["type"] : null,
        Fingerprint = line["fingerprint"].Length > 0 ? line["fingerprint"] : null,
        FromAgent = line["origin"].Contains("agent"),
        Named = line["origin"].Contains("explicit") || _facts.NamedFiles.Contains(line["file"]),
    };

    private LogAttempt Begin(LogAttempt attempt, params int[] numbers)
    {
        attempt.Numbers.AddRange(numbers);
        _current = attempt;
        if (attempt.IsKey)
        {
            _method = PublicKey;
            _packets.Clear();
        }

        return attempt;
    }

    private void Close(SshAuthenticationOutcome outcome, SshConnectionReason reason, params int[] numbers)
    {
        if (_current is not LogAttempt attempt)
        {
            return;
        }

        attempt.Numbers.AddRange(numbers);
        if (_packets.Count > 0)
        {
            attempt.Numbers.Clear();
            attempt.Numbers.AddRange(_packets);
            _packets.Clear();
        }

        attempt.Outcome = outcome;
        attempt.Reason = reason;
        _current = null;
        Add(attempt);
    }

    private void Add(LogAttempt attempt)
    {
        if (_attempts.Count < MaximumAttempts)
        {
            _attempts.Add(attempt);
        }
    }

    private static string[] Names(string list) => [.. list.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Where(name => name.Length > 0).Take(32)];
}
