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
/// The lines are read by the rules of the server's version. A line that this version refuses is taken as it is meant, and said to
/// keep sshd from starting. Only global settings count; what is assumed beyond the configuration is said in <see cref="ServerOffer.Assumptions"/>.
/// </remarks>
internal sealed class ConfigurationOffer
{
    // A file that is no configuration at all has an error on every line; nobody reads more than these.
    private const int MostProblemsSaid = 5;

    private static readonly string[] PerUser = ["AuthenticationMethods", "PubkeyAcceptedAlgorithms", "PubkeyAuthentication", "RequiredRSASize"];

    private readonly ServerConfiguration _configuration;
    private readonly SshdVersion _version;
    private readonly bool _versionGiven;
    private readonly List<string> _assumptions = [];

    private ConfigurationOffer(ServerConfiguration configuration, bool versionGiven)
    {
        _configuration = configuration;
        _version = configuration.Version;
        _versionGiven = versionGiven;
    }

    /// <param name="text">The configuration.</param>
    /// <param name="serverVersion">The OpenSSH version whose rules and defaults count; <c>null</c> for the newest known, or the one that output of <c>sshd -T</c> looks like.</param>
    /// <param name="hostKey">What is known of a host key file or certificate, where that is more than its name; <c>null</c> to go by the names.</param>
    /// <exception cref="SshInputException">The text is no sshd configuration.</exception>
    internal static ServerOffer Parse(string text, string? serverVersion = null, Func<string, HostKeyFacts?>? hostKey = null) =>
        Read(new ConfigurationRequest { Text = text }, serverVersion, hostKey);

    /// <param name="request">The file or text.</param>
    /// <param name="serverVersion">As in <see cref="Parse"/>.</param>
    /// <param name="hostKey">As in <see cref="Parse"/>; not asked for output of <c>sshd -T</c>, which is often another computer's.</param>
    /// <exception cref="SshAdminException">There is no such file, it cannot be read, or it is no sshd configuration.</exception>
    internal static ServerOffer Read(ConfigurationRequest request, string? serverVersion = null, Func<string, HostKeyFacts?>? hostKey = null)
    {
        string? version = string.IsNullOrWhiteSpace(serverVersion) ? null : serverVersion;
        ServerConfiguration configuration = CryptoPolicyBuild.Load(request with { ServerVersion = version });
        if (configuration.Entries.Count + configuration.Refused.Count == 0)
        {
            throw new SshInputException(ErrorReason.ServerConfigurationInvalid, $"{(request.Path is null ? "The text" : $"'{request.Path}'")} holds no sshd keyword; give the output of sshd -T, an sshd_config or a crypto-policies back-end file.", request.Path);
        }

        return new ConfigurationOffer(configuration, version is not null).ToOffer(request, hostKey);
    }

    private ServerOffer ToOffer(ConfigurationRequest request, Func<string, HostKeyFacts?>? hostKey)
    {
        AssumeOfVersion();
        AssumeOfLines();
        bool loads = AssumeLoads(StartupProblems.Of(_configuration, request, _versionGiven));
        List<string> keyExchange = [.. List("KexAlgorithms", ValueKind.KeyExchanges)];
        IReadOnlyList<string> ciphers = List("Ciphers", ValueKind.Ciphers);
        IReadOnlyList<string> macs = List("MACs", ValueKind.Macs);
        IReadOnlyList<string>? keyChains = KeyChains();
        IReadOnlyList<string> listed = List("PubkeyAcceptedAlgorithms", ValueKind.KeyAlgorithms);
        bool takesKeys = !Says("PubkeyAuthentication", "no") && keyChains is not { Count: 0 };
        string[] accepted = takesKeys ? [.. listed.Where(name => !AlgorithmNames.IsCertificate(name))] : [];
        if (HasStrictKeyExchange)
        {
            keyExchange.Add(ClientNegotiation.StrictServerMarker);
        }

        IReadOnlyList<string> compression = Says("Compression", "no") ? ["none"] : ["none", "zlib@openssh.com"];
        return new ServerOffer
        {
            KeyExchange = keyExchange,
            HostKey = HostKeys(_configuration.IsDump ? null : hostKey),
            EncryptionClientToServer = ciphers,
            EncryptionServerToClient = ciphers,
            MacClientToServer = macs,
            MacServerToClient = macs,
            CompressionClientToServer = compression,
            CompressionServerToClient = compression,
            AcceptedUserSignatures = accepted,
            TakesOnlyCertificates = takesKeys && accepted.Length == 0,
            ServerSignatureAlgorithms = Announced(listed),
            KeyChains = keyChains,
            MayHaveStrictKeyExchange = !HasStrictKeyExchange,
            RequiredRsaSize = RequiredRsaSize(),
            ConfigurationVersion = _version.ToString(),
            ConfigurationIsWindows = _configuration.Platform == SshServerPlatform.Windows,
            DoesNotLoad = !loads,
            Assumptions = _assumptions,
        };
    }

    /// <summary>What sshd -T prints comes from that release or a later one; of a text nothing is known.</summary>
    private bool HasStrictKeyExchange => _version.AtLeast("9.6") && (_versionGiven || _configuration.IsDump);

