using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When each way to lock somebody out is there.</summary>
internal static class LockOutConditions
{
    internal static IEnumerable<RuleHit> DoesNotLoad(LockOutInput input) =>
        input.Rules.Configuration.Problems.Where(problem => problem.IsFatal && problem.Kind is not (LineProblemKind.Encoding or LineProblemKind.Combination)).Take(1).Select(At);

    internal static IEnumerable<RuleHit> Encoding(LockOutInput input) => input.Rules.Configuration.Problems.Where(problem => problem.Kind == LineProblemKind.Encoding).Take(1).Select(At);

    internal static IEnumerable<RuleHit> Combination(LockOutInput input) => input.Rules.Configuration.Problems.Where(problem => problem.Kind == LineProblemKind.Combination).Take(1).Select(At);

    internal static IEnumerable<RuleHit> NoWay(LockOutInput input)
    {
        if (input.Ways.Count > 0)
        {
            yield break;
        }

        EffectiveSetting methods = input.Effective["AuthenticationMethods"];
        string keyword = methods.IsSet && methods.Text != "any" ? "AuthenticationMethods"
            : !input.Effective.Is("PubkeyAuthentication", "yes") ? "PubkeyAuthentication"
            : !input.HasKeySource ? "AuthorizedKeysFile"
            : "PasswordAuthentication";
        EffectiveSetting setting = input.Effective[keyword];
        yield return input.Rules.InForce(setting, string.Join(" ", new[] { input.Origin(setting), input.Obstacles }.Where(text => text is not null)));
    }

    internal static IEnumerable<RuleHit> MethodsUnmet(LockOutInput input)
    {
        EffectiveSetting methods = input.Effective["AuthenticationMethods"];
        bool asked = methods.IsSet && methods.Text != "any";
        return asked && !methods.Values.Any(chain => chain.Split(',').All(method => AuthenticationMethod.IsEnabled(method, input.Effective))) ? [input.InForce(methods)] : [];
    }

    internal static IEnumerable<RuleHit> KeyOnly(LockOutInput input) =>
        input.Ways.Count > 0 && input.Ways.All(way => way.Split(',').Contains("publickey"))
            ? [input.Rules.InForce(input.Effective["PasswordAuthentication"], $"Only a key gets in, and the file does not tell whether one is in {KeyFiles(input)}.")]
            : [];

    internal static IEnumerable<RuleHit> Root(LockOutInput input) => input.IsRoot && input.Effective.Is("PermitRootLogin", "no") ? [input.InForce(input.Effective["PermitRootLogin"])] : [];

    internal static IEnumerable<RuleHit> RootForced(LockOutInput input) => input.IsRoot && input.Effective.Is("PermitRootLogin", "forced-commands-only") ? [input.Rules.InForce(input.Effective["PermitRootLogin"])] : [];

    internal static IEnumerable<RuleHit> Refused(LockOutInput input) => input.Effective.Is("RefuseConnection", "yes") ? [input.InForce(input.Effective["RefuseConnection"])] : [];

    internal static IEnumerable<RuleHit> MatchDecides(LockOutInput input) =>
        new[] { "PasswordAuthentication", "PubkeyAuthentication", "KbdInteractiveAuthentication", "AuthenticationMethods", "AuthorizedKeysFile", "AllowUsers", "AllowGroups", "DenyUsers", "DenyGroups", "PermitRootLogin", "ForceCommand" }
            .Select(keyword => input.Effective[keyword]).Where(setting => setting.Source == SshSettingSource.Match)
            .Select(setting => input.Rules.InForce(setting, $"The block Match {setting.Entry!.Scope!.Criteria} decides {setting.Keyword} for {input.SignIn}."));

    internal static IEnumerable<RuleHit> DropInDecides(LockOutInput input) =>
        new[] { "PasswordAuthentication", "PubkeyAuthentication", "AuthenticationMethods", "AuthorizedKeysFile", "AllowUsers", "AllowGroups", "PermitRootLogin" }
            .Select(keyword => input.Effective[keyword]).Where(setting => setting.Source == SshSettingSource.File && setting.Entry?.Include is not null)
            .Select(setting => input.Rules.InForce(setting));

    internal static IEnumerable<RuleHit> AdministratorKeys(LockOutInput input)
    {
        if (!input.Rules.IsWindows)
        {
            yield break;
        }

        EffectiveSetting files = input.Effective["AuthorizedKeysFile"];
        ConfigurationEntry? block = input.Rules.Lines("AuthorizedKeysFile").FirstOrDefault(IsForAdministrators);
        if (block is not null)
        {
            bool applies = files.Entries.Contains(block);
            yield return RuleHit.At(block, applies ? "It is in force for this user: a key in the profile is not read." : "It is in force if the user is an administrator; give -Group administrators to be sure.");
        }
    }

