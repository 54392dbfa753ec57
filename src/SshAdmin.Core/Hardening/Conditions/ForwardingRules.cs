using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When the rules on forwarding apply.</summary>
internal static class ForwardingRules
{
    internal static IEnumerable<RuleHit> X11(RuleInput input) => Off(input, alsoOfX11AndAgent: true) ? [] : input.WhereText("X11Forwarding", null, "yes");

    internal static IEnumerable<RuleHit> Tcpfwd(RuleInput input) => Off(input, alsoOfX11AndAgent: false) ? [] : input.WhereText("AllowTcpForwarding", null, "yes", "all");

    internal static IEnumerable<RuleHit> Agentfwd(RuleInput input) => Off(input, alsoOfX11AndAgent: true) ? [] : input.WhereText("AllowAgentForwarding", null, "yes");

    internal static IEnumerable<RuleHit> Disablefwd(RuleInput input)
    {
        bool reliedOn = input.Effective.Is("X11Forwarding", "yes") || input.Effective.Is("AllowAgentForwarding", "yes");
        return reliedOn && input.Version.Before("10.0") ? input.WhereText("DisableForwarding", null, "yes") : Enumerable.Empty<RuleHit>();
    }

    internal static IEnumerable<RuleHit> Tunnel(RuleInput input) => Off(input, alsoOfX11AndAgent: false) ? [] : input.Where("PermitTunnel", setting => setting.Text != "no");

    internal static IEnumerable<RuleHit> Gateway(RuleInput input) => input.WhereText("GatewayPorts", null, "yes", "clientspecified");

    /// <summary>DisableForwarding overrides the others, and sshd -T does not show it; before 10.0 it left X11 and the agent on (CVE-2025-32728).</summary>
    private static bool Off(RuleInput input, bool alsoOfX11AndAgent) =>
        input.Effective.Is("DisableForwarding", "yes") && (!alsoOfX11AndAgent || input.Version.AtLeast("10.0"));
}
