namespace SshAdmin.Core.Wire.Packets;

/// <summary>How a cipher turns a packet into bytes on the wire.</summary>
internal enum CipherConstruction
{
    Counter,
    Cbc,
    Gcm,
    ChaCha20Poly1305,
}