    internal static bool IsForAdministrators(ConfigurationEntry entry) =>
        entry.Keyword == "AuthorizedKeysFile" && entry.Values.Any(value => value.IndexOf("administrators_authorized_keys", StringComparison.OrdinalIgnoreCase) >= 0);

    internal static IEnumerable<RuleHit> Permissions(LockOutInput input) =>
        input.Effective.Is("StrictModes", "yes") && input.Ways.Any(way => way.Contains("publickey")) ? [input.Rules.InForce(input.Effective["StrictModes"])] : [];

    internal static IEnumerable<RuleHit> Port(LockOutInput input)
    {
        EffectiveSetting listen = input.Effective["ListenAddress"];
        int port = input.SignIn.Port ?? input.Connection.LocalPort ?? 22;
        string ending = ":" + port.ToString(CultureInfo.InvariantCulture);
        return listen.Values.Count > 0 && !listen.Values.Any(address => address.EndsWith(ending, StringComparison.Ordinal)) ? [input.Rules.InForce(input.Effective["Port"], $"The server would listen on {string.Join(", ", listen.Values)}, and the session uses port {port}.")] : [];
    }

    internal static IEnumerable<RuleHit> Listen(LockOutInput input)
    {
        EffectiveSetting listen = input.Effective["ListenAddress"];
        string? local = input.Connection.LocalAddress;
        bool everywhere = listen.Values.Any(address => address.StartsWith("0.0.0.0:", StringComparison.Ordinal) || address.StartsWith("[::]:", StringComparison.Ordinal));
        bool named = local is not null && listen.Values.Any(address => address.StartsWith(local + ":", StringComparison.Ordinal) || address.StartsWith("[" + local + "]", StringComparison.Ordinal));
        return !listen.IsSet || everywhere || named ? []
            : [input.Rules.InForce(listen, local is null ? "The session has to reach one of these addresses." : $"The session uses {local}, which is not among them.") with { Severity = local is null ? SshFindingSeverity.Medium : SshFindingSeverity.Critical }];
    }

    internal static IEnumerable<RuleHit> NarrowAlgorithms(LockOutInput input) =>
        new[] { "KexAlgorithms", "Ciphers", "MACs", "HostKeyAlgorithms" }.Select(keyword => input.Effective[keyword]).Where(setting => setting.IsSet && setting.Values.Count <= 2)
            .Select(setting => input.Rules.InForce(setting, $"The list is short: {string.Join(", ", setting.Values)}."));

    internal static IEnumerable<RuleHit> KeyTypes(LockOutInput input)
    {
        EffectiveSetting size = input.Effective["RequiredRSASize"];
        if (size.IsSet && int.TryParse(size.First, NumberStyles.None, CultureInfo.InvariantCulture, out int bits) && bits > 2048)
        {
            yield return input.Rules.InForce(size, $"RSA keys below {bits} bits are refused.");
        }

        EffectiveSetting types = input.Effective["PubkeyAcceptedAlgorithms"];
        string[] missing = [.. new[] { "ssh-ed25519", "ecdsa-sha2-nistp256", "rsa-sha2-512", "sk-ssh-ed25519@openssh.com" }.Where(type => !types.Values.Contains(type))];
        if (types.IsSet && missing.Length > 0)
        {
            yield return input.Rules.InForce(types, $"Keys for {string.Join(", ", missing)} are refused.");
        }
    }

    internal static IEnumerable<RuleHit> Tries(LockOutInput input) => Number(input, "MaxAuthTries") is >= 1 and < 4 ? [input.InForce(input.Effective["MaxAuthTries"])] : [];

    internal static IEnumerable<RuleHit> NoTries(LockOutInput input) => Number(input, "MaxAuthTries") < 1 ? [input.InForce(input.Effective["MaxAuthTries"])] : [];

    internal static IEnumerable<RuleHit> NoSessions(LockOutInput input) => Number(input, "MaxSessions") < 1 ? [input.InForce(input.Effective["MaxSessions"])] : [];

    internal static IEnumerable<RuleHit> BsdOnly(LockOutInput input) =>
        input.Ways.Count > 0 && input.Ways.All(way => way.Contains("keyboard-interactive:bsdauth")) ? [input.InForce(input.Effective["AuthenticationMethods"])] : [];

