using System;
using System.Collections.Generic;
using System.Threading;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Formats.Public;
using SshAdmin.Core.Keys.Kdf;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>What a new key pair shall be.</summary>
internal sealed record KeyCreationRequest
{
    /// <summary>Absolute path of the private key.</summary>
    public required string Path { get; init; }

    public SshKeyType Type { get; init; } = SshKeyType.Ed25519;

    public int? Bits { get; init; }

    /// <summary><c>null</c> for user@host.</summary>
    public string? Comment { get; init; }

    public required KeyOutput Output { get; init; }

    /// <summary>Whether a passphrase will protect it.</summary>
    public required bool Encrypted { get; init; }

    public bool Force { get; init; }
}

/// <summary>Makes key pairs: the work of New-SshKeyPair.</summary>
/// <param name="files">Writes private files.</param>
/// <param name="readers">Knows the clients; <c>null</c> where nobody asks.</param>
/// <param name="userFolder">The user's .ssh folder, which is created where missing; <c>null</c> to create no folder.</param>
internal sealed class KeyCreation(IPrivateFiles files, IKeyFileReaders? readers = null, string? userFolder = null)
{
    /// <summary>Everything that can be refused before a key is made; touches nothing.</summary>
    public void Require(KeyCreationRequest request)
    {
        KeyPairGenerator.RequireSize(request.Type, request.Bits);
        request.Output.RequireFit(request.Type, request.Encrypted);
        if (request.Comment is not null)
        {
            CommentText.Require(request.Comment);
        }

        KeyDestination destination = new(files, request.Path, userFolder);
        destination.Require(request.Force);
        destination.RequireNoPublicFile(request.Force);
    }

    /// <summary>What <see cref="Run"/> does, as a question puts it.</summary>
    public string Action(KeyCreationRequest request) =>
        new KeyDestination(files, request.Path).IsTaken ? $"Replace the key pair that is there by a new {request.Type} key pair" : $"Create {request.Type} key pair";

    /// <param name="request">What to make.</param>
    /// <param name="passphrase">Given exactly when <see cref="KeyCreationRequest.Encrypted"/>.</param>
    /// <param name="stop">Ends the making of the key and the key derivation; nothing is written then.</param>
    public SshKey Run(KeyCreationRequest request, Passphrase? passphrase, CancellationToken stop)
    {
        if (request.Encrypted != passphrase is not null)
        {
            throw new ArgumentException("The passphrase does not fit the request.", nameof(passphrase));
        }

        Require(request);
        using KeyPair pair = Generate(request, stop);
        pair.Comment = KeyComment.FromText(CommentText.ForLine(request.Comment ?? DefaultComment()));
        byte[] content = request.Output.Write(pair, passphrase?.Bytes, stop);
        try
        {
            KeyDestination destination = new(files, request.Path, userFolder);
            destination.CreateFolder();
            destination.Write(content, PublicLine.Write(pair.PublicKey, pair.Comment), isSameKey: false, request.Force);
            return Describe(destination, content, pair);
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    // The platform makes an RSA key in one call, which takes minutes at 16384 bits.
    private static KeyPair Generate(KeyCreationRequest request, CancellationToken stop) =>
        LongCall.Run(() => KeyPairGenerator.Generate(request.Type, request.Bits), late => late.Dispose(), stop);

    private SshKey Describe(KeyDestination destination, byte[] content, KeyPair pair)
    {
        IReadOnlyList<KeyFile> written = KeyFileReader.Read(destination.Path, content);
        using PrivateKeyFile file = (PrivateKeyFile)written[0];
        SshKey key = KeyDescription.Describe(destination.Path, file, pair.PublicKey, pair.Comment, [], readers);
        key.PublicKeyPath = destination.PublicPath;
        return key;
    }

    private static string DefaultComment() => $"{Environment.UserName}@{Environment.MachineName}";
}
