namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>What the caller decides about a key exchange.</summary>
/// <param name="AllowProbeOnly">Whether methods on SHA-1 or 1024-bit groups may run: only where no secret follows.</param>
/// <param name="PreferredGroupBits">The group size asked for in group exchange (RFC 4419 section 3).</param>
/// <param name="MinimumGroupBits">The smallest group size asked for and accepted; values below 1024 count as 1024.</param>
internal sealed record KeyExchangeContext(bool AllowProbeOnly = false, int PreferredGroupBits = 3072, int MinimumGroupBits = 2048);
