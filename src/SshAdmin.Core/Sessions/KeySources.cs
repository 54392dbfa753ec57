using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Authentication.Agent;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions;

/// <summary>Finds the keys that a request asks for, no others. Disposing clears them.</summary>
internal sealed class KeySources : IDisposable
{
    private const string AgentName = "agent";
    private const string PublicOnlyName = "public key";

    // The order of ssh (ssh_config(5), IdentityFile), without the kinds that need a security key.
    private static readonly string[] DefaultNames = ["id_rsa", "id_ecdsa", "id_ed25519"];
    private readonly SessionRequest _request;
    private readonly OperationDeadline _deadline;
    private readonly IKeyFileGuard _guard;
    private readonly List<KeyCandidate> _candidates = [];
    private readonly List<string> _warnings = [];
    private AgentClient? _agent;
    private IReadOnlyList<AgentKey> _agentKeys = [];

    private KeySources(SessionRequest request, OperationDeadline deadline, IKeyFileGuard guard)
    {
        _request = request;
        _deadline = deadline;
        _guard = guard;
    }

    public IReadOnlyList<KeyCandidate> Candidates => _candidates;

    public IReadOnlyList<string> Warnings => _warnings;

    public static async Task<KeySources> CollectAsync(SessionRequest request, OperationDeadline deadline, IKeyFileGuard guard)
    {
        KeySources sources = new(request, deadline, guard);
        try
        {
            await sources.CollectAsync().ConfigureAwait(false);
            return sources;
        }
        catch
        {
            sources.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (KeyCandidate candidate in _candidates)
        {
            candidate.Key?.Dispose();
        }

        _agent?.Dispose();
    }

    private async Task CollectAsync()
    {
        if (_request.UseAgent)
        {
            await AskAgentAsync().ConfigureAwait(false);
        }

        bool nothingNamed = _request.KeyPaths is null && !_request.UseAgent && _request.Password is null;
        IEnumerable<string> paths = _request.KeyPaths ?? (nothingNamed ? DefaultPaths() : []);
        foreach (string path in paths)
        {
            _candidates.Add(Candidate(path));
        }

        foreach (PublicKeyBlob key in _request.KeysToAsk)
        {
            KeyProblem problem = new(SshConnectionReason.KeyFileMissing, "Only the public key is at hand.");
            _candidates.Add(new KeyCandidate(PublicOnlyName, new FileUserKey(PublicOnlyName, key, problem), null));
        }
    }

    private async Task AskAgentAsync()
    {
        try
        {
            _agent = await AgentClient.ConnectAsync(_request.Agent, _deadline).ConfigureAwait(false);
            _agentKeys = await _agent.ListAsync(_deadline).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SshAccessException or SshInputException)
        {
            _candidates.Add(new KeyCandidate(AgentName, null, new KeyProblem(SshConnectionReason.AgentUnavailable, e.Message)));
            return;
        }

        if (_request.KeyPaths is null)
        {
            _candidates.AddRange(_agentKeys.Select(key => new KeyCandidate(AgentName, new AgentUserKey(_agent, key.PublicKey, AgentName), null)));
        }

        if (_agentKeys.Count == 0)
        {
            _candidates.Add(new KeyCandidate(AgentName, null, new KeyProblem(SshConnectionReason.NothingToOffer, "The ssh-agent holds no key; load one with ssh-add.")));
        }
    }

    private IEnumerable<string> DefaultPaths() => DefaultNames.Select(name => Path.Combine(_request.KeyFolder, name)).Where(File.Exists);

    private KeyCandidate Candidate(string path)
    {
        try
        {
            return Read(path);
        }
        catch (SshAdminException e) when (e is SshInputException or SshAccessException or SshPolicyException)
        {
            return new KeyCandidate(path, null, new KeyProblem(ReasonOf(e.Reason), e.Message));
        }
    }

    private KeyCandidate Read(string path)
    {
        byte[] content = KeyFileSource.Read(path);
        try
        {
            KeyFile file = KeyFileReader.Read(path, content)[0];
            if (file.PublicKey is not null && _agent is not null && _agentKeys.Any(held => held.PublicKey.Blob.SequenceEqual(file.PublicKey.Blob)))
            {
                (file as IDisposable)?.Dispose();
                return new KeyCandidate(path, new AgentUserKey(_agent, file.PublicKey, $"{path} ({AgentName})"), null);
            }

            return file is PrivateKeyFile closed
                ? Open(path, closed)
                : throw new SshInputException(ErrorReason.KeyNotPrivate, $"'{path}' holds a public key; to sign in, the private key is needed.", path);
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    private KeyCandidate Open(string path, PrivateKeyFile file)
    {
        using (file)
        {
            foreach (string remark in file.Remarks)
            {
                _warnings.Add($"{path}: {remark}");
            }

            WarnWhereTheClientCannotReadIt(path, file);
            if (_guard.WhyRefused(path, file.Format, _request.Client) is string open)
            {
                return Shown(path, file, SshConnectionReason.KeyFileTooOpen, open);
            }

            try
            {
                KeyPair pair = file.Open(_request.Passphrase, _deadline.Token);
                return UserSignature.CanSign(pair)
                    ? new KeyCandidate(path, new FileUserKey(path, pair), null)
                    : throw Discard(pair, new SshInputException(ErrorReason.KeyFormatUnsupported, $"'{path}' holds a {pair.Type} key, with which this module cannot sign.", path));
            }
            catch (SshInputException e) when (e.Reason is ErrorReason.KeyPassphraseNeeded or ErrorReason.KeyPassphraseWrong)
            {
                return Shown(path, file, ReasonOf(e.Reason), e.Message);
            }
            catch (OperationCanceledException)
            {
                throw _deadline.Explain("the passphrase to be turned into a key");
            }
        }
    }

    private void WarnWhereTheClientCannotReadIt(string path, PrivateKeyFile file)
    {
        ClientRow? client = _request.Client?.Row;
        SshKeyType? type = file.PublicKey is null ? null : KeyTypeNames.Find(file.PublicKey.PlainType)?.Type;
        if (client?.KeyFormats is not null && !ClientKeyFiles.Reads(client, file.Format, type, file.IsEncrypted))
        {
            _warnings.Add($"{client.Client} {_request.Client!.Version} does not read the file {path} as it is ({file.Format}); Convert-SshKey writes other formats. It reads {string.Join(", ", client.KeyFormats)}.");
        }
    }

    // The server can still be asked whether it would take the key, as ssh does before it asks for the passphrase.
    private static KeyCandidate Shown(string path, PrivateKeyFile file, SshConnectionReason reason, string message)
    {
        KeyProblem problem = new(reason, message);
        return file.PublicKey is PublicKeyBlob key
            ? new KeyCandidate(path, new FileUserKey(path, key, problem), null)
            : new KeyCandidate(path, null, problem);
    }

    private static Exception Discard(KeyPair pair, Exception failure)
    {
        pair.Dispose();
        return failure;
    }

    private static SshConnectionReason ReasonOf(ErrorReason reason) => reason switch
    {
        ErrorReason.PathNotFound => SshConnectionReason.KeyFileMissing,
        ErrorReason.FileUnreadable or ErrorReason.FileInUse => SshConnectionReason.KeyFileUnreadable,
        ErrorReason.KeyPassphraseNeeded => SshConnectionReason.KeyPassphraseNeeded,
        ErrorReason.KeyPassphraseWrong => SshConnectionReason.KeyPassphraseWrong,
        _ => SshConnectionReason.KeyFileFormat,
    };
}
