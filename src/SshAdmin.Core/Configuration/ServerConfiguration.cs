using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>A server's configuration with everything it includes, read by the rules of one release.</summary>
internal sealed class ServerConfiguration
{
    internal ServerConfiguration(SshdVersion version, SshServerPlatform platform, string mainPath, IReadOnlyList<ConfigurationDocument> documents, IReadOnlyList<LineProblem> problems, IReadOnlyList<ConfigurationEntry> entries, EffectiveConfiguration effective, EffectiveConfiguration inGeneral)
    {
        Version = version;
        Platform = platform;
        MainPath = mainPath;
        Documents = documents;
        Problems = problems;
        Entries = entries;
        Effective = effective;
        InGeneral = inGeneral;
    }

    internal SshdVersion Version { get; }

    internal SshServerPlatform Platform { get; }

    internal string MainPath { get; }

    /// <summary>The main file first, then each included one once.</summary>
    internal IReadOnlyList<ConfigurationDocument> Documents { get; }

    internal IReadOnlyList<LineProblem> Problems { get; }

    /// <summary>All lines with known keywords in the order in which sshd reads them, those of Match blocks that do not apply included.</summary>
    internal IReadOnlyList<ConfigurationEntry> Entries { get; }

    /// <summary>Lines whose value this release does not take, or whose keyword only other releases know; without values.</summary>
    internal IReadOnlyList<ConfigurationEntry> Refused { get; init; } = [];

    /// <summary>For the connection asked about.</summary>
    internal EffectiveConfiguration Effective { get; }

    /// <summary>For a connection that meets no Match block.</summary>
    internal EffectiveConfiguration InGeneral { get; }

    /// <summary>Whether the text was the output of <c>sshd -T</c>: no order, no Match blocks, no comments.</summary>
    internal bool IsDump { get; init; }

    /// <summary>Whether sshd would start with it.</summary>
    internal bool Loads
    {
        get
        {
            foreach (LineProblem problem in Problems)
            {
                if (problem.IsFatal)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The same files for another connection.</summary>
    internal Func<ConnectionContext, EffectiveConfiguration> For { get; init; } = _ => throw new InvalidOperationException();
}
