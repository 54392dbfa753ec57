using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Authentication.Methods;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions;

/// <summary>Signs in over an open transport: keys first, then the password, as the server's list of methods allows.</summary>
internal sealed class SignIn
{
    private const string PublicKey = "publickey";
    private const string Password = "password";
    private const string KeyboardInteractive = "keyboard-interactive";

    // More rounds than AuthenticationMethods can reasonably ask for.
    private const int MaximumRounds = 8;
    private readonly TransportSession _transport;
    private readonly SessionRequest _request;
    private readonly ClientRow? _client;
    private readonly string? _passwordObstacle;
    private readonly AuthenticationSession _session;
    private readonly List<SshAuthenticationAttempt> _attempts = [];
    private readonly List<KeyCandidate> _keys;
    private readonly List<IUserKey> _tried = [];
    private IReadOnlyList<string> _methods = [];
    private IReadOnlyList<string>? _firstMethods;
    private bool _passwordLeft;
    private bool _partial;
    private bool _accepted;

    /// <param name="transport">Open; the host key was decided about.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="keys">The keys to try, in their order.</param>
    /// <param name="passwordObstacle">Why the password must not be sent; <c>null</c> when it may.</param>
    /// <param name="report">Listens.</param>
    public SignIn(TransportSession transport, SessionRequest request, IReadOnlyList<KeyCandidate> keys, string? passwordObstacle, IReport? report)
    {
        _transport = transport;
        _request = request;
        _client = request.Client?.Row;
        _keys = [.. keys];
        _passwordLeft = request.Password is not null;
        _passwordObstacle = passwordObstacle;
        _session = new AuthenticationSession(transport, report);
    }

    public async Task<SignInResult> RunAsync()
    {
        try
        {
            await _session.StartAsync().ConfigureAwait(false);
            await AskForMethodsAsync().ConfigureAwait(false);
            bool anythingGiven = _keys.Count > 0 || _passwordLeft;
            for (int round = 0; round < MaximumRounds && !_accepted; round++)
            {
                if (!await TryWhatIsOfferedAsync().ConfigureAwait(false))
                {
                    break;
                }
            }

            if (!_accepted)
            {
                NoteWhatWasLeft();
            }

            (SshConnectionReason reason, string detail) = _accepted ? (SshConnectionReason.None, string.Empty) : SignInVerdict.Of(_attempts, _partial, _methods, anythingGiven);
            if (reason == SshConnectionReason.KeyRefused)
            {
                (reason, detail) = await AskWithOtherAlgorithmsAsync(detail).ConfigureAwait(false);
            }

            return Result(reason, detail);
        }
        catch (SshConnectionException error)
        {
            return Result(SignInVerdict.OfBrokenConnection(error, _attempts), error.Message);
        }
    }

    private SignInResult Result(SshConnectionReason reason, string detail) => new()
    {
        Reason = reason,
        Detail = detail,
        Methods = _firstMethods,
        Attempts = _attempts,
        Banner = _session.Banner,
    };

    private async Task AskForMethodsAsync()
    {
        AuthenticationResult result = await AttemptAsync(new NoneMethod(_request.UserName), null, null, SshConnectionReason.None).ConfigureAwait(false);
        _firstMethods = result.Methods;
        _methods = result.Methods;
        _accepted = result.Answer == AuthenticationAnswer.Accepted;
    }

    /// <summary>One round over what is still to be tried; true when another round may get further.</summary>
    private async Task<bool> TryWhatIsOfferedAsync()
    {
        foreach (KeyCandidate candidate in _keys.ToArray())
        {
            if (candidate.Problem is KeyProblem problem)
            {
                _keys.Remove(candidate);
                _attempts.Add(NotTried(PublicKey, problem.Reason, problem.Message, candidate.Source));
            }
            else if (_methods.Contains(PublicKey))
            {
                _keys.Remove(candidate);
                AuthenticationAnswer answer = await TryKeyAsync(candidate.Key!).ConfigureAwait(false);
                if (answer is AuthenticationAnswer.Accepted or AuthenticationAnswer.Partial)
                {
                    return !_accepted;
                }
            }
        }

        return _passwordLeft && await TryPasswordAsync().ConfigureAwait(false) == AuthenticationAnswer.Partial;
    }

