using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Formats.Public;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>What shall become of a private key.</summary>
internal sealed record KeyConversionRequest
{
    /// <summary>Absolute path of the key as it is.</summary>
    public required string Source { get; init; }

    /// <summary>Absolute path of the key as it shall be; may be the source.</summary>
    public required string Destination { get; init; }

    /// <summary><c>null</c> to keep the format.</summary>
    public SshKeyFormat? Format { get; init; }

    /// <summary>The version to write where the format stays and is PPK; <c>null</c> to keep that as well.</summary>
    public int? PpkVersion { get; init; }

    public int? KdfRounds { get; init; }

    public string? NewComment { get; init; }

    public PassphraseChange PassphraseChange { get; init; }

    public bool Force { get; init; }
}

/// <summary>What becomes of the passphrase.</summary>
internal enum PassphraseChange
{
    Keep,
    Set,
    Remove,
}

/// <summary>Rewrites private keys: the work of Convert-SshKey. One object for all keys of one command, so that none of them replaces another.</summary>
internal sealed class KeyConversion(IPrivateFiles files, IKeyFileReaders? readers = null)
{
    private readonly Dictionary<string, string> _sources = new(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Everything that can be refused before a passphrase is tried; touches nothing.</summary>
    public void Require(KeyConversionRequest request)
    {
        if (request.NewComment is not null)
        {
            CommentText.Require(request.NewComment);
        }

        new KeyDestination(files, request.Destination).Require(request.Force, request.Source);
        using PrivateKeyFile source = ReadSource(request.Source);
        RequireNoLoss(request, source);
        OutputOf(request, source).RequireFit(TypeOf(source), IsEncryptedAfter(request, source));
        RequireOwnDestination(request);
    }

    /// <summary>What <see cref="Run"/> does, as a question puts it.</summary>
    public string Action(KeyConversionRequest request)
    {
        string action = request.Destination == request.Source ? "Rewrite the private key"
            : File.Exists(request.Destination) ? $"Replace the file that is there by the private key of '{request.Source}'"
            : $"Write the private key of '{request.Source}'";
        return action + PublicAction(request);
    }

    /// <param name="request">What to do.</param>
    /// <param name="passphrase">Opens the source.</param>
    /// <param name="newPassphrase">Given exactly when the passphrase is to be set.</param>
    /// <param name="stop">Ends a key derivation; nothing is written then.</param>
    public SshKey Run(KeyConversionRequest request, Passphrase? passphrase, Passphrase? newPassphrase, CancellationToken stop)
    {
        if ((request.PassphraseChange == PassphraseChange.Set) != newPassphrase is not null)
        {
            throw new ArgumentException("The new passphrase does not fit the request.", nameof(newPassphrase));
        }

        KeyDestination destination = new(files, request.Destination);
        destination.Require(request.Force, request.Source);
        using PrivateKeyFile source = ReadSource(request.Source);
        RequireNoLoss(request, source);
        using KeyPair pair = source.Open(passphrase?.Bytes, stop);
        pair.Comment = ChooseComment(request, pair);
        byte[]? protectWith = newPassphrase?.Bytes ?? (IsEncryptedAfter(request, source) ? passphrase!.Bytes : null);
        KeyOutput output = OutputOf(request, source);
        byte[] content = output.Write(pair, protectWith, stop);
        try
        {
            return Write(request, destination, content, pair);
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    // Whether an encrypted file is of the key whose .pub file is there, shows only when it is open.
    private static string PublicAction(KeyConversionRequest request)
    {
        string path = PublicCompanion.PathOf(request.Destination);
        if (!request.Force || !File.Exists(path))
        {
            return "";
        }

        using PrivateKeyFile source = ReadSource(request.Source);
        PublicKeyFile? beside = PublicCompanion.Read(request.Destination);
        return source.PublicKey is { } key && !IsOf(beside, key) ? $", and replace '{path}', which is not of this key"
            : request.NewComment is not null && beside?.Comment.Text != request.NewComment ? $", and the comment in '{path}'"
            : "";
    }

    // A file of key and certificate belongs to some other program, which needs both.
    private void RequireNoLoss(KeyConversionRequest request, PrivateKeyFile source)
    {
        if (source.OtherContent is string other && (files.LinkTarget(request.Destination) ?? request.Destination) == (files.LinkTarget(request.Source) ?? request.Source))
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{request.Source}' holds more than the key, {other}, which would be lost; give the key a destination of its own.", request.Source);
        }
    }

    // -Force means the file that was there before, not the key that this command has just written.
    private void RequireOwnDestination(KeyConversionRequest request)
    {
        if (!_sources.TryGetValue(request.Destination, out string? earlier))
        {
            _sources.Add(request.Destination, request.Source);
        }
        else if (earlier != request.Source)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{request.Source}' would replace '{request.Destination}', which this command writes from '{earlier}'; give each key a destination of its own, or a folder where their file names differ.", request.Source);
        }
    }

    private SshKey Write(KeyConversionRequest request, KeyDestination destination, byte[] content, KeyPair pair)
    {
        PublicKeyFile? beside = PublicCompanion.Read(request.Destination);
        bool sameKey = IsOf(beside, pair.PublicKey);
        if (!sameKey)
        {
            destination.RequireNoPublicFile(request.Force);
        }

        bool differs = sameKey && request.NewComment is not null && !Secrets.FixedTimeEquals(beside!.Comment.LineBytes, pair.Comment.LineBytes);
        bool writesPublic = !sameKey || (differs && request.Force);
        destination.Write(content, writesPublic ? PublicLine.Write(pair.PublicKey, pair.Comment) : null, sameKey, request.Force);

        using PrivateKeyFile written = (PrivateKeyFile)KeyFileReader.Read(destination.Path, content)[0];
        string[] remarks = differs && !writesPublic ? [$"'{destination.PublicPath}' was there already and keeps its comment."] : [];
        SshKey key = KeyDescription.Describe(destination.Path, written, pair.PublicKey, pair.Comment, remarks, readers);
        key.PublicKeyPath = destination.PublicPath;
        return key;
    }

    private static PrivateKeyFile ReadSource(string path)
    {
        byte[] content = KeyFileSource.Read(path);
        try
        {
            return KeyFileReader.Read(path, content)[0] as PrivateKeyFile ?? throw NotPrivate(path);
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    private static SshInputException NotPrivate(string path)
    {
        string likely = PublicCompanion.IsPublicPath(path) ? path.Substring(0, path.Length - ".pub".Length) : "";
        string hint = likely.Length > 0 && File.Exists(likely) ? $" The private key is probably '{likely}'." : " Name the private key that belongs to it.";
        return new SshInputException(ErrorReason.KeyNotPrivate, $"'{path}' is a public key.{hint}", path);
    }

    // A comment that the format does not carry (PKCS#8, PEM) is taken from the .pub file beside the source.
    private static KeyComment ChooseComment(KeyConversionRequest request, KeyPair pair)
    {
        if (request.NewComment is not null)
        {
            return KeyComment.FromText(CommentText.ForLine(request.NewComment));
        }

        if (!pair.Comment.IsEmpty)
        {
            return pair.Comment;
        }

        PublicKeyFile? beside = PublicCompanion.Read(request.Source);
        return IsOf(beside, pair.PublicKey) ? beside!.Comment : KeyComment.None;
    }

    private static bool IsOf(PublicKeyFile? file, PublicKeyBlob key) => file is not null && Secrets.FixedTimeEquals(file.PublicKey!.Blob, key.Blob);

    private static KeyOutput OutputOf(KeyConversionRequest request, PrivateKeyFile source) =>
        new(request.Format ?? (request.PpkVersion is null ? source.Format : KeyOutput.Choose(FileFormatOf(source), request.PpkVersion)), request.KdfRounds);

    private static SshKeyFileFormat FileFormatOf(PrivateKeyFile source) => source.Format switch
    {
        SshKeyFormat.Ppk2 or SshKeyFormat.Ppk3 => SshKeyFileFormat.Ppk,
        SshKeyFormat.Pkcs8 => SshKeyFileFormat.Pkcs8,
        SshKeyFormat.Pem => SshKeyFileFormat.Pem,
        _ => SshKeyFileFormat.OpenSsh,
    };

    private static bool IsEncryptedAfter(KeyConversionRequest request, PrivateKeyFile source) => request.PassphraseChange switch
    {
        PassphraseChange.Set => true,
        PassphraseChange.Remove => false,
        _ => source.IsEncrypted,
    };

    // An encrypted PKCS#8 or PEM file does not show its type; those hold RSA far more often than anything else, and writing checks again.
    private static SshKeyType TypeOf(PrivateKeyFile source) =>
        source.PublicKey is { } key ? KeyTypeNames.Find(key.Type)!.Type : SshKeyType.Rsa;
}
