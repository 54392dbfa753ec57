using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Authentication.Methods;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Probe;

/// <summary>Asks a server, over a connection that reached the sign-in, with which signature algorithms it would take a key.</summary>
/// <remarks>
/// RFC 4252 section 7: a publickey request without signature. sshd answers it with the whole check of the real request but
/// the signature (auth2-pubkey.c, userauth_pubkey), so that the answer counts more than any announcement. A refusal counts
/// as a failed sign-in, a confirmation does not.
/// </remarks>
internal sealed class UserKeyInquiry
{
    /// <summary>An RSA key has three algorithms, every other key one; sshd allows six failures by default (MaxAuthTries).</summary>
    public const int MostRefusals = 3;

    private const string PublicKey = "publickey";
    private readonly UserKeyQuestion _question;
    private readonly Func<Task<TransportSession>>? _again;
    private readonly IReport? _report;
    private readonly List<SshUserKeyAnswer> _answers = [];
    private readonly List<SignatureAnswer> _evidence = [];
    private string? _offeredInstead;
    private string? _end;
    private bool _limitReached;

    private UserKeyInquiry(UserKeyQuestion question, Func<Task<TransportSession>>? again, IReport? report)
    {
        _question = question;
        _again = again;
        _report = report;
    }

    private int Refusals => _answers.Count(answer => answer.Outcome == SshUserKeyOutcome.Refused);

    /// <param name="question">Whose key, and which.</param>
    /// <param name="transport">Open; the server has accepted the service ssh-userauth.</param>
    /// <param name="again">Makes one further such connection, for what MaxAuthTries left open on the first.</param>
    /// <param name="report">Listens.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="SshConnectionException">HostKeySignatureInvalid, on the further connection.</exception>
    public static async Task<UserKeyFindings> RunAsync(UserKeyQuestion question, TransportSession transport, Func<Task<TransportSession>>? again, IReport? report)
    {
        UserKeyInquiry inquiry = new(question, again, report);
        await inquiry.AskAsync(transport).ConfigureAwait(false);
        return new UserKeyFindings(inquiry._answers, inquiry._evidence, inquiry.Problem());
    }

    /// <summary>The findings where the connection did not come as far as a question.</summary>
    public static UserKeyFindings NotPut(UserKeyQuestion question, string why) =>
        new([.. SignatureAlgorithms.ForKeyType(question.Key.PlainType).Select(name => new SshUserKeyAnswer(name, null, SshUserKeyOutcome.NotAnswered))], [], why);

    private async Task AskAsync(TransportSession first)
    {
        IReadOnlyList<string> announced = first.Extensions.ServerSignatureAlgorithms ?? [];

        // What was announced first: it is the likeliest to be confirmed, and confirmations cost no failure where few are allowed.
        List<string> open = [.. SignatureAlgorithms.ForKeyType(_question.Key.PlainType).OrderByDescending(announced.Contains)];
        await AskAsync(first, open).ConfigureAwait(false);
        if (_limitReached && open.Count > 0 && _again is not null)
        {
            // One further connection and no more: sshd 9.8 and later keep five seconds of penalty for each that ended with refusals, and
            // turn an address away from fifteen on. What comes last there, ssh-rsa, is all that old clients sign with, so it goes first.
            open.Reverse();
            await AskAgainAsync(_again, open).ConfigureAwait(false);
        }

        _answers.AddRange(open.Select(algorithm => new SshUserKeyAnswer(algorithm, null, SshUserKeyOutcome.NotAnswered)));
    }

    private async Task AskAgainAsync(Func<Task<TransportSession>> again, List<string> open)
    {
        try
        {
            using TransportSession session = await again().ConfigureAwait(false);
            _end = null;
            await AskAsync(session, open).ConfigureAwait(false);
            await session.CloseAsync().ConfigureAwait(false);
        }
        catch (SshConnectionException error) when (error.Reason != ErrorReason.HostKeySignatureInvalid)
        {
            _report?.Verbose($"The further connection for the rest of the questions failed: {error.Message}");
        }
    }

