using System.Collections.Generic;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>The story, in order. A step whose command the module does not have yet is told and passed over.</summary>
internal static class DemoSteps
{
    public static readonly IReadOnlyList<DemoStep> All =
    [
        new("What does this server really offer, and which clients can sign in?", ["Get-SshAlgorithmSupport", "-HostName", "127.0.0.1", "-Port", "{port}"], true),
    ];
}
