using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Probe;

/// <summary>What a server would offer by its configuration: an sshd_config with its files, output of <c>sshd -T</c>, or a crypto-policies back-end file.</summary>
/// <remarks>
/// The lines are read by the newest rules, so that a distribution's later keywords count; the defaults are those of the server's version.
/// Only global settings count; what is assumed beyond the configuration is said in <see cref="ServerOffer.Assumptions"/>.
/// </remarks>
internal sealed class ConfigurationOffer
{
    private static readonly string[] DefaultHostKeys = ["ssh-rsa", "ecdsa-sha2-nistp256", "ssh-ed25519"];
    private static readonly string[] PerUser = ["AuthenticationMethods", "PubkeyAcceptedAlgorithms", "PubkeyAuthentication", "RequiredRSASize"];

    private readonly ServerConfiguration _configuration;
    private readonly SshdVersion _version;
    private readonly bool _versionGiven;
    private readonly List<string> _assumptions = [];
    private bool _defaultUsed;

    private ConfigurationOffer(ServerConfiguration configuration, SshdVersion? version)
    {
        _configuration = configuration;
        _versionGiven = version is not null;
        _version = version ?? SshdVersion.NewestKnown;
    }

    /// <param name="text">The configuration.</param>
    /// <param name="serverVersion">The OpenSSH version whose defaults count where the text is silent; <c>null</c> for the newest known.</param>
    /// <param name="hostKeyType">The key type of a host key file, for example <c>ssh-ed25519</c>, where more is known of it than its name; <c>null</c> to go by the name.</param>
    /// <exception cref="SshInputException">The text is no sshd configuration.</exception>
    internal static ServerOffer Parse(string text, string? serverVersion = null, Func<string, string?>? hostKeyType = null) =>
        Read(new ConfigurationRequest { Text = text }, serverVersion, hostKeyType);

    /// <param name="request">The file or text.</param>
    /// <param name="serverVersion">As in <see cref="Parse"/>.</param>
    /// <param name="hostKeyType">As in <see cref="Parse"/>.</param>
    /// <exception cref="SshAdminException">There is no such file, it cannot be read, or it is no sshd configuration.</exception>
    internal static ServerOffer Read(ConfigurationRequest request, string? serverVersion = null, Func<string, string?>? hostKeyType = null)
    {
        SshdVersion? version = string.IsNullOrWhiteSpace(serverVersion) ? null : SshdVersion.Parse(serverVersion!);
        ServerConfiguration configuration = ServerConfigurationLoader.Load(request);
        if (configuration.Entries.Count + configuration.Refused.Count == 0)
        {
            throw new SshInputException(ErrorReason.ServerConfigurationInvalid, $"{(request.Path is null ? "The text" : $"'{request.Path}'")} holds no sshd keyword; give the output of sshd -T, an sshd_config or a crypto-policies back-end file.", request.Path);
        }

        return new ConfigurationOffer(configuration, version).ToOffer(hostKeyType);
    }

    private ServerOffer ToOffer(Func<string, string?>? hostKeyType)
    {
        AssumeOfLines();
        List<string> keyExchange = [.. List("KexAlgorithms", ValueKind.KeyExchanges)];
        IReadOnlyList<string> ciphers = List("Ciphers", ValueKind.Ciphers);
        IReadOnlyList<string> macs = List("MACs", ValueKind.Macs);
        IReadOnlyList<string>? keyChains = KeyChains();
        IReadOnlyList<string> accepted = Says("PubkeyAuthentication", "no") || keyChains is { Count: 0 } ? [] : List("PubkeyAcceptedAlgorithms", ValueKind.KeyAlgorithms);
        IReadOnlyList<string> hostKeys = HostKeys(List("HostKeyAlgorithms", ValueKind.KeyAlgorithms), hostKeyType);
        if (_version.AtLeast("9.6"))
        {
            keyExchange.Add(ClientNegotiation.StrictServerMarker);
        }

        if (_defaultUsed && !_versionGiven)
        {
            Assume("Where the text is silent, the defaults of OpenSSH " + _version + " were taken.");
        }

        IReadOnlyList<string> compression = Says("Compression", "no") ? ["none"] : ["none", "zlib@openssh.com"];
        return new ServerOffer
        {
            KeyExchange = keyExchange,
            HostKey = hostKeys,
            EncryptionClientToServer = ciphers,
            EncryptionServerToClient = ciphers,
            MacClientToServer = macs,
            MacServerToClient = macs,
            CompressionClientToServer = compression,
            CompressionServerToClient = compression,
            AcceptedUserSignatures = accepted,
            ServerSignatureAlgorithms = Announced(accepted),
            KeyChains = keyChains,
            MayHaveStrictKeyExchange = _version.Before("9.6"),
            RequiredRsaSize = RequiredRsaSize(),
            ConfigurationVersion = _version.ToString(),
            Assumptions = _assumptions,
        };
    }

    private void AssumeOfLines()
    {
        foreach (string keyword in _configuration.Entries.Where(entry => !entry.IsGlobal && PerUser.Contains(entry.Keyword)).Select(entry => entry.Keyword).Distinct())
        {
            Assume("A Match block changes " + keyword + " for some connections; the global setting was taken.");
        }

        foreach (LineProblem problem in _configuration.Problems.Where(problem => problem.Kind is LineProblemKind.IncludeNotRead or LineProblemKind.IncludeUnreadable))
        {
            Assume("What Include brings in on line " + problem.Line.ToString(CultureInfo.InvariantCulture) + " was not read; give sshd -T output to be certain.");
        }
    }

