using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What is worth saying about identities that turn up where nobody meant them to be.</summary>
internal static class TrusteeNotes
{
    private static readonly Sid CreatorOwner = new(3, 0);

    /// <returns>A sentence with a leading space, or nothing.</returns>
    public static string For(Sid trustee, AclSubject subject)
    {
        if (trustee.Equals(WellKnownSids.SshdService))
        {
            return " Instructions for versions before 7.6 asked for this entry; since then OpenSSH refuses it.";
        }

        if (trustee.Equals(WellKnownSids.OwnerRights) || trustee.Equals(CreatorOwner))
        {
            return " OpenSSH does not take it for the owner.";
        }

        if (trustee.Equals(subject.User?.Domain))
        {
            return " This is the SID of the machine or domain itself: icacls took a user name for the computer's, which is the same.";
        }

        bool isCapability = trustee.Authority == 15 && trustee.SubAuthorities.Count > 0 && trustee.SubAuthorities[0] == 3;
        if (isCapability)
        {
            return " It is the capability of an app; sandboxes and editors add such entries to whole profiles.";
        }

        return trustee.IsAccount && subject.NameOf(trustee) is null ? " If nobody knows this account, it comes from another Windows installation or was deleted." : "";
    }
}
