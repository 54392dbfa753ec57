using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>The ciphers and MACs that can be used, the preferred first, and the packet protections made of them.</summary>
internal static class PacketProtections
{
    public static IReadOnlyList<CipherInfo> SupportedCiphers { get; } = Array.Empty<CipherInfo>();

    public static IReadOnlyList<MacInfo> SupportedMacs { get; } = Array.Empty<MacInfo>();

    /// <param name="cipher">The negotiated cipher.</param>
    /// <param name="mac">The negotiated MAC; not looked at when the cipher authenticates by itself.</param>
    public static KeyLengths KeyLengthsOf(string cipher, string? mac) => throw new NotImplementedException();

    /// <summary>The sealer takes over the keys and clears them on dispose.</summary>
    public static PacketSealer CreateSealer(string cipher, string? mac, DirectionKeys keys) => throw new NotImplementedException();

    /// <inheritdoc cref="CreateSealer"/>
    public static PacketOpener CreateOpener(string cipher, string? mac, DirectionKeys keys) => throw new NotImplementedException();
}
