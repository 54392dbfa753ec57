using System.Globalization;

namespace SshAdmin.Core.Keys;

/// <summary>Kind and size of a key in at most ten characters.</summary>
internal static class KeyTypeText
{
    /// <summary>Empty for a kind that is not known; the size stands only where the kind leaves it open.</summary>
    public static string Of(SshKeyType? type, int? bits) => type switch
    {
        SshKeyType.Ed25519 => "Ed25519",
        SshKeyType.Ed25519SecurityKey => "Ed25519-SK",
        SshKeyType.EcdsaSecurityKey => "ECDSA-SK",
        SshKeyType kind => (kind.ToString().ToUpperInvariant() + " " + bits?.ToString(CultureInfo.InvariantCulture)).TrimEnd(),
        null => string.Empty,
    };
}
