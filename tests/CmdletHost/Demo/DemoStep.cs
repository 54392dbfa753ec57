using System.Collections.Generic;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>One step of the demo.</summary>
/// <param name="Sentence">What the reader is about to see.</param>
/// <param name="Words">The command line, as after <c>--</c>; <c>{port}</c> and <c>{folder}</c> stand for the server's port and the demo's folder.</param>
/// <param name="NeedsServer">Whether it talks to the loopback sshd.</param>
public sealed record DemoStep(string Sentence, IReadOnlyList<string> Words, bool NeedsServer);
