using System;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Material;

/// <summary>A private key in the open, with its public half and comment. Disposing it clears the secret parts.</summary>
internal abstract class KeyPair : IDisposable
{
    private PublicKeyBlob? _publicKey;

    /// <summary>The key type on the wire, such as <c>ssh-ed25519</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Free text, such as <c>user@host</c>.</summary>
    public KeyComment Comment { get; set; } = KeyComment.None;

    public PublicKeyBlob PublicKey => _publicKey ??= PublicKeyBlob.Parse(EncodePublicKey(), ErrorReason.KeyFileDamaged);

    /// <summary>The fields that an openssh-key-v1 file holds between key type and comment (OpenSSH PROTOCOL.key, sshkey.c).</summary>
    public abstract void WriteOpenSshFields(SshWriter writer);

    public abstract void Dispose();

    protected abstract byte[] EncodePublicKey();
}
