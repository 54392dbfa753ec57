using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Follows the sign-in of one connection.</summary>
internal sealed partial class LogSignIn
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
            if (last.IsKey && last.KeyName is not null)
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

    private LogAttempt Key(LogEvent line) => new(PublicKey)
    {
        KeyName = line["file"],
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
