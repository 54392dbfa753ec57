namespace SshAdmin.Core.Clients;

/// <summary>The lists that a client row holds, in the order of KEXINIT (RFC 4253 section 7.1), and the user-key signatures.</summary>
internal enum ClientList
{
    KeyExchange,
    HostKey,
    UserSignature,
    Encryption,
    Mac,
    Compression,
}
