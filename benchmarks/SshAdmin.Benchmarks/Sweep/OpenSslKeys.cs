using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Benchmarks.Sweep;

/// <summary>X25519 and Ed25519 by OpenSSL, so that the scripted servers cost as little of the machine as they can.</summary>
internal sealed class OpenSslKeys : IDisposable
{
    private const string Library = "libcrypto.so.3";
    private const int X25519 = 1034; // obj_mac.h, NID_X25519
    private const int Ed25519 = 1087; // obj_mac.h, NID_ED25519
    private const int KeySize = 32;
    private const int SignatureSize = 64;

    // One key for all connections: nothing secret passes, and making keys is not what is measured.
    private readonly nint _exchangeKey;
    private readonly nint _hostKey;

    public OpenSslKeys()
    {
        byte[] seed = new byte[KeySize];
        Random.Shared.NextBytes(seed);
        _exchangeKey = EVP_PKEY_new_raw_private_key(X25519, 0, seed, KeySize);
        _hostKey = EVP_PKEY_new_raw_private_key(Ed25519, 0, seed, KeySize);
        ExchangePublicKey = PublicKey(_exchangeKey);
        HostPublicKey = PublicKey(_hostKey);
    }

    public byte[] ExchangePublicKey { get; }

    public byte[] HostPublicKey { get; }

    public byte[] Agree(byte[] peerPublicKey)
    {
        nint peer = EVP_PKEY_new_raw_public_key(X25519, 0, peerPublicKey, KeySize);
        nint context = EVP_PKEY_CTX_new(_exchangeKey, 0);
        try
        {
            byte[] secret = new byte[KeySize];
            nuint length = KeySize;
            Require(EVP_PKEY_derive_init(context) == 1 && EVP_PKEY_derive_set_peer(context, peer) == 1 && EVP_PKEY_derive(context, secret, ref length) == 1);
            return secret;
        }
        finally
        {
            EVP_PKEY_CTX_free(context);
            EVP_PKEY_free(peer);
        }
    }

    public byte[] Sign(byte[] message)
    {
        nint context = EVP_MD_CTX_new();
        try
        {
            byte[] signature = new byte[SignatureSize];
            nuint length = SignatureSize;
            Require(EVP_DigestSignInit(context, 0, 0, 0, _hostKey) == 1 && EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length) == 1);
            return signature;
        }
        finally
        {
            EVP_MD_CTX_free(context);
        }
    }

    public void Dispose()
    {
        EVP_PKEY_free(_exchangeKey);
        EVP_PKEY_free(_hostKey);
    }

    private static byte[] PublicKey(nint key)
    {
        byte[] publicKey = new byte[KeySize];
        nuint length = KeySize;
        Require(EVP_PKEY_get_raw_public_key(key, publicKey, ref length) == 1);
        return publicKey;
    }

    private static void Require(bool done)
    {
        if (!done)
        {
            throw new InvalidOperationException("OpenSSL refused an operation on Curve25519.");
        }
    }

    [DllImport(Library)]
    private static extern nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nuint length);

    [DllImport(Library)]
    private static extern nint EVP_PKEY_new_raw_public_key(int type, nint engine, byte[] key, nuint length);

    [DllImport(Library)]
    private static extern int EVP_PKEY_get_raw_public_key(nint key, byte[] publicKey, ref nuint length);

    [DllImport(Library)]
    private static extern void EVP_PKEY_free(nint key);

    [DllImport(Library)]
    private static extern nint EVP_PKEY_CTX_new(nint key, nint engine);

    [DllImport(Library)]
    private static extern void EVP_PKEY_CTX_free(nint context);

    [DllImport(Library)]
    private static extern int EVP_PKEY_derive_init(nint context);

    [DllImport(Library)]
    private static extern int EVP_PKEY_derive_set_peer(nint context, nint peer);

    [DllImport(Library)]
    private static extern int EVP_PKEY_derive(nint context, byte[] secret, ref nuint length);

    [DllImport(Library)]
    private static extern nint EVP_MD_CTX_new();

    [DllImport(Library)]
    private static extern void EVP_MD_CTX_free(nint context);

    [DllImport(Library)]
    private static extern int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [DllImport(Library)]
    private static extern int EVP_DigestSign(nint context, byte[] signature, ref nuint length, byte[] message, nuint messageLength);
}
