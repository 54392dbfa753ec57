using System;

namespace SshAdmin.Core.Configuration;

/// <summary>What <c>Match version</c> is compared with: SSH_RELEASE of version.h, such as <c>OpenSSH_10.0p2</c>, with a distribution's addition where there is one.</summary>
/// <param name="Known">All of it, or its beginning.</param>
/// <param name="IsWhole">Whether it is all.</param>
internal sealed record ReleaseName(string Known, bool IsWhole)
{
    /// <summary>A comma-separated list, as in match_pattern_list of match.c.</summary>
    internal MatchOutcome MatchList(string list)
    {
        MatchOutcome result = MatchOutcome.No;
        bool spoiled = false;
        foreach (string element in list.Split(','))
        {
            bool negated = element.StartsWith("!", StringComparison.Ordinal);
            MatchOutcome match = Match(negated ? element.Substring(1) : element);
            if (negated && match == MatchOutcome.Yes)
            {
                return MatchOutcome.No;
            }

            spoiled |= negated && match == MatchOutcome.Unknown;
            result = !negated && match > result ? match : result;
        }

        return spoiled && result == MatchOutcome.Yes ? MatchOutcome.Unknown : result;
    }

    private MatchOutcome Match(string pattern)
    {
        if (IsWhole)
        {
            return Text.HostPattern.IsMatch(Known, pattern) ? MatchOutcome.Yes : MatchOutcome.No;
        }

        // A last * takes in whatever follows; otherwise some beginning of the pattern has to take in what is known.
        if (pattern.EndsWith("*", StringComparison.Ordinal) && Text.HostPattern.IsMatch(Known, pattern))
        {
            return MatchOutcome.Yes;
        }

        for (int length = 0; length <= pattern.Length; length++)
        {
            if (Text.HostPattern.IsMatch(Known, pattern.Substring(0, length)))
            {
                return MatchOutcome.Unknown;
            }
        }

        return MatchOutcome.No;
    }
}
