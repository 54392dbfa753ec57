using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>The key exchange methods that can be run, the preferred first.</summary>
internal static class KeyExchangeMethods
{
    public static IReadOnlyList<KeyExchangeMethodInfo> Supported { get; } = Array.Empty<KeyExchangeMethodInfo>();

    /// <summary>Starts the client's side of the named method.</summary>
    /// <exception cref="ArgumentException">The method is unknown, or probe-only where that is not allowed.</exception>
    public static KeyExchangeMethod Create(string name, KeyExchangeContext context) => throw new NotImplementedException();
}
