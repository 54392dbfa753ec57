using System;
using System.Globalization;

namespace SshAdmin.Core.Keys;

/// <summary>What an OpenSSH certificate says of the key it certifies.</summary>
public sealed class SshCertificate
{
    internal SshCertificate(string keyId, ulong serial, bool isHost, string[] principals, DateTime? validAfter, DateTime? validBefore, string authority)
    {
        KeyId = keyId;
        Serial = serial;
        IsHost = isHost;
        Principals = principals;
        ValidAfter = validAfter;
        ValidBefore = validBefore;
        AuthorityFingerprint = authority;
    }

    /// <summary>The name the authority gave it; shown in server logs.</summary>
    public string KeyId { get; }

    /// <summary>The serial number.</summary>
    public ulong Serial { get; }

    /// <summary>A host certificate; otherwise one for users.</summary>
    public bool IsHost { get; }

    /// <summary>The user or host names it is valid for; empty means every name.</summary>
    public string[] Principals { get; }

    /// <summary>From when, in UTC; <c>null</c> means always.</summary>
    public DateTime? ValidAfter { get; }

    /// <summary>Until when, in UTC; <c>null</c> means forever.</summary>
    public DateTime? ValidBefore { get; }

    /// <summary>Until when as a day in UTC, or <c>forever</c>, for tables.</summary>
    public string ValidText => ValidBefore is DateTime end ? end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "forever";

    /// <summary>For whom: <c>host</c> or <c>user</c>, and the names, for tables.</summary>
    public string ForText => (IsHost ? "host" : "user") + ": " + (Principals.Length == 0 ? "every name" : string.Join(", ", Principals));

    /// <summary>SHA-256 fingerprint of the key that signed it.</summary>
    public string AuthorityFingerprint { get; }

    /// <summary>The key id.</summary>
    public override string ToString() => KeyId;
}
