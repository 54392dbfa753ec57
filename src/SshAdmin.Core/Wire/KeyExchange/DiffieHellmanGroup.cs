namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>A prime field for Diffie-Hellman: the prime p and the generator g, big-endian.</summary>
internal sealed record DiffieHellmanGroup(string Name, byte[] Prime, byte[] Generator);
