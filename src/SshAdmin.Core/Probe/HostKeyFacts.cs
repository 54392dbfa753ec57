namespace SshAdmin.Core.Probe;

/// <summary>What is known of a host key, or of the certificate for one, beyond the name of its file.</summary>
/// <param name="Type">The key type, of a certificate that of the certified key, for example <c>ecdsa-sha2-nistp384</c>.</param>
/// <param name="Bits">Its length.</param>
internal sealed record HostKeyFacts(string Type, int Bits);
