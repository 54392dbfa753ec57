using System.Text.RegularExpressions;

namespace SshAdmin.Core.Clients;

/// <summary>What a distribution is known to do with SHA-1 RSA signatures of user keys, recognised by the banner of its package.</summary>
internal sealed class DistributionPolicy
{
    private readonly Regex _banner;

    internal DistributionPolicy(string banner, UserSignatureAcceptance sshRsa, string why, string source)
    {
        _banner = new Regex("^" + banner + "$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        SshRsa = sshRsa;
        Why = why;
        Source = source;
    }

    internal UserSignatureAcceptance SshRsa { get; }

    internal string Why { get; }

    internal string Source { get; }

    internal bool Fits(string identificationText) => _banner.IsMatch(identificationText);
}