    /// <summary>Asks on one connection, and takes from the list what was answered.</summary>
    private async Task AskAsync(TransportSession transport, List<string> open)
    {
        AuthenticationSession session = new(transport, _report);
        while (_end is null && open.Count > 0 && Refusals < MostRefusals)
        {
            string algorithm = open[0];
            open.RemoveAt(0);
            _answers.Add(await AskAsync(transport, session, algorithm).ConfigureAwait(false));
        }
    }

    private async Task<SshUserKeyAnswer> AskAsync(TransportSession transport, AuthenticationSession session, string algorithm)
    {
        PublicKeyMethod method = new(_question.UserName, _question.Key.Blob, algorithm, transport.SessionId!, sign: false);
        AuthenticationResult result;
        try
        {
            result = await session.RunAsync(method, null, algorithm, []).ConfigureAwait(false);
        }
        catch (SshConnectionException error) when (FailureLimit.Reached(error))
        {
            // sshd counts the refusal and says this in place of it (auth2.c, userauth_finish).
            _limitReached = true;
            _end = "the server allows no more failures in one connection (MaxAuthTries)";
            _evidence.Add(Evidence(algorithm, accepted: false));
            return new SshUserKeyAnswer(algorithm, MessageNumber.Disconnect, SshUserKeyOutcome.Refused);
        }
        catch (SshConnectionException error)
        {
            _end = "the connection ended: " + error.Message;
            return new SshUserKeyAnswer(algorithm, null, SshUserKeyOutcome.NotAnswered);
        }

        switch (result.Answer)
        {
            case AuthenticationAnswer.KeyWouldBeTaken:
                _evidence.Add(Evidence(algorithm, accepted: true));
                return new SshUserKeyAnswer(algorithm, AuthenticationMessage.MethodSpecific, SshUserKeyOutcome.Accepted);
            case AuthenticationAnswer.Accepted:
                _end = "the server signed the user in without any proof; it lets anybody in under this name";
                return new SshUserKeyAnswer(algorithm, AuthenticationMessage.Success, SshUserKeyOutcome.NotAnswered);
            default:
                NoteMethods(result);
                _evidence.Add(Evidence(algorithm, accepted: false));
                return new SshUserKeyAnswer(algorithm, AuthenticationMessage.Failure, SshUserKeyOutcome.Refused);
        }
    }

    // RFC 4252 section 5.1: a refusal lists the methods that can continue; where publickey is not among them, further questions only cost.
    private void NoteMethods(AuthenticationResult result)
    {
        if (!result.Methods.Contains(PublicKey))
        {
            _offeredInstead = result.Methods.Count == 0 ? "nothing else either" : "only " + DisplayText.Escape(string.Join(", ", result.Methods));
            _end = "the server offers this user no sign-in with a public key";
        }
    }

    private SignatureAnswer Evidence(string algorithm, bool accepted) =>
        new(algorithm, accepted, _question.Key.PlainType, _question.Key.Bits, accepted ? null : _offeredInstead);

    private string? Problem()
    {
        if (_offeredInstead is not null)
        {
            return $"The server offers this user no sign-in with a public key ({_offeredInstead}): PubkeyAuthentication is off for it, or AuthenticationMethods wants another method first, so that a key has its turn only after that. Which of the two, \"sshd -T -C user=NAME\" shows on the server.";
        }

        List<string> problem = [];
        string[] open = [.. _answers.Where(answer => answer.Outcome == SshUserKeyOutcome.NotAnswered).Select(answer => answer.Algorithm)];
        if (Refusals > 0 && _answers.All(answer => answer.Outcome != SshUserKeyOutcome.Accepted))
        {
            problem.Add($"The server refused every signature algorithm that it was asked about. The key may simply not be authorized for this user, or there is no such user: servers give the same answer. Check the name, and that the line of this key stands in the user's authorized_keys; the log of the server says more.");
        }

        if (open.Length > 0 && _end is not null)
        {
            problem.Add($"Not answered for {string.Join(", ", open)}: {_end.TrimEnd('.')}.");
        }

        return problem.Count == 0 ? null : string.Join(" ", problem);
    }
}
