using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening;

/// <summary>A sign-in and the configuration as it holds for it.</summary>
internal sealed class LockOutInput
{
    internal LockOutInput(ServerConfiguration configuration, HostFacts facts, SignIn signIn, ConnectionContext connection)
    {
        Rules = new RuleInput(configuration, facts);
        SignIn = signIn;
        Connection = connection;
        Ways = FindWays();
    }

    internal RuleInput Rules { get; }

    internal SignIn SignIn { get; }

    internal ConnectionContext Connection { get; }

    /// <summary>The name of the client's host as it was given; sshd compares names only where it looks them up.</summary>
    internal string? GivenHost { get; init; }

    /// <summary>Whether sshd knows the names of hosts; without UseDNS it compares the address with patterns of names (canohost.c auth_get_canonical_hostname).</summary>
    internal bool UsesNames => Effective.Is("UseDNS", "yes");

    internal EffectiveConfiguration Effective => Rules.Effective;

    /// <summary>Methods, or chains of methods, by which the user can get in.</summary>
    internal IReadOnlyList<string> Ways { get; }

    internal bool IsRoot => !Rules.IsWindows && SignIn.User == "root";

    /// <summary>Whether a key can be found at all: a file, a command or a certificate authority.</summary>
    internal bool HasKeySource =>
        (Effective["AuthorizedKeysFile"].Values.Count > 0 && !Effective.Is("AuthorizedKeysFile", "none")) || !Effective.Is("AuthorizedKeysCommand", "none") || !Effective.Is("TrustedUserCAKeys", "none");

    /// <summary>What keeps each method from working, as one sentence; <c>null</c> when one works.</summary>
    internal string? Obstacles => Ways.Count > 0 ? null
        : string.Join("; ", Asked.SelectMany(chain => chain.Split(',')).Where(IsOrdinary).Select(method => (method, Text: Obstacle(method))).Where(pair => pair.Text is not null).Select(pair => pair.method + " " + pair.Text).Distinct()) + ".";

    /// <summary>The line that sets a value; a drop-in or a Match block that decides is named, because nobody looks there first.</summary>
    internal RuleHit InForce(EffectiveSetting setting) => Rules.InForce(setting, Origin(setting));

    internal string? Origin(EffectiveSetting setting) =>
        setting.Source == SshSettingSource.Match ? $"The block Match {setting.Entry!.Scope!.Criteria} says so."
        : setting.Entry?.Include is not null ? "A drop-in says so, and it is read before the main file."
        : null;

    private IEnumerable<string> Asked
    {
        get
        {
            IReadOnlyList<string> chains = Effective["AuthenticationMethods"].Values;
            return chains.Count == 0 || chains.Contains("any") ? ["publickey", "password", "keyboard-interactive", "gssapi-with-mic", "hostbased"] : chains;
        }
    }

    private List<string> FindWays() => [.. Asked.Where(chain => chain.Split(',').All(method => Obstacle(method) is null))];

    private bool IsOrdinary(string method) => method.Split(':')[0] is "publickey" or "password" or "keyboard-interactive" || AuthenticationMethod.IsEnabled(method, Effective) || Effective["AuthenticationMethods"].IsSet;

    private string? Obstacle(string method)
    {
        string name = method.Split(':')[0];
        bool rootWithoutPassword = IsRoot && Effective["PermitRootLogin"].Text is "prohibit-password" or "without-password" or "forced-commands-only";
        return !AuthenticationMethod.IsEnabled(name, Effective) ? "is switched off"
            : name is "password" or "keyboard-interactive" && rootWithoutPassword ? "is not for root"
            : name == "keyboard-interactive" && !HasDevice(method) ? "has nothing to ask with, because UsePAM is off"
            : name == "publickey" && !HasKeySource ? "finds no key, because no file is read"
            : null;
    }

    /// <summary>auth2-chall.c: PAM asks, or bsdauth where the system has it (OpenBSD), and nothing else; nothing does on Windows.</summary>
    private bool HasDevice(string method) => !Rules.IsWindows && (Effective.Is("UsePAM", "yes") || method.EndsWith(":bsdauth", StringComparison.Ordinal));
}
