using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When the rules on algorithms and key sizes apply. Lists that nobody wrote are not judged: they go with the release.</summary>
internal static class AlgorithmRules
{
    private const string PolicyFolder = "crypto-policies";

    internal static IEnumerable<RuleHit> Kex(RuleInput input)
    {
        EffectiveSetting list = input.Effective["KexAlgorithms"];
        if (!list.IsSet)
        {
            yield break;
        }

        string[] weak = [.. list.Values.Where(name => DiscouragedAlgorithms.Contain(SshAlgorithmKind.KeyExchange, name))];
        bool quantum = list.Values.Any(name => name.StartsWith("mlkem", StringComparison.Ordinal) || name.StartsWith("sntrup", StringComparison.Ordinal));
        if (weak.Length > 0)
        {
            yield return Weak(input, list, weak, ClientList.KeyExchange);
        }
        else if (!quantum && input.Version.AtLeast("9.0"))
        {
            string add = (input.Version.AtLeast("9.9") ? "mlkem768x25519-sha256," : string.Empty) + "sntrup761x25519-sha512@openssh.com";
            yield return input.InForce(list, "The list has no key exchange that protects recorded traffic against a quantum computer.") with { Severity = SshFindingSeverity.Low, Recommended = "KexAlgorithms " + add + "," + string.Join(",", list.Values) };
        }
    }

    internal static IEnumerable<RuleHit> Ciphers(RuleInput input)
    {
        EffectiveSetting list = input.Effective["Ciphers"];
        string[] weak = [.. list.Values.Where(name => DiscouragedAlgorithms.Contain(SshAlgorithmKind.Encryption, name))];
        if (list.IsSet && weak.Length > 0)
        {
            yield return Weak(input, list, weak, ClientList.Encryption);
        }
        else if (input.Version.IsUpstreamBuild && input.Version.Before("9.6") && list.Values.Any(name => name.StartsWith("chacha20-poly1305", StringComparison.Ordinal)))
        {
            yield return input.InForce(list, $"OpenSSH {input.Version.Text} as released has no strict key exchange, so that chacha20-poly1305 is open to the Terrapin attack.") with
            {
                Severity = SshFindingSeverity.Medium,
                Recommended = "update OpenSSH to 9.6; until then Ciphers -chacha20-poly1305@openssh.com",
            };
        }
    }

    internal static IEnumerable<RuleHit> Macs(RuleInput input)
    {
        EffectiveSetting list = input.Effective["MACs"];
        string[] weak = [.. list.Values.Where(name => DiscouragedAlgorithms.Contain(SshAlgorithmKind.Mac, name))];
        bool encryptThenMac = list.Values.Any(name => name.Contains("-etm"));
        return !list.IsSet || (weak.Length == 0 && encryptThenMac) ? []
            : weak.Length > 0 ? [Weak(input, list, weak, ClientList.Mac)]
            : [input.InForce(list, "The list has no MAC of the encrypt-then-MAC kind.")];
    }

    internal static IEnumerable<RuleHit> Hkalg(RuleInput input) => Sha1Keys(input, "HostKeyAlgorithms", ClientList.HostKey);

    internal static IEnumerable<RuleHit> Pkalg(RuleInput input)
    {
        foreach (RuleHit hit in Sha1Keys(input, "PubkeyAcceptedAlgorithms", ClientList.UserSignature))
        {
            yield return hit;
        }

        EffectiveSetting list = input.Effective["PubkeyAcceptedAlgorithms"];
        if (list.IsSet && !list.Values.Any(name => name.Contains("ed25519") || name.StartsWith("ecdsa", StringComparison.Ordinal) || name.StartsWith("rsa-sha2", StringComparison.Ordinal)))
        {
            yield return input.InForce(list, "No usual kind of key is left: Ed25519, ECDSA and RSA with SHA-2 are all shut out.") with { Severity = SshFindingSeverity.Critical };
        }
    }

