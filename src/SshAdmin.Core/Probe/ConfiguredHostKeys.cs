using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Probe;

/// <summary>The host key algorithms that a configuration offers: those of the keys that exist, as far as HostKeyAlgorithms allows them.</summary>
internal sealed class ConfiguredHostKeys
{
    private static readonly string[] DefaultTypes = [SignaturePolicy.SshRsaName, "ecdsa-sha2-nistp256", "ssh-ed25519"];
    private static readonly string[] Curves = ["ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"];

    private readonly SshdVersion _version;
    private readonly IReadOnlyList<string> _allowed;
    private readonly int? _requiredRsaSize;
    private readonly Func<string, HostKeyFacts?> _facts;
    private readonly Action<string> _assume;

    /// <param name="version">The server's version.</param>
    /// <param name="allowed">HostKeyAlgorithms.</param>
    /// <param name="requiredRsaSize">RequiredRSASize, which counts for host keys as well.</param>
    /// <param name="facts">What is known of a file; <c>null</c> to go by its name.</param>
    /// <param name="assume">Takes what had to be assumed, a sentence.</param>
    internal ConfiguredHostKeys(SshdVersion version, IReadOnlyList<string> allowed, int? requiredRsaSize, Func<string, HostKeyFacts?> facts, Action<string> assume)
    {
        _version = version;
        _allowed = allowed;
        _requiredRsaSize = requiredRsaSize;
        _facts = facts;
        _assume = assume;
    }

    /// <summary>In the order in which sshd lists them: of each key its own names, then those of its certificate (sshd.c, list_hostkey_types).</summary>
    internal IReadOnlyList<string> Names(IEnumerable<string> keys, IEnumerable<string> certificates)
    {
        string[] files = [.. keys];
        List<string> types = [.. files.Select(TypeOf).OfType<string>().Distinct()];
        if (types.Count == 0 && files.All(file => _facts(file) is null))
        {
            _assume("The server was taken to have the default host keys: RSA, ECDSA and Ed25519.");
            types = [.. DefaultTypes.Where(type => type != "ssh-ed25519" || _version.AtLeast("6.5"))];
        }

        string[] certified = [.. certificates.SelectMany(file => Certified(file, types))];
        return [.. types.SelectMany(type => Algorithms(type).Concat(certified.Contains(type) ? Algorithms(type).Select(AlgorithmNames.ToCertificate) : [])).Where(_allowed.Contains)];
    }

    // RFC 8332: one RSA key serves three signature algorithms.
    private IEnumerable<string> Algorithms(string type) =>
        type != SignaturePolicy.SshRsaName || _version.Before("7.2") ? [type] : ["rsa-sha2-512", "rsa-sha2-256", type];

    /// <summary><c>null</c> for a key that the server leaves out, or whose type is not known.</summary>
    private string? TypeOf(string file)
    {
        if (_facts(file) is HostKeyFacts known)
        {
            return known.Type == SignaturePolicy.SshRsaName && known.Bits < _requiredRsaSize ? null : known.Type;
        }

        switch (Family(file))
        {
            case "ecdsa":
                return Curve(file);
            case "rsa":
                if (_requiredRsaSize > 1024)
                {
                    _assume($"The RSA host key {DisplayText.Escape(file)} was taken to have {_requiredRsaSize} bits or more; sshd leaves a shorter one out (RequiredRSASize).");
                }

                return SignaturePolicy.SshRsaName;
            case string family:
                return "ssh-" + family;
            default:
                _assume("The type of the host key " + DisplayText.Escape(file) + " is not known from its name; it was left out.");
                return null;
        }
    }

    /// <summary>A name says ECDSA and not which curve: ssh-keygen makes P-256, and where only others are allowed somebody made one of these.</summary>
    private string Curve(string file)
    {
        string[] allowed = [.. Curves.Where(_allowed.Contains)];
        string curve = allowed.FirstOrDefault() ?? Curves[0];
        if (allowed.Length > 0 && allowed.Length < Curves.Length)
        {
            _assume($"The host key {DisplayText.Escape(file)} was taken to be {curve}: its name does not say which curve it is on, and HostKeyAlgorithms does not allow all.");
        }

        return curve;
    }

    private IEnumerable<string> Certified(string file, IReadOnlyList<string> types)
    {
        if (_facts(file) is HostKeyFacts known)
        {
            return [known.Type];
        }

        string? family = Family(file);
        string[] fitting = [.. types.Where(type => family is null || type.Contains(family))];
        if (fitting.Length > 1)
        {
            _assume("Which host key the certificate " + DisplayText.Escape(file) + " is for is not known from its name; it was taken to be for each of them.");
        }

        return fitting;
    }

    private static string? Family(string file)
    {
        string name = file.Substring(file.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        return name.Contains("ed25519") ? "ed25519"
            : name.Contains("ecdsa") ? "ecdsa"
            : name.Contains("rsa") ? "rsa"
            : name.Contains("dsa") ? "dss"
            : null;
    }
}
