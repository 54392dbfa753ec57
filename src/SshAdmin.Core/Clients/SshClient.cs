using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients.Rows;

namespace SshAdmin.Core.Clients;

/// <summary>What is known of one client version, or of one range of versions that are alike, as a fresh installation.</summary>
public sealed class SshClient
{
    private SshClient(string name, string version)
    {
        Name = name;
        Version = version;
    }

    /// <summary>The client, for example <c>PuTTY</c>.</summary>
    public string Name { get; }

    /// <summary>The installed version, the version asked for, or the range of the row.</summary>
    public string Version { get; }

    /// <summary>Whether anything is established for this version; where not, everything below is <c>null</c>.</summary>
    public bool IsEstablished { get; private set; }

    /// <summary>The day of the first release of the range, where known.</summary>
    public string? Released { get; private set; }

    /// <summary>Key exchange methods in the client's order; <c>null</c> when not established.</summary>
    public IReadOnlyList<string>? KeyExchangeAlgorithms { get; private set; }

    /// <summary>Host key algorithms in the client's order; <c>null</c> when not established.</summary>
    public IReadOnlyList<string>? HostKeyAlgorithms { get; private set; }

    /// <summary>Signature algorithms for user keys; <c>null</c> when not established.</summary>
    public IReadOnlyList<string>? UserSignatureAlgorithms { get; private set; }

    /// <summary>Ciphers in the client's order; <c>null</c> when not established.</summary>
    public IReadOnlyList<string>? EncryptionAlgorithms { get; private set; }

    /// <summary>Message authentication codes in the client's order; <c>null</c> when not established.</summary>
    public IReadOnlyList<string>? MacAlgorithms { get; private set; }

    /// <summary>Compression methods in the client's order; <c>null</c> when not established.</summary>
    public IReadOnlyList<string>? CompressionAlgorithms { get; private set; }

    /// <summary>What the client has but keeps switched off until its user changes that.</summary>
    public IReadOnlyList<string>? DisabledByDefault { get; private set; }

    /// <summary>What the client uses only after asking its user.</summary>
    public IReadOnlyList<string>? NeedsConfirmation { get; private set; }

    /// <summary>Whether RSA user keys sign with SHA-2 (rsa-sha2-256, rsa-sha2-512).</summary>
    public bool? RsaSha2 { get; private set; }

    /// <summary>Whether the client reads server-sig-algs (RFC 8308); <c>null</c> when not established.</summary>
    public bool? ReadsServerSignatureAlgorithms { get; private set; }

    /// <summary>Whether the client takes part in strict key exchange; <c>null</c> when not established.</summary>
    public bool? StrictKeyExchange { get; private set; }

    /// <summary>Smallest RSA host key in bits that the client takes; <c>null</c> when not established.</summary>
    public int? RsaMinimumBits { get; private set; }

    /// <summary>Private key files that the client reads; <c>null</c> when not established.</summary>
    public IReadOnlyList<string>? PrivateKeyFormats { get; private set; }

    /// <summary>Known faults of this version.</summary>
    public IReadOnlyList<string>? KnownFaults { get; private set; }

    /// <summary>How well the row is established.</summary>
    public VerdictConfidence? Confidence { get; private set; }

    /// <summary>Where the row comes from.</summary>
    public string? Source { get; private set; }

    /// <summary>The installed program; <c>null</c> for a row of the catalogue.</summary>
    public string? Path { get; private set; }

    /// <summary>The same, for the pipeline: a name with brackets is a name there, no wildcard.</summary>
    public string? LiteralPath => Path;

    /// <summary>The same, marked where it is the first on PATH, for tables.</summary>
    public string? PathText => IsFirstOnPath ? Path + " (first on PATH)" : Path;

    /// <summary>Whether the installed program is the one that its name starts, as the first on PATH.</summary>
    public bool IsFirstOnPath { get; private set; }

    /// <summary>Client and version.</summary>
    public override string ToString() => Name + " " + Version;

    internal static SshClient Of(ClientSelection selection) => Describe(new SshClient(selection.Row.Client, selection.Version), selection.Row);

    internal static SshClient Installed(string name, string version, ClientRow? row, string path, bool isFirstOnPath)
    {
        SshClient client = new(name, version) { Path = path, IsFirstOnPath = isFirstOnPath };
        return row is null ? client : Describe(client, row);
    }

    /// <summary>A distribution's build of portable OpenSSH: its defaults may differ from upstream's, and many got strict key exchange before 9.6.</summary>
    internal static SshClient InstalledOpenSsh(string version, ClientRow? row, string path, bool isFirstOnPath)
    {
        SshClient client = Installed(OpenSshRows.Client, version, row, path, isFirstOnPath);
        if (row is not null)
        {
            client.Released = null;
            client.StrictKeyExchange = row.StrictKeyExchange == true ? true : null;
            client.Confidence = VerdictConfidence.Medium;
        }

        return client;
    }

    private static SshClient Describe(SshClient client, ClientRow row)
    {
        client.IsEstablished = true;
        client.Released = row.Released;
        client.KeyExchangeAlgorithms = row.Enabled(ClientList.KeyExchange);
        client.HostKeyAlgorithms = row.Enabled(ClientList.HostKey);
        client.UserSignatureAlgorithms = row.Enabled(ClientList.UserSignature);
        client.EncryptionAlgorithms = row.Enabled(ClientList.Encryption);
        client.MacAlgorithms = row.Enabled(ClientList.Mac);
        client.CompressionAlgorithms = row.Enabled(ClientList.Compression);
        client.DisabledByDefault = row.Off.Values.SelectMany(names => names).ToArray();
        client.NeedsConfirmation = row.Warned.Values.SelectMany(names => names).ToArray();
        client.RsaSha2 = client.UserSignatureAlgorithms?.Any(name => name.StartsWith("rsa-sha2-", System.StringComparison.Ordinal));
        client.ReadsServerSignatureAlgorithms = row.ReadsServerSignatureAlgorithms;
        client.StrictKeyExchange = row.StrictKeyExchange;
        client.RsaMinimumBits = row.RsaMinimumBits;
        client.PrivateKeyFormats = row.KeyFormats;
        client.KnownFaults = ClientFaults.Of(row).Select(fault => fault.Text).ToArray();
        client.Confidence = row.Confidence;
        client.Source = row.Source;
        return client;
    }
}
