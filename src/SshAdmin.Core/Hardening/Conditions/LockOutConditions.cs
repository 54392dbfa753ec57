using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When each way to lock somebody out is there; auth.c checks DenyUsers, AllowUsers, DenyGroups and AllowGroups in this order.</summary>
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

        string keyword = !input.Effective.Is("PubkeyAuthentication", "yes") ? "PubkeyAuthentication" : !input.HasKeySource ? "AuthorizedKeysFile" : "PasswordAuthentication";
        yield return input.Rules.InForce(input.Effective[keyword], Origin(input, keyword));
    }

    internal static IEnumerable<RuleHit> MethodsUnmet(LockOutInput input)
    {
        EffectiveSetting methods = input.Effective["AuthenticationMethods"];
        bool asked = methods.IsSet && methods.Text != "any";
        return asked && !methods.Values.Any(chain => chain.Split(',').All(method => AuthenticationMethod.IsEnabled(method, input.Effective))) ? [input.Rules.InForce(methods, Origin(input, "AuthenticationMethods"))] : [];
    }

    internal static IEnumerable<RuleHit> KeyOnly(LockOutInput input) =>
        input.Ways.Count > 0 && input.Ways.All(way => way.Split(',').Contains("publickey"))
            ? [input.Rules.InForce(input.Effective["PasswordAuthentication"], $"Only a key gets in, and the file does not tell whether one is in {KeyFiles(input)}.")]
            : [];

    internal static IEnumerable<RuleHit> DeniedUser(LockOutInput input) => Lists(input, "DenyUsers", value => MatchesUser(value, input), wanted: true);

    internal static IEnumerable<RuleHit> NotAllowedUser(LockOutInput input) => Lists(input, "AllowUsers", value => MatchesUser(value, input), wanted: false);

    internal static IEnumerable<RuleHit> DeniedGroup(LockOutInput input) => Lists(input, "DenyGroups", value => MatchesGroup(value, input), wanted: true);

    internal static IEnumerable<RuleHit> NotAllowedGroup(LockOutInput input) =>
        input.Connection.Groups.Count == 0 ? [] : Lists(input, "AllowGroups", value => MatchesGroup(value, input), wanted: false);

    internal static IEnumerable<RuleHit> UnknownGroups(LockOutInput input)
    {
        EffectiveSetting groups = input.Effective["AllowGroups"].Values.Count > 0 ? input.Effective["AllowGroups"] : input.Effective["DenyGroups"];
        return groups.Values.Count > 0 && input.Connection.Groups.Count == 0 ? [input.Rules.InForce(groups)] : [];
    }

    internal static IEnumerable<RuleHit> Root(LockOutInput input) => input.IsRoot && input.Effective.Is("PermitRootLogin", "no") ? [input.Rules.InForce(input.Effective["PermitRootLogin"], Origin(input, "PermitRootLogin"))] : [];

    internal static IEnumerable<RuleHit> RootForced(LockOutInput input) => input.IsRoot && input.Effective.Is("PermitRootLogin", "forced-commands-only") ? [input.Rules.InForce(input.Effective["PermitRootLogin"])] : [];

    internal static IEnumerable<RuleHit> Refused(LockOutInput input) => input.Effective.Is("RefuseConnection", "yes") ? [input.Rules.InForce(input.Effective["RefuseConnection"], Origin(input, "RefuseConnection"))] : [];

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
        ConfigurationEntry? block = input.Rules.Lines("AuthorizedKeysFile").FirstOrDefault(entry => entry.Values.Any(value => value.IndexOf("administrators_authorized_keys", StringComparison.OrdinalIgnoreCase) >= 0));
        if (block is not null)
        {
            bool applies = files.Entries.Contains(block);
            yield return RuleHit.At(block, applies ? "It is in force for this user: a key in the profile is not read." : "It is in force if the user is an administrator; give -Group administrators to be sure.");
        }
    }

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

    internal static IEnumerable<RuleHit> Tries(LockOutInput input)
    {
        EffectiveSetting tries = input.Effective["MaxAuthTries"];
        return tries.IsSet && int.TryParse(tries.First, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < 4 ? [input.Rules.InForce(tries)] : [];
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

    private static bool IsExempt(LockOutInput input) =>
        input.Connection.Address is not null && input.Effective["PerSourcePenaltyExemptList"].Values.Any(list => AddressPattern.MatchList(input.Connection.Address, list) == 1);

    private static string KeyFiles(LockOutInput input)
    {
        string files = string.Join(" ", input.Effective["AuthorizedKeysFile"].Values);
        return files.Length == 0 || files == "none" ? "what AuthorizedKeysCommand or a certificate gives" : files;
    }

    private static IEnumerable<RuleHit> Lists(LockOutInput input, string keyword, Func<string, bool> matches, bool wanted)
    {
        EffectiveSetting list = input.Effective[keyword];
        bool found = list.Values.Any(matches);
        return list.Values.Count > 0 && found == wanted ? [input.Rules.InForce(list, Origin(input, keyword))] : [];
    }

    private static bool MatchesUser(string pattern, LockOutInput input)
    {
        int at = pattern.IndexOf('@');
        bool windows = input.Rules.IsWindows;
        string user = windows ? input.SignIn.User.ToLowerInvariant() : input.SignIn.User;
        string name = at < 0 ? pattern : pattern.Substring(0, at);
        if (!HostPattern.IsMatch(user, windows ? name.ToLowerInvariant() : name))
        {
            return false;
        }

        // match.c match_host_and_ip: a negated address spoils, otherwise address or name may match.
        string host = at < 0 ? "*" : pattern.Substring(at + 1);
        int byAddress = input.Connection.Address is null ? 0 : AddressPattern.MatchList(input.Connection.Address, host);
        int byName = input.Connection.Host is null ? 0 : HostPattern.MatchList(input.Connection.Host, host, ignoreCase: true);
        return at < 0 || (byAddress >= 0 && byName >= 0 && byAddress + byName > 0);
    }

    private static bool MatchesGroup(string pattern, LockOutInput input) =>
        input.Connection.Groups.Any(group => HostPattern.IsMatch(input.Rules.IsWindows ? group.ToLowerInvariant() : group, input.Rules.IsWindows ? pattern.ToLowerInvariant() : pattern));

    /// <summary>A drop-in or a Match block that decides is named, because nobody looks there first.</summary>
    private static string? Origin(LockOutInput input, string keyword)
    {
        EffectiveSetting setting = input.Effective[keyword];
        return setting.Source == SshSettingSource.Match ? $"The block Match {setting.Entry!.Scope!.Criteria} says so."
            : setting.Entry?.Include is not null ? "A drop-in says so, and it is read before the main file."
            : null;
    }

    private static RuleHit At(LineProblem problem) => new() { Path = problem.Path, Line = problem.Line, Text = problem.Text, Keyword = problem.Keyword.Length == 0 ? null : problem.Keyword, Why = problem.Message };
}
