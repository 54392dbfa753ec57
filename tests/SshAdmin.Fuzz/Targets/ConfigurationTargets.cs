using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;
using SshAdmin.Core.Hardening;
using SshAdmin.Core.Probe;

namespace SshAdmin.Fuzz.Targets;

/// <summary>sshd_config, the output of sshd -T, crypto-policies: read, judged, and turned into an offer. The first byte chooses the release.</summary>
internal static class ConfigurationTargets
{
    private static readonly string[] Versions = ["10.5", "9.9", "9.2", "8.7", "7.4", "OpenSSH_for_Windows_9.5"];

    private static readonly string[] Tokens =
    [
        "Match User a", "Match all", "Match Address 192.0.2.0/24", "Match LocalPort 22 Group b", "Match invalid-user", "Include *.conf", "Include \"", "no", "yes", "none", "any", "+ssh-rsa", "-*", "^aes*", "\"", "\\", "%h", "%%", "${HOME}",
        "[::]:22", "1h30m", "10:30:60", "publickey,password", "CRYPTO_POLICY='-oCiphers=aes128-ctr -oMACs=", "default none", "authfail:5s", "sftp internal-sftp", "#", "=", "\u00a0",
    ];

    public static IEnumerable<FuzzTarget> Create()
    {
        string[] words = [.. Tokens, .. KeywordTable.Rows.Select(row => row.Name)];
        byte[][] files = [.. Seeds.Files("Data/Configuration", "sshd_config").Concat(Seeds.Files("Data/Configuration", "*.conf")).Select(file => (byte[])[0, .. file])];
        byte[][] dumps = [.. Seeds.Files("Data/Clients/sshd-T").Select(file => (byte[])[2, .. file])];
        byte[][] policies = [.. Seeds.Files("Data/Clients/crypto-policies").Concat(Seeds.Files("Data/Configuration", "opensshserver.config")).Select(file => (byte[])[1, .. file])];
        yield return new FuzzTarget("sshd-config", InputShape.Text, files, words, Judge);
        yield return new FuzzTarget("sshd-dump", InputShape.Text, dumps, words, Judge);
        yield return new FuzzTarget("crypto-policy", InputShape.Text, policies, words, Judge);
        yield return new FuzzTarget("sshd-config-bytes", InputShape.Text, files, words, Decode);
        yield return new FuzzTarget("offer", InputShape.Text, [.. dumps, .. policies, .. files], words, Offer);
    }

    private static string Version(byte[] input) => Versions[input.Length == 0 ? 0 : input[0] % Versions.Length];

    private static string Judge(byte[] input)
    {
        ConnectionContext context = new() { User = "alice", Groups = ["staff"], Address = "192.0.2.7", Host = "client.example", LocalAddress = "192.0.2.1", LocalPort = 22 };
        string text = Encoding.UTF8.GetString(input, Math.Min(1, input.Length), Math.Max(0, input.Length - 1));
        ServerConfiguration configuration = ServerConfigurationLoader.Load(new ConfigurationRequest { Text = text, ServerVersion = Version(input), Context = context });
        IEnumerable<SshConfigurationFinding> findings = [.. ConfigurationJudge.Judge(configuration), .. LockOutForecast.Judge(configuration, SignIn.Parse("alice@192.0.2.7"), context)];
        return string.Join(' ', findings.Select(finding => finding.RuleId).Distinct());
    }

    private static string Decode(byte[] input)
    {
        ConfigurationDocument document = ConfigurationDocument.Parse("fuzz", input.Length > 0 ? input[1..] : []);
        ServerConfiguration configuration = ConfigurationReader.Read(document, SshdVersion.Parse(Version(input)), SshServerPlatform.Linux, new NoConfigurationFiles(), ConnectionContext.None);
        return string.Join(' ', configuration.Problems.Select(problem => problem.Kind).Distinct());
    }

    private static string Offer(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input, Math.Min(1, input.Length), Math.Max(0, input.Length - 1));
        SshAlgorithmSupport support = ConfigurationProbe.Run("fuzz", new ConfigurationRequest { Text = text, ServerVersion = Version(input) }, Version(input), [ClientCatalogue.Default[input.Length % ClientCatalogue.Default.Count]]);
        return $"{support.RsaSha2} {support.SshRsa} {support.SignatureEvidence} {string.Join(' ', support.Assumptions)}";
    }
}
