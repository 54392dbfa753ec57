using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Probe;

namespace SshAdmin.Core.Clients;

/// <summary>What a server would offer by its configuration: output of <c>sshd -T</c>, an sshd_config, or a crypto-policies back-end file.</summary>
/// <remarks>
/// The first line of a keyword counts, and a list may change the default with + - ^ (servconf.c, kex.c kex_assemble_names).
/// Only global settings are read; what is assumed beyond the text is said in <see cref="ServerOffer.Assumptions"/>.
/// </remarks>
internal sealed class ConfigurationOffer
{
    private const int LongestText = 1024 * 1024;

    private static readonly string[] DefaultHostKeys = { "ssh-rsa", "ecdsa-sha2-nistp256", "ssh-ed25519" };

    private static readonly IReadOnlyDictionary<string, string> OlderKeywords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pubkeyacceptedkeytypes"] = "pubkeyacceptedalgorithms",
        ["rsaminsize"] = "requiredrsasize",
    };

    /// <summary>Keywords that show a text to be an sshd configuration; those above all, and what stands in nearly every file.</summary>
    private static readonly HashSet<string> Familiar = new(StringComparer.Ordinal)
    {
        "acceptenv", "addressfamily", "allowgroups", "allowtcpforwarding", "allowusers", "authenticationmethods", "authorizedkeyscommand", "authorizedkeysfile",
        "banner", "casignaturealgorithms", "challengeresponseauthentication", "ciphers", "clientaliveinterval", "compression", "denygroups", "denyusers",
        "gssapiauthentication", "gssapikexalgorithms", "hostbasedacceptedalgorithms", "hostbasedacceptedkeytypes", "hostbasedauthentication", "hostcertificate", "hostkey",
        "hostkeyalgorithms", "include", "kbdinteractiveauthentication", "kexalgorithms", "listenaddress", "logingracetime", "loglevel", "macs", "match",
        "maxauthtries", "maxsessions", "maxstartups", "passwordauthentication", "permitrootlogin", "port", "printmotd", "protocol",
        "pubkeyacceptedalgorithms", "pubkeyacceptedkeytypes", "pubkeyauthentication", "requiredrsasize", "rsaminsize", "strictmodes", "subsystem",
        "syslogfacility", "usedns", "usepam", "useprivilegeseparation", "x11forwarding",
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _hostKeyFiles = new();
    private readonly List<string> _assumptions = new();
    private readonly ClientRow _defaults;
    private readonly ClientVersion _version;
    private readonly bool _versionGiven;
    private readonly bool _windows;
    private bool _defaultUsed;

    private ConfigurationOffer(string? serverVersion)
    {
        _versionGiven = !string.IsNullOrWhiteSpace(serverVersion);
        string text = _versionGiven ? serverVersion!.Trim() : OpenSshDefaultRows.NewestKnown;
        _windows = text.IndexOf("for_Windows_", StringComparison.OrdinalIgnoreCase) >= 0;
        ClientVersion? version = ClientVersion.TryParse(Regex.Replace(text, @"^(SSH-2\.0-)?OpenSSH[ _](for_Windows_)?", string.Empty, RegexOptions.IgnoreCase));
        _version = version ?? throw new SshInputException(ErrorReason.InvalidArgument, "\"" + text + "\" is not an OpenSSH version; give it as in 9.2 or OpenSSH_8.7.", serverVersion);
        _defaults = OpenSshDefaultRows.At(_version);
    }

    /// <param name="text">The configuration.</param>
    /// <param name="serverVersion">The OpenSSH version whose defaults count where the text is silent; <c>null</c> for the newest known.</param>
    /// <param name="hostKeyType">The key type of a host key file, for example <c>ssh-ed25519</c>, where more is known of it than its name; <c>null</c> to go by the name.</param>
    /// <exception cref="SshInputException">The text is no sshd configuration.</exception>
    internal static ServerOffer Parse(string text, string? serverVersion = null, Func<string, string?>? hostKeyType = null)
    {
        if (text.Length > LongestText)
        {
            throw new SshInputException(ErrorReason.FileTooLarge, "The text is larger than any sshd configuration; give the output of sshd -T, an sshd_config or a crypto-policies back-end file.");
        }

        ConfigurationOffer reader = new(serverVersion);
        reader.Read(text);
        return reader.ToOffer(hostKeyType);
    }

    private void Read(string text)
    {
        bool familiar = false;
        bool inMatch = false;
        foreach ((string keyword, string[] values) in ConfigurationText.Lines(text))
        {
            familiar |= Familiar.Contains(keyword);
            if (keyword == "match")
            {
                inMatch = !(values.Length == 1 && string.Equals(values[0], "all", StringComparison.OrdinalIgnoreCase));
                continue;
            }

            string name = OlderKeywords.TryGetValue(keyword, out string? newer) ? newer : keyword;
            if (inMatch)
            {
                if (name is "pubkeyacceptedalgorithms" or "pubkeyauthentication" or "requiredrsasize")
                {
                    Assume("A Match block changes " + name + " for some connections; the global setting was taken.");
                }
            }
            else if (name == "include")
            {
                Assume("The files that Include names were not read.");
            }
            else if (name == "hostkey" && values.Length > 0)
            {
                _hostKeyFiles.Add(values[0]);
            }
            else if (values.Length > 0 && !_values.ContainsKey(name))
            {
                _values.Add(name, values[0]);
            }
        }

        if (!familiar)
        {
            throw new SshInputException(ErrorReason.ServerConfigurationInvalid, "The text holds no sshd keyword; give the output of sshd -T, an sshd_config or a crypto-policies back-end file.");
        }
    }

    private ServerOffer ToOffer(Func<string, string?>? hostKeyType)
    {
        List<string> keyExchange = new(List("kexalgorithms", ClientList.KeyExchange));
        IReadOnlyList<string> ciphers = List("ciphers", ClientList.Encryption);
        IReadOnlyList<string> macs = List("macs", ClientList.Mac);
        IReadOnlyList<string> accepted = Says("pubkeyauthentication", "no") ? new string[0] : List("pubkeyacceptedalgorithms", ClientList.UserSignature);
        IReadOnlyList<string> hostKeys = HostKeys(List("hostkeyalgorithms", ClientList.HostKey), hostKeyType);
        if (AtLeast(9, 6))
        {
            keyExchange.Add(ClientNegotiation.StrictServerMarker);
        }

        if (_defaultUsed && !_versionGiven)
        {
            Assume("Where the text is silent, the defaults of OpenSSH " + _version + " were taken.");
        }

        IReadOnlyList<string> compression = Says("compression", "no") ? new[] { "none" } : _defaults.Lists[ClientList.Compression];
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
            RequiredRsaSize = RequiredRsaSize(),
            ConfigurationVersion = _version.Text,
            Assumptions = _assumptions,
        };
    }

    private bool Says(string keyword, string value) =>
        _values.TryGetValue(keyword, out string? found) && string.Equals(found, value, StringComparison.OrdinalIgnoreCase);

    private int? RequiredRsaSize()
    {
        if (!_values.TryGetValue("requiredrsasize", out string? value))
        {
            return AtLeast(7, 6) ? 1024 : null;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int bits)
            ? bits
            : throw new SshInputException(ErrorReason.ServerConfigurationInvalid, "RequiredRSASize is not a number: " + Text.DisplayText.Escape(value) + ".");
    }

    private IReadOnlyList<string> List(string keyword, ClientList list)
    {
        IReadOnlyList<string> defaults = _defaults.Lists[list];
        if (list == ClientList.Mac && _windows && AtLeast(9, 5))
        {
            // Win32-OpenSSH 9.5 took HMAC-SHA1 out of its defaults (PowerShell/openssh-portable 4ee8dc649).
            defaults = defaults.Where(name => !name.StartsWith("hmac-sha1", StringComparison.Ordinal)).ToArray();
        }

        if (!_values.TryGetValue(keyword, out string? value))
        {
            _defaultUsed = true;
            return defaults;
        }

        _defaultUsed |= value.Length > 0 && "+-^".IndexOf(value[0]) >= 0;
        IReadOnlyList<string> listed = AlgorithmListExpression.Apply(value, defaults, OpenSshSupported.Of(list));
        AssumeKnown(list, listed.Except(defaults));
        return listed;
    }

    /// <summary>One unknown name is enough for sshd to refuse the whole configuration (servconf.c, "Bad SSH2 cipher spec"); a patched sshd may know it.</summary>
    private void AssumeKnown(ClientList list, IEnumerable<string> added)
    {
        // Before 7.6 more names were compiled in than are kept here; lists of key types also hold certificates.
        if (!AtLeast(7, 6) || list is ClientList.HostKey or ClientList.UserSignature)
        {
            return;
        }

        string shown = list == ClientList.KeyExchange ? "KexAlgorithms" : list == ClientList.Encryption ? "Ciphers" : "MACs";
        foreach (string name in added.Where(name => !ClientRow.Contains(OpenSshSupported.Of(list), name)))
        {
            Assume("This server was taken to know " + Text.DisplayText.Escape(name) + " (" + shown + "), which OpenSSH does not; an sshd that does not know a name refuses the whole configuration and does not start. Check with sshd -t.");
        }
    }

    /// <summary>The algorithms of the host keys that exist, in the order in which sshd lists them (sshd.c, list_hostkey_types).</summary>
    private IReadOnlyList<string> HostKeys(IReadOnlyList<string> allowed, Func<string, string?>? hostKeyType)
    {
        List<string> types = new();
        foreach (string file in _hostKeyFiles)
        {
            string? type = hostKeyType?.Invoke(file) ?? TypeFromName(file);
            if (type is null)
            {
                Assume("The type of the host key " + Text.DisplayText.Escape(file) + " is not known from its name; it was left out.");
            }
            else if (!types.Contains(type))
            {
                types.Add(type);
            }
        }

        if (types.Count == 0)
        {
            Assume("The server was taken to have the default host keys: RSA, ECDSA and Ed25519.");
            types.AddRange(DefaultHostKeys.Where(type => type != "ssh-ed25519" || AtLeast(6, 5)));
        }

        List<string> names = new();
        foreach (string type in types)
        {
            IEnumerable<string> algorithms = type != SignaturePolicy.SshRsaName ? new[] { type }
                : AtLeast(7, 2) ? new[] { "rsa-sha2-512", "rsa-sha2-256", type }
                : new[] { type };
            names.AddRange(algorithms.Where(name => ClientRow.Contains(allowed, name)));
        }

        return names;
    }

    private static string? TypeFromName(string file)
    {
        string name = file.Substring(file.LastIndexOfAny(new[] { '/', '\\' }) + 1).ToLowerInvariant();
        return name.Contains("ed25519") ? "ssh-ed25519"
            : name.Contains("ecdsa") ? "ecdsa-sha2-nistp256"
            : name.Contains("rsa") ? SignaturePolicy.SshRsaName
            : name.Contains("dsa") ? "ssh-dss"
            : null;
    }

    /// <summary>server-sig-algs as that version would send it (kex.c): from 9.6 on filtered, before it all that is compiled in, 7.2 to 7.4 a part.</summary>
    private IReadOnlyList<string>? Announced(IReadOnlyList<string> accepted)
    {
        IReadOnlyList<string> compiled = OpenSshSupported.Of(ClientList.UserSignature);
        if (AtLeast(9, 6))
        {
            return compiled.Where(name => ClientRow.Contains(accepted, name)).ToArray();
        }

        return AtLeast(7, 5) ? compiled
            : AtLeast(7, 4) ? compiled.Where(name => !name.StartsWith("rsa-sha2-", StringComparison.Ordinal)).ToArray()
            : AtLeast(7, 2) ? new[] { "rsa-sha2-256", "rsa-sha2-512" }
            : null;
    }

    private bool AtLeast(int major, int minor) => _version.Major > major || (_version.Major == major && _version.Minor >= minor);

    private void Assume(string text)
    {
        if (!_assumptions.Contains(text))
        {
            _assumptions.Add(text);
        }
    }
}
