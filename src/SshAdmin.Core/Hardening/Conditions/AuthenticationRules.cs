using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When the rules on ways to sign in apply.</summary>
internal static class AuthenticationRules
{
    internal static IEnumerable<RuleHit> AuthPassword(RuleInput input) => input.WhereText("PasswordAuthentication", null, "yes");

    internal static IEnumerable<RuleHit> AuthKbdint(RuleInput input)
    {
        EffectiveSetting keyboard = input.Effective["KbdInteractiveAuthentication"];
        bool byPam = input.Effective.Is("PasswordAuthentication", "no") && input.Effective.Is("UsePAM", "yes");
        if (keyboard.Text == "yes" && (byPam || keyboard.IsSet))
        {
            yield return input.InForce(keyboard, byPam ? null : "Without UsePAM the effect is small.");
        }
    }

    internal static IEnumerable<RuleHit> AuthKbdintAlias(RuleInput input)
    {
        ConfigurationEntry[] lines = [.. input.Lines("KbdInteractiveAuthentication").Concat(input.Lines("ChallengeResponseAuthentication")).Where(entry => entry.IsGlobal)];
        ConfigurationEntry? other = lines.FirstOrDefault(entry => entry.Row.Name != lines[0].Row.Name && !entry.Values.SequenceEqual(lines[0].Values));
        return other is null ? [] : [RuleHit.At(other, $"Line {lines[0].Line.Number} says {lines[0].Line.Text.Trim()}.")];
    }

    internal static IEnumerable<RuleHit> RootLogin(RuleInput input) => input.WhereText("PermitRootLogin", null, "yes");

    internal static IEnumerable<RuleHit> RootLoginKey(RuleInput input) =>
        input.WhereText("PermitRootLogin", null, "prohibit-password", "without-password", "forced-commands-only");

    internal static IEnumerable<RuleHit> RootLoginWin(RuleInput input) => input.Lines("PermitRootLogin").Select(entry => RuleHit.At(entry));

    internal static IEnumerable<RuleHit> AuthPubkey(RuleInput input) => input.WhereText("PubkeyAuthentication", null, "no");

    internal static IEnumerable<RuleHit> AuthEmpty(RuleInput input) => input.WhereText("PermitEmptyPasswords", null, "yes");

    /// <summary>A list that asks for a password alone, or a block whose list cannot be met; that the whole cannot be met is an error of the file.</summary>
    internal static IEnumerable<RuleHit> AuthMethods(RuleInput input)
    {
        foreach (ConfigurationEntry entry in input.Lines("AuthenticationMethods"))
        {
            string? alone = entry.Values.FirstOrDefault(chain => chain.IndexOf(',') < 0 && chain.Split(':')[0] is "password" or "keyboard-interactive");
            bool possible = entry.IsGlobal || entry.Values.Contains("any") || entry.Values.Any(chain => chain.Split(',').All(method => CanBeOn(method, input, entry)));
            if (!possible)
            {
                yield return RuleHit.At(entry, $"No list of the block Match {entry.Scope!.Criteria} can be met, because a method is switched off: nobody whom the block is for can sign in.") with { Severity = SshFindingSeverity.Critical };
            }
            else if (entry.Values.Contains("any"))
            {
                yield return RuleHit.At(entry, "Any single method is enough.");
            }
            else if (alone is not null)
            {
                yield return RuleHit.At(entry, $"The list {alone} lets people in without a key.");
            }
        }
    }

    /// <summary>Switched on for everybody, or by a line of the same block.</summary>
    private static bool CanBeOn(string method, RuleInput input, ConfigurationEntry entry)
    {
        string? keyword = method.Split(':')[0] switch
        {
            "publickey" => "PubkeyAuthentication",
            "password" => "PasswordAuthentication",
            "keyboard-interactive" => "KbdInteractiveAuthentication",
            "hostbased" => "HostbasedAuthentication",
            "gssapi-with-mic" => "GSSAPIAuthentication",
            _ => null,
        };
        ConfigurationEntry? own = keyword is null ? null : input.Lines(keyword).FirstOrDefault(line => line.Scope == entry.Scope);
        return own is not null ? own.Values.Contains("yes") : AuthenticationMethod.IsEnabled(method, input.Configuration.InGeneral);
    }
}
