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

    internal EffectiveConfiguration Effective => Rules.Effective;

    /// <summary>Methods, or chains of methods, by which the user can get in.</summary>
    internal IReadOnlyList<string> Ways { get; }

    internal bool IsRoot => !Rules.IsWindows && SignIn.User == "root";

    /// <summary>Whether a key can be found at all: a file, a command or a certificate authority.</summary>
    internal bool HasKeySource =>
        (Effective["AuthorizedKeysFile"].Values.Count > 0 && !Effective.Is("AuthorizedKeysFile", "none")) || !Effective.Is("AuthorizedKeysCommand", "none") || !Effective.Is("TrustedUserCAKeys", "none");

    private List<string> FindWays()
    {
        IReadOnlyList<string> chains = Effective["AuthenticationMethods"].Values;
        IEnumerable<string> asked = chains.Count == 0 || chains.Contains("any") ? ["publickey", "password", "keyboard-interactive", "gssapi-with-mic", "hostbased"] : chains;
        return [.. asked.Where(chain => chain.Split(',').All(Works))];
    }

    private bool Works(string method)
    {
        string name = method.Split(':')[0];
        bool rootWithoutPassword = IsRoot && Effective["PermitRootLogin"].Text is "prohibit-password" or "without-password" or "forced-commands-only";
        return AuthenticationMethod.IsEnabled(name, Effective)
            && !(name is "password" or "keyboard-interactive" && rootWithoutPassword)
            && !(name == "keyboard-interactive" && (Rules.IsWindows || !Effective.Is("UsePAM", "yes")) && !Effective.Is("PasswordAuthentication", "yes"))
            && !(name == "publickey" && !HasKeySource);
    }
}
