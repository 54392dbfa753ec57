using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;

namespace SshAdmin.Core.Probe;

/// <summary>The lines with which the server of an offer does not start.</summary>
internal static class StartupProblems
{
    // One release before each time that algorithms or keywords were taken out, and the newest.
    private static readonly string[] Releases = ["10.5", "9.7", "8.4", "7.6"];

    /// <param name="configuration">As the version asked for, or the newest, reads it.</param>
    /// <param name="request">Where it came from.</param>
    /// <param name="versionGiven">Whether the version is known; without it a line counts only if no release takes it.</param>
    internal static IReadOnlyList<LineProblem> Of(ServerConfiguration configuration, ConfigurationRequest request, bool versionGiven)
    {
        HashSet<string> policies = [.. configuration.Documents.Where(CryptoPolicyBuild.IsPolicy).Select(document => document.Path)];
        List<LineProblem> problems = [.. configuration.Problems.Where(problem => problem.IsFatal
            && problem.Kind != LineProblemKind.IncludeUnreadable
            && !policies.Contains(problem.Path)
            && !IsBeforeExamined(problem, configuration.Version))];
        foreach (string release in problems.Count == 0 ? [] : Others(configuration, versionGiven))
        {
            ServerConfiguration other = ServerConfigurationLoader.Load(request with { ServerVersion = release, Platform = configuration.Platform });
            problems.RemoveAll(problem => !other.Problems.Any(same => same.IsFatal && same.Path == problem.Path && same.Line == problem.Line));
        }

        return problems;
    }

    /// <summary>9.2 may be Debian's 9.2, which knows a key exchange more; 9.2p1 is the build without patches.</summary>
    private static string[] Others(ServerConfiguration configuration, bool versionGiven) => !versionGiven ? Releases
        : configuration.Version.IsUpstreamBuild || configuration.Platform == SshServerPlatform.Windows ? []
        : [configuration.Version + " Debian"];

    // Before 7.6 more algorithms were compiled in than the tables hold.
    private static bool IsBeforeExamined(LineProblem problem, SshdVersion version) =>
        version.Before("7.6") && KeywordTable.History(problem.Keyword).Any(row => AlgorithmNames.Rows(row.Kind) is not null);
}
