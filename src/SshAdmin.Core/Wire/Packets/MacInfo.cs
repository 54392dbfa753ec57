using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>One MAC that packets can be authenticated with.</summary>
/// <param name="Name">The name in KEXINIT.</param>
/// <param name="Hash">The hash inside HMAC.</param>
/// <param name="KeySize">Bytes of integrity key.</param>
/// <param name="TagSize">Bytes of MAC on the wire.</param>
/// <param name="EncryptThenMac">Whether the MAC covers the encrypted packet and the length stays readable.</param>
/// <param name="Legacy">For old devices only; offer it last and say so.</param>
/// <param name="Source">Where the MAC is defined.</param>
internal sealed record MacInfo(string Name, HashAlgorithmName Hash, int KeySize, int TagSize, bool EncryptThenMac, bool Legacy, string Source);
