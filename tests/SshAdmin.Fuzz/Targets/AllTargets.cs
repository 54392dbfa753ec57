using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Fuzz.Targets;

/// <summary>Every parser of the core that reads bytes of somebody else.</summary>
internal static class AllTargets
{
    public static IReadOnlyList<FuzzTarget> Create() => [.. Parsers().Select(target => target with { Seeds = [.. target.Seeds, .. Crashers.Of(target.Name)] })];

    private static IEnumerable<FuzzTarget> Parsers() =>
    [
        .. WireTargets.Create(),
        .. PacketTargets.Create(),
        .. KeyExchangeTargets.Create(),
        .. SessionTargets.Create(),
        .. KeyFileTargets.Create(),
        .. KeyStructureTargets.Create(),
        .. ListTargets.Create(),
        .. PermissionTargets.Create(),
        .. ConfigurationTargets.Create(),
        .. TextTargets.Create(),
    ];
}