    private async Task<AuthenticationAnswer> TryKeyAsync(IUserKey key)
    {
        IReadOnlyList<string> announced = _transport.Extensions.ServerSignatureAlgorithms!;
        IReadOnlyList<string> algorithms = SignatureChoice.For(key.PublicKey.PlainType, announced, _client);
        if (algorithms.Count == 0)
        {
            bool client = _client is not null && SignatureChoice.For(key.PublicKey.PlainType, SignatureAlgorithms.ForKeyType(key.PublicKey.PlainType), _client).Count == 0;
            _attempts.Add(NotTried(
                PublicKey,
                client ? SshConnectionReason.KeyTypeNotSupportedByClient : SshConnectionReason.NoMutualSignatureAlgorithm,
                client ? $"{_client!.Client} makes no signatures with {key.PublicKey.PlainType} keys." : $"The server announces {string.Join(", ", announced ?? [])}.",
                key.Source,
                key.PublicKey));
            return AuthenticationAnswer.Refused;
        }

        AuthenticationAnswer answer = AuthenticationAnswer.Refused;
        foreach (string algorithm in algorithms)
        {
            answer = await TryKeyAsync(key, algorithm, sign: key.Problem is null).ConfigureAwait(false);
            if (answer != AuthenticationAnswer.Refused)
            {
                break;
            }
        }

        return answer;
    }

    private async Task<AuthenticationAnswer> TryKeyAsync(IUserKey key, string algorithm, bool sign)
    {
        PublicKeyMethod method = new(_request.UserName, key.PublicKey.Blob, algorithm, _transport.SessionId!, sign);
        AuthenticationResult result = await AttemptAsync(method, key, algorithm, SshConnectionReason.KeyRefused).ConfigureAwait(false);
        return result.Answer;
    }

    private async Task<AuthenticationAnswer> TryPasswordAsync()
    {
        if (_passwordObstacle is not null)
        {
            _passwordLeft = false;
            _attempts.Add(NotTried(Password, SshConnectionReason.PasswordNotSent, _passwordObstacle));
            return AuthenticationAnswer.Refused;
        }

        AuthenticationMethod? method = _methods.Contains(Password) ? new PasswordMethod(_request.UserName, _request.Password!)
            : _methods.Contains(KeyboardInteractive) ? new KeyboardInteractiveMethod(_request.UserName, _request.Password!)
            : null;
        if (method is null)
        {
            return AuthenticationAnswer.Refused;
        }

        // Once only: the same password a second time, by another method, brings the account closer to being locked.
        _passwordLeft = false;
        return (await AttemptAsync(method, null, null, SshConnectionReason.PasswordRefused).ConfigureAwait(false)).Answer;
    }

    private async Task<AuthenticationResult> AttemptAsync(AuthenticationMethod method, IUserKey? key, string? algorithm, SshConnectionReason refused)
    {
        List<int> numbers = [];
        AuthenticationResult result;
        try
        {
            result = await _session.RunAsync(method, key, algorithm, numbers).ConfigureAwait(false);
        }
        catch (SshConnectionException error)
        {
            _attempts.Add(Describe(method.Name, key, algorithm, numbers, SshAuthenticationOutcome.Broken, SignInVerdict.OfBrokenAttempt(error, numbers), error.Message));
            throw;
        }
        catch (SshAdminException error) when (error is SshAccessException or SshInputException)
        {
            // Only the agent fails like this, asked for a signature over a key that the server has just confirmed.
            _attempts.Add(Describe(method.Name, key, algorithm, numbers, SshAuthenticationOutcome.WouldBeAccepted, SshConnectionReason.AgentRefused, error.Message));
            return new AuthenticationResult(AuthenticationAnswer.Refused, _methods);
        }

        if (result.Answer is AuthenticationAnswer.Refused or AuthenticationAnswer.Partial)
        {
            _methods = result.Methods;
        }

        _partial |= result.Answer == AuthenticationAnswer.Partial;
        _accepted |= result.Answer == AuthenticationAnswer.Accepted;
        (SshAuthenticationOutcome outcome, SshConnectionReason reason) = SignInVerdict.OfAnswer(result.Answer, numbers, refused, _request.UserName);
        string detail = result.Text ?? string.Empty;
        if (key?.Problem is KeyProblem problem)
        {
            string server = result.Answer == AuthenticationAnswer.KeyWouldBeTaken ? "The server would take this key." : "The server does not take this key either.";
            (reason, detail) = (problem.Reason, $"{problem.Message} {server}");
        }

        _attempts.Add(Describe(method.Name, key, algorithm, numbers, outcome, reason, detail));
        return result;
    }

