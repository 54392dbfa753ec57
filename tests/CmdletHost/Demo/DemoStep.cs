using System.Collections.Generic;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>What a step of the demo talks to.</summary>
public enum DemoServer
{
    /// <summary>Nothing: files and knowledge only.</summary>
    None,

    /// <summary>Any SSH server; the embedded one will do.</summary>
    Any,

    /// <summary>A real sshd that reads an authorized_keys file.</summary>
    Sshd,
}

/// <summary>One step of the demo.</summary>
/// <param name="Sentence">What the reader is about to see.</param>
/// <param name="Server">What it talks to; without that it is left out and says so.</param>
/// <param name="Words">The command line, as after <c>--</c>; <c>{port}</c>, <c>{folder}</c>, <c>{authorizedKeys}</c>, <c>{knownHosts}</c> and <c>{user}</c> are filled in.</param>
public sealed record DemoStep(string Sentence, DemoServer Server, IReadOnlyList<string> Words);
