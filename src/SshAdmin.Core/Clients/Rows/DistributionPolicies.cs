using System.Collections.Generic;
using static SshAdmin.Core.Clients.UserSignatureAcceptance;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>Banners of distribution packages whose policy is known; the first that fits counts, upstream defaults by version come after.</summary>
internal static class DistributionPolicies
{
    internal static IReadOnlyList<DistributionPolicy> All { get; } = new[]
    {
        new DistributionPolicy(@"OpenSSH_8\.7", LikelyRefused, "The banner OpenSSH_8.7 without a vendor suffix is what Amazon Linux 2023 and RHEL 9 and its rebuilds ship, whose crypto policies refuse ssh-rsa (SHA-1); upstream 8.7 would take it.", "docs.aws.amazon.com/linux/al2023/ug/ssh-host-keys-disabled.html; Red Hat documentation of RHEL 9"),
        new DistributionPolicy(@"OpenSSH_8\.0", LikelyAccepted, "The banner OpenSSH_8.0 is what RHEL 8 and its rebuilds ship, whose DEFAULT policy still takes ssh-rsa (SHA-1).", "Red Hat documentation of RHEL 8; fedora-crypto-policies of that time"),
        new DistributionPolicy(@"OpenSSH_9\.9", LikelyRefused, "The banner OpenSSH_9.9 without a vendor suffix is what RHEL 10 and its rebuilds ship, whose policy refuses ssh-rsa (SHA-1).", "fedora-crypto-policies c89742e"),
        new DistributionPolicy(@"OpenSSH_8\.4p1 Debian-.*", LikelyAccepted, "Debian 11 keeps the default of OpenSSH 8.4, which takes ssh-rsa (SHA-1).", "packages.debian.org/openssh-server"),
        new DistributionPolicy(@"OpenSSH_9\.2p1 Debian-.*", LikelyRefused, "Debian 12 refuses ssh-rsa (SHA-1) by default.", "sshd -T of Debian 12 with an empty configuration"),
        new DistributionPolicy(@"OpenSSH_8\.9p1 Ubuntu-.*", LikelyRefused, "Ubuntu 22.04 keeps the default of OpenSSH 8.9, which refuses ssh-rsa (SHA-1).", "packages.ubuntu.com/jammy/openssh-server"),
        new DistributionPolicy(@"OpenSSH_9\.6p1 Ubuntu-.*", LikelyRefused, "Ubuntu 24.04 keeps the default of OpenSSH 9.6, which refuses ssh-rsa (SHA-1).", "packages.ubuntu.com/noble/openssh-server"),
        new DistributionPolicy(@"OpenSSH_10\.0p[0-9] Debian-.*", LikelyRefused, "Debian 13 keeps the default of OpenSSH 10.0, which refuses ssh-rsa (SHA-1).", "packages.debian.org/openssh-server"),
    };
}