    /// <summary>Tells a key that is not wanted from an algorithm that is not: asks with the others that the key can make, which signs nothing.</summary>
    private async Task<(SshConnectionReason Reason, string Detail)> AskWithOtherAlgorithmsAsync(string detail)
    {
        SshAuthenticationAttempt? refused = _attempts.FirstOrDefault(attempt => attempt.Reason == SshConnectionReason.KeyRefused && attempt.KeyType is not null && SignatureAlgorithms.ForKeyType(attempt.KeyType).Count > 1);
        IUserKey? key = refused is null ? null : _tried.FirstOrDefault(tried => Fingerprint.Sha256(tried.PublicKey.Blob) == refused.KeyFingerprint);
        if (key is null || !_methods.Contains(PublicKey))
        {
            return (SshConnectionReason.KeyRefused, detail);
        }

        string[] used = [.. _attempts.Where(attempt => attempt.KeyFingerprint == refused!.KeyFingerprint && attempt.SignatureAlgorithm is not null).Select(attempt => attempt.SignatureAlgorithm!)];
        List<string> taken = [];
        try
        {
            foreach (string algorithm in SignatureAlgorithms.ForKeyType(key.PublicKey.PlainType).Where(name => !used.Contains(name)))
            {
                if (await TryKeyAsync(key, algorithm, sign: false).ConfigureAwait(false) == AuthenticationAnswer.KeyWouldBeTaken)
                {
                    taken.Add(algorithm);
                }
            }
        }
        catch (SshConnectionException)
        {
            // The server has had enough of questions; what it said until then stands, and the attempt shows the end.
        }

        return taken.Count == 0
            ? (SshConnectionReason.KeyRefused, detail)
            : (SshConnectionReason.KeyAlgorithmRefused, $"It refuses {string.Join(", ", used)} and would take {string.Join(", ", taken)} with {refused!.KeyFingerprint}.");
    }

    private void NoteWhatWasLeft()
    {
        string offered = _methods.Count == 0 ? "The server offers no method." : $"It offers {Text.DisplayText.Escape(string.Join(", ", _methods))}.";
        foreach (KeyCandidate candidate in _keys)
        {
            _attempts.Add(NotTried(PublicKey, SshConnectionReason.PublicKeyNotOffered, offered, candidate.Source, candidate.Key?.PublicKey));
        }

        if (_passwordLeft)
        {
            _attempts.Add(NotTried(Password, SshConnectionReason.PasswordNotOffered, offered));
        }
    }

    private SshAuthenticationAttempt Describe(string method, IUserKey? key, string? algorithm, List<int> numbers, SshAuthenticationOutcome outcome, SshConnectionReason reason, string detail)
    {
        if (key is not null && !_tried.Contains(key))
        {
            _tried.Add(key);
        }

        return new SshAuthenticationAttempt
        {
            Method = method,
            KeySource = key?.Source,
            KeyType = key?.PublicKey.Type,
            KeyBits = key?.PublicKey.Bits,
            KeyFingerprint = key is null ? null : Fingerprint.Sha256(key.PublicKey.Blob),
            SignatureAlgorithm = algorithm,
            MessageNumbers = [.. numbers],
            Outcome = outcome,
            Reason = reason,
            Detail = detail,
        };
    }

    private static SshAuthenticationAttempt NotTried(string method, SshConnectionReason reason, string detail, string? source = null, PublicKeyBlob? key = null) => new()
    {
        Method = method,
        KeySource = source,
        KeyType = key?.Type,
        KeyBits = key?.Bits,
        KeyFingerprint = key is null ? null : Fingerprint.Sha256(key.Blob),
        Outcome = SshAuthenticationOutcome.NotTried,
        Reason = reason,
        Detail = detail,
    };
}