    internal static IEnumerable<RuleHit> Drops(LockOutInput input)
    {
        foreach (LineProblem problem in input.Rules.Configuration.Problems.Where(problem => problem.Kind == LineProblemKind.DropsConnections))
        {
            MatchOutcome applies = problem.Scope?.Judge(input.Connection) ?? MatchOutcome.Yes;
            if (applies != MatchOutcome.No && !IsOverruled(problem, applies, input))
            {
                yield return At(problem) with { Severity = applies == MatchOutcome.Yes ? SshFindingSeverity.Critical : SshFindingSeverity.High };
            }
        }
    }

    internal static IEnumerable<RuleHit> Family(LockOutInput input)
    {
        IReadOnlyList<string> listen = input.Effective["ListenAddress"].Values;
        if (input.Connection.Address is not string address || AddressPattern.IsIpv6(address) is not bool six || listen.Count == 0)
        {
            return [];
        }

        string keyword = input.Effective["AddressFamily"].IsSet ? "AddressFamily" : "ListenAddress";

        // The name of a host may stand for addresses of both families.
        bool open = listen.Any(value => value.StartsWith("[", StringComparison.Ordinal) ? six : !six || AddressPattern.IsIpv6(value.Split(':')[0]) is null);
        return open ? [] : [input.Rules.InForce(input.Effective[keyword], $"The server would listen on {string.Join(", ", listen)}, and the session comes by IPv{(six ? 6 : 4)}.")];
    }

    internal static IEnumerable<RuleHit> Pam(LockOutInput input) =>
        !input.Rules.IsWindows && input.Effective["UsePAM"].IsSet && input.Effective.Is("UsePAM", "no") ? [input.Rules.InForce(input.Effective["UsePAM"])] : [];

    internal static IEnumerable<RuleHit> KeyLists(LockOutInput input)
    {
        foreach (EffectiveSetting setting in new[] { input.Effective["RevokedKeys"], input.Effective["TrustedUserCAKeys"] }.Where(setting => setting.IsSet && setting.Values.Count > 0 && !setting.Values.Contains("none")))
        {
            bool gone = setting.Values.Any(input.Rules.Facts.MissingFiles.Contains);
            yield return input.Rules.InForce(setting, gone ? "The file is not there." : null) with { Severity = gone && setting.Keyword == "RevokedKeys" ? SshFindingSeverity.Critical : SshFindingSeverity.Medium };
        }
    }

    internal static IEnumerable<RuleHit> Penalties(LockOutInput input) =>
        input.Rules.Version.AtLeast("9.8") && !input.Effective.Is("PerSourcePenalties", "no") && !IsExempt(input) ? [input.Rules.InForce(input.Effective["PerSourcePenalties"])] : [];

    internal static IEnumerable<RuleHit> Reload(LockOutInput input) => [new RuleHit { Path = input.Rules.Configuration.MainPath, Text = input.Rules.IsWindows ? "Restart-Service sshd" : "systemctl reload sshd" }];

    /// <summary>PermitOpen and PermitListen count where theirs is the first value; sshd looks at the global one before it knows the user.</summary>
    private static bool IsOverruled(LineProblem problem, MatchOutcome applies, LockOutInput input)
    {
        bool StandsIn(EffectiveConfiguration settings) => settings[problem.Keyword].Entries.Any(entry => entry.Line.Number == problem.Line && entry.Path == problem.Path);
        return applies == MatchOutcome.Yes && problem.Keyword.StartsWith("Permit", StringComparison.OrdinalIgnoreCase)
            && !StandsIn(input.Effective) && !StandsIn(input.Rules.Configuration.InGeneral);
    }

    private static int? Number(LockOutInput input, string keyword) =>
        int.TryParse(input.Effective[keyword].First, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool IsExempt(LockOutInput input) =>
        input.Connection.Address is not null && input.Effective["PerSourcePenaltyExemptList"].Values.Any(list => AddressPattern.MatchList(input.Connection.Address, list) == 1);

    private static string KeyFiles(LockOutInput input)
    {
        string files = string.Join(" ", input.Effective["AuthorizedKeysFile"].Values);
        return files.Length == 0 || files == "none" ? "what AuthorizedKeysCommand or a certificate gives" : files;
    }

    internal static RuleHit At(LineProblem problem) => new() { Path = problem.Path, Line = problem.Line, Text = problem.Text, Keyword = problem.Keyword.Length == 0 ? null : problem.Keyword, Why = problem.Message };
}
