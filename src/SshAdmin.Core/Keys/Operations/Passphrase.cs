using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>A passphrase as UTF-8 bytes in pinned memory, so that no copy stays behind when the collector moves things. Disposing clears it.</summary>
internal sealed class Passphrase : IDisposable
{
    private readonly GCHandle _pin;

    private Passphrase(byte[] bytes, GCHandle pin)
    {
        Bytes = bytes;
        _pin = pin;
    }

    public byte[] Bytes { get; }

    /// <exception cref="SshInputException">PassphraseEmpty.</exception>
    public static Passphrase From(SecureString secret)
    {
        if (secret.Length == 0)
        {
            throw new SshInputException(ErrorReason.PassphraseEmpty, "The passphrase is empty. Give one, or say that the key shall have none.");
        }

        char[] characters = new char[secret.Length];
        GCHandle characterPin = GCHandle.Alloc(characters, GCHandleType.Pinned);
        IntPtr copy = IntPtr.Zero;
        try
        {
            copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
            Marshal.Copy(copy, characters, 0, characters.Length);
            byte[] bytes = new byte[Encoding.UTF8.GetByteCount(characters)];
            GCHandle pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
            Encoding.UTF8.GetBytes(characters, 0, characters.Length, bytes, 0);
            return new Passphrase(bytes, pin);
        }
        finally
        {
            if (copy != IntPtr.Zero)
            {
                Marshal.ZeroFreeGlobalAllocUnicode(copy);
            }

            Array.Clear(characters, 0, characters.Length);
            characterPin.Free();
        }
    }

    public void Dispose()
    {
        SshAdmin.Core.Text.Secrets.Clear(Bytes);
        if (_pin.IsAllocated)
        {
            _pin.Free();
        }
    }

    /// <summary>Says nothing of the content.</summary>
    public override string ToString() => "(passphrase)";
}
