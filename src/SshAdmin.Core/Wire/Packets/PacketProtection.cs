using System;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Turns payloads into binary packets for one direction (RFC 4253 section 6): padding, encryption, MAC.</summary>
internal abstract class PacketSealer : IDisposable
{
    /// <summary>The whole packet as it goes on the wire.</summary>
    /// <param name="sequence">The sequence number of this packet, modulo 2^32.</param>
    /// <param name="payload">The payload, not compressed.</param>
    public abstract byte[] Seal(uint sequence, byte[] payload);

    public abstract void Dispose();
}

/// <summary>Turns received bytes into payloads for one direction. Calls alternate: <see cref="ReadLength"/>, then <see cref="Open"/>.</summary>
internal abstract class PacketOpener : IDisposable
{
    /// <summary>How many bytes must have arrived before the length of the packet can be known.</summary>
    public abstract int HeaderSize { get; }

    /// <summary>How many bytes the whole packet has on the wire, header and MAC included.</summary>
    /// <param name="sequence">The sequence number of this packet, modulo 2^32.</param>
    /// <param name="header">The first <see cref="HeaderSize"/> bytes.</param>
    /// <exception cref="Errors.SshConnectionException">The length is out of bounds.</exception>
    public abstract int ReadLength(uint sequence, byte[] header);

    /// <summary>The payload, after the MAC and the padding were checked.</summary>
    /// <exception cref="Errors.SshConnectionException">The MAC or the padding is wrong.</exception>
    public abstract byte[] Open(uint sequence, byte[] packet);

    /// <summary>How many further bytes to read and drop before closing, after a call failed; without it, the moment of closing tells secrets.</summary>
    public virtual int DiscardOnFailure => 0;

    public abstract void Dispose();
}

/// <summary>Key, IV and MAC key of one direction, as derived in RFC 4253 section 7.2.</summary>
internal sealed record DirectionKeys(byte[] InitialVector, byte[] EncryptionKey, byte[] IntegrityKey);

/// <summary>How many bytes of each kind a cipher and MAC pair needs from the key derivation.</summary>
internal sealed record KeyLengths(int InitialVector, int EncryptionKey, int IntegrityKey);