    private void AssumeOfVersion()
    {
        if (_versionGiven)
        {
            return;
        }

        Assume(_configuration.IsDump
            ? "No version of the server was given: by the keywords that sshd printed, OpenSSH " + _version + " or later; " + _version + " was taken, for what server-sig-algs announces and for strict key exchange. Give -ServerVersion to be certain."
            : "No version of the server was given: the rules, the behaviour and, where the text is silent, the defaults of OpenSSH " + _version + " were taken; strict key exchange is not claimed. Give -ServerVersion to be certain.");
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

    private bool AssumeLoads(IReadOnlyList<LineProblem> problems)
    {
        foreach (LineProblem problem in problems.Take(MostProblemsSaid))
        {
            string place = problem.Path.Length == 0 || problem.Path == _configuration.MainPath ? string.Empty : " of " + DisplayText.Escape(problem.Path);
            Assume("sshd does not start with line " + problem.Line.ToString(CultureInfo.InvariantCulture) + place + ": " + DisplayText.Escape(problem.Message));
        }

        if (problems.Count > MostProblemsSaid)
        {
            Assume("sshd does not start with " + (problems.Count - MostProblemsSaid).ToString(CultureInfo.InvariantCulture) + " more lines; Test-SshServerConfiguration names them all.");
        }

        return problems.Count == 0;
    }

    /// <summary>The line that counts for everybody, whether or not it is right; <c>null</c> where the configuration is silent.</summary>
    /// <remarks>The first one; but what stands below Match all is laid over the lines above, where a Match block may set it (servconf.c, copy_set_server_options).</remarks>
    private ConfigurationEntry? Line(string keyword) => _configuration.Entries.Concat(_configuration.Refused)
        .Where(line => line.IsGlobal && line.Keyword == keyword)
        .OrderBy(line => line.Scope is not null && line.Row.MatchKey <= _version.Key ? 0 : 1)
        .ThenBy(line => line.Position)
        .FirstOrDefault();

    private bool Says(string keyword, string value) =>
        Line(keyword) is ConfigurationEntry line && string.Equals(Word(line), value, StringComparison.OrdinalIgnoreCase);

    private static string? Word(ConfigurationEntry line) => line.Values.FirstOrDefault() ?? line.Line.Words?.FirstOrDefault();

    /// <summary>sshd_config(5), AuthenticationMethods: chains of methods, of which one has to be gone through whole; a method may name a device after a colon.</summary>
    private IReadOnlyList<string>? KeyChains()
    {
        IReadOnlyList<string>? chains = Line("AuthenticationMethods")?.Values;
        return chains is null or { Count: 0 } || chains.Contains("any") || chains.Contains("publickey")
            ? null
            : [.. chains.Where(chain => chain.Split(',').Contains("publickey"))];
    }

    private int? RequiredRsaSize() =>
        Line("RequiredRSASize") is ConfigurationEntry line && int.TryParse(Word(line), NumberStyles.None, CultureInfo.InvariantCulture, out int bits) ? bits
        : _version.AtLeast("7.6") ? 1024
        : null;

    /// <summary>Certificates included. A line that sshd refuses is read for what it means: a patched sshd may know a name, or take a wildcard.</summary>
    private IReadOnlyList<string> List(string keyword, ValueKind kind)
    {
        IReadOnlyList<string> defaults = AlgorithmNames.Defaults(kind, _version, _configuration.Platform);
        return Line(keyword) is not ConfigurationEntry line ? defaults
            : line.Values.Count > 0 ? line.Values
            : AlgorithmListExpression.Apply(Word(line) ?? string.Empty, defaults, [.. AlgorithmNames.Rows(kind)!.Select(row => row.Name)]);
    }

    private IReadOnlyList<string> HostKeys(Func<string, HostKeyFacts?>? facts)
    {
        ConfiguredHostKeys keys = new(_version, List("HostKeyAlgorithms", ValueKind.KeyAlgorithms), RequiredRsaSize(), facts ?? (_ => null), Assume);
        return keys.Names(Files("HostKey"), Files("HostCertificate"));
    }

    private IEnumerable<string> Files(string keyword) =>
        _configuration.Entries.Where(entry => entry.IsGlobal && entry.Keyword == keyword && entry.Values[0] != "none").Select(entry => entry.Values[0]);

    /// <summary>server-sig-algs as that version would send it (kex.c): from 9.6 on what PubkeyAcceptedAlgorithms lists, before it all that is compiled in, 7.2 to 7.4 a part.</summary>
    /// <remarks>The filter knows nothing of PubkeyAuthentication, and a certificate algorithm brings the plain name in (kex_set_server_sig_algs).</remarks>
    private IReadOnlyList<string>? Announced(IReadOnlyList<string> listed)
    {
        string[] compiled = [.. AlgorithmNames.Known(ValueKind.KeyAlgorithms, _version, _configuration.Platform).Where(name => !AlgorithmNames.IsCertificate(name))];
        return _version.AtLeast("9.6") ? [.. listed.Select(AlgorithmNames.WithoutCertificate).Distinct().Where(compiled.Contains)]
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