    /// <summary>The words of the line that counts, whether or not they are right; <c>null</c> where the configuration is silent.</summary>
    private string? Value(string keyword)
    {
        ConfigurationEntry? entry = _configuration.Entries.FirstOrDefault(line => line.IsGlobal && line.Keyword == keyword)
            ?? _configuration.Refused.FirstOrDefault(line => line.IsGlobal && line.Keyword == keyword);
        return entry is null ? null
            : _configuration.IsDump ? string.Join(",", entry.Values)
            : entry.Line.Words?.FirstOrDefault();
    }

    private SshServerPlatform Platform => _version.NamesWindows ? SshServerPlatform.Windows : _configuration.Platform;

    private bool Says(string keyword, string value) => string.Equals(Value(keyword), value, StringComparison.OrdinalIgnoreCase);

    /// <summary>sshd_config(5), AuthenticationMethods: chains of methods, of which one has to be gone through whole; a method may name a device after a colon.</summary>
    private IReadOnlyList<string>? KeyChains()
    {
        IReadOnlyList<string>? chains = _configuration.Entries.FirstOrDefault(line => line.IsGlobal && line.Keyword == "AuthenticationMethods")?.Values;
        return chains is null or { Count: 0 } || chains.Contains("any") || chains.Contains("publickey")
            ? null
            : [.. chains.Where(chain => chain.Split(',').Contains("publickey"))];
    }

    private int? RequiredRsaSize()
    {
        if (Value("RequiredRSASize") is not string value)
        {
            return _version.AtLeast("7.6") ? 1024 : null;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int bits)
            ? bits
            : throw new SshInputException(ErrorReason.ServerConfigurationInvalid, "RequiredRSASize is not a number: " + DisplayText.Escape(value) + ".");
    }

    private IReadOnlyList<string> List(string keyword, ValueKind kind)
    {
        IReadOnlyList<string> defaults = [.. AlgorithmNames.Defaults(kind, _version, Platform).Where(name => !AlgorithmNames.IsCertificate(name))];
        if (Value(keyword) is not string value)
        {
            _defaultUsed = true;
            return defaults;
        }

        _defaultUsed |= value.Length > 0 && "+-^".IndexOf(value[0]) >= 0;
        IReadOnlyList<string> listed = AlgorithmListExpression.Apply(value, defaults, AlgorithmNames.Plain(kind));
        AssumeKnown(keyword, kind, listed.Except(defaults));
        return listed;
    }

    /// <summary>One unknown name is enough for sshd to refuse the whole configuration (servconf.c, "Bad SSH2 cipher spec"); a patched sshd may know it.</summary>
    private void AssumeKnown(string keyword, ValueKind kind, IEnumerable<string> added)
    {
        // Before 7.6 more names were compiled in than are kept; lists of key types also hold certificates.
        if (_version.Before("7.6") || kind == ValueKind.KeyAlgorithms)
        {
            return;
        }

        foreach (string name in added.Except(AlgorithmNames.Plain(kind)))
        {
            Assume("This server was taken to know " + DisplayText.Escape(name) + " (" + keyword + "), which OpenSSH does not; an sshd that does not know a name refuses the whole configuration and does not start. Check with sshd -t.");
        }
    }

    /// <summary>The algorithms of the host keys that exist, in the order in which sshd lists them (sshd.c, list_hostkey_types).</summary>
    private IReadOnlyList<string> HostKeys(IReadOnlyList<string> allowed, Func<string, string?>? hostKeyType)
    {
        List<string> types = [];
        foreach (string file in _configuration.Entries.Where(entry => entry.IsGlobal && entry.Keyword == "HostKey").Select(entry => entry.Values[0]))
        {
            string? type = hostKeyType?.Invoke(file) ?? TypeFromName(file);
            if (type is null)
            {
                Assume("The type of the host key " + DisplayText.Escape(file) + " is not known from its name; it was left out.");
            }
            else if (!types.Contains(type))
            {
                types.Add(type);
            }
        }

        if (types.Count == 0)
        {
            Assume("The server was taken to have the default host keys: RSA, ECDSA and Ed25519.");
            types.AddRange(DefaultHostKeys.Where(type => type != "ssh-ed25519" || _version.AtLeast("6.5")));
        }

        List<string> names = [];
        foreach (string type in types)
        {
            string[] algorithms = type != SignaturePolicy.SshRsaName || _version.Before("7.2") ? [type] : ["rsa-sha2-512", "rsa-sha2-256", type];
            names.AddRange(algorithms.Where(name => ClientRow.Contains(allowed, name)));
        }

        return names;
    }

    private static string? TypeFromName(string file)
    {
        string name = file.Substring(file.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        return name.Contains("ed25519") ? "ssh-ed25519"
            : name.Contains("ecdsa") ? "ecdsa-sha2-nistp256"
            : name.Contains("rsa") ? SignaturePolicy.SshRsaName
            : name.Contains("dsa") ? "ssh-dss"
            : null;
    }

    /// <summary>server-sig-algs as that version would send it (kex.c): from 9.6 on filtered, before it all that is compiled in, 7.2 to 7.4 a part.</summary>
    private IReadOnlyList<string>? Announced(IReadOnlyList<string> accepted)
    {
        string[] compiled = [.. AlgorithmNames.Known(ValueKind.KeyAlgorithms, _version, Platform).Where(name => !AlgorithmNames.IsCertificate(name))];
        return _version.AtLeast("9.6") ? [.. compiled.Where(name => ClientRow.Contains(accepted, name))]
            : _version.AtLeast("7.5") ? compiled
            : _version.AtLeast("7.4") ? [.. compiled.Where(name => !name.StartsWith("rsa-sha2-", StringComparison.Ordinal))]
            : _version.AtLeast("7.2") ? ["rsa-sha2-256", "rsa-sha2-512"]
            : null;
    }

    private void Assume(string text)
    {
        if (!_assumptions.Contains(text))
        {
            _assumptions.Add(text);
        }
    }
}
