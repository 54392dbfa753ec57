using System;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Authentication;

/// <summary>A key of a file, opened or, where it could not be, only shown.</summary>
internal sealed class FileUserKey : IUserKey
{
    private readonly KeyPair? _pair;

    public FileUserKey(string path, KeyPair pair)
    {
        Source = path;
        _pair = pair;
        PublicKey = pair.PublicKey;
    }

    public FileUserKey(string path, PublicKeyBlob publicKey, KeyProblem problem)
    {
        Source = path;
        PublicKey = publicKey;
        Problem = problem;
    }

    public string Source { get; }

    public PublicKeyBlob PublicKey { get; }

    public KeyProblem? Problem { get; }

    public Task<byte[]> SignAsync(string algorithm, byte[] data, OperationDeadline deadline) =>
        Task.FromResult(UserSignature.Create(_pair ?? throw new InvalidOperationException("A key that was not opened cannot sign."), algorithm, data));

    public void Dispose() => _pair?.Dispose();
}