    internal static IEnumerable<RuleHit> Rsasize(RuleInput input)
    {
        EffectiveSetting size = input.Effective["RequiredRSASize"];
        bool known = int.TryParse(size.First, NumberStyles.None, CultureInfo.InvariantCulture, out int bits);
        return !known || !size.IsSet ? []
            : bits < 2048 ? [input.InForce(size)]
            : bits >= 3072 ? [input.InForce(size, $"Good; it shuts out keys below {bits} bits, so check those of every administrator first.") with { Recommended = "keep the line" }]
            : [];
    }

    internal static IEnumerable<RuleHit> Hostkeys(RuleInput input)
    {
        foreach (ConfigurationEntry entry in input.Lines("HostKey"))
        {
            string file = entry.Values[0];
            if (file.IndexOf("_dsa_", StringComparison.OrdinalIgnoreCase) >= 0)
            {
                yield return RuleHit.At(entry, "DSA host keys are broken and no longer supported.") with { Recommended = "take the line away" };
            }
            else if (input.Facts.MissingFiles.Contains(file))
            {
                yield return RuleHit.At(entry, "The file is not there; without any host key sshd does not start.");
            }
        }

        EffectiveSetting files = input.Effective["HostKey"];
        if (files.IsSet && files.Values.All(file => file.IndexOf("rsa", StringComparison.OrdinalIgnoreCase) >= 0 || file.IndexOf("ecdsa", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            yield return input.InForce(files, "None of the host keys is Ed25519.");
        }

        EffectiveSetting algorithms = input.Effective["HostKeyAlgorithms"];
        string[] without = [.. new[] { "ed25519", "ecdsa", "rsa" }.Where(type => !algorithms.Values.Any(name => name.Contains(type == "rsa" ? "rsa-sha2" : type)))];
        if (algorithms.IsSet && without.Length > 0 && !files.IsSet && !algorithms.Values.Any(IsSha1))
        {
            yield return input.InForce(algorithms, $"The server has {string.Join(", ", without)} host keys by default and no longer offers them: clients that know only those see an unknown key.") with { Recommended = "keep the line; publish the fingerprints of the keys that are offered" };
        }
    }

    internal static IEnumerable<RuleHit> CryptoPolicy(RuleInput input) =>
        input.Lines("Include").Where(entry => entry.Line.Text.IndexOf("/etc/" + PolicyFolder + "/", StringComparison.Ordinal) >= 0).Select(entry => RuleHit.At(entry));

    private static bool IsSha1(string name) => DiscouragedAlgorithms.Contain(SshAlgorithmKind.HostKey, name);

    private static IEnumerable<RuleHit> Sha1Keys(RuleInput input, string keyword, ClientList kind)
    {
        EffectiveSetting list = input.Effective[keyword];
        string[] weak = [.. list.Values.Where(IsSha1)];
        return list.IsSet && weak.Length > 0 ? [Weak(input, list, weak, kind)] : [];
    }

    private static RuleHit Weak(RuleInput input, EffectiveSetting list, string[] weak, ClientList kind)
    {
        string[] rest = [.. list.Values.Except(weak)];
        bool policy = list.Entry!.Path.Contains(PolicyFolder);
        string recommended = policy ? "change the system policy with update-crypto-policies"
            : rest.Length > 0 ? list.Keyword + " " + string.Join(",", rest)
            : $"take the line away, or {list.Keyword} {string.Join(",", Strong(kind))}";
        return input.InForce(list, $"{string.Join(", ", weak)}: {(kind is ClientList.HostKey or ClientList.UserSignature ? "SHA-1 or DSA" : "weak")}.") with
        {
            Recommended = recommended,
            Risk = ShutOutClients.Describe(kind, list.Values, rest.Length > 0 ? rest : Strong(kind)),
        };
    }

    private static string[] Strong(ClientList kind) => kind switch
    {
        ClientList.KeyExchange => ["curve25519-sha256", "curve25519-sha256@libssh.org", "diffie-hellman-group16-sha512"],
        ClientList.Encryption => ["aes256-gcm@openssh.com", "aes256-ctr", "aes128-ctr"],
        ClientList.Mac => ["hmac-sha2-512-etm@openssh.com", "hmac-sha2-256-etm@openssh.com"],
        _ => ["ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256"],
    };
}
