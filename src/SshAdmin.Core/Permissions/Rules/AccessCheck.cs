using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Whether Windows grants a token the rights it asks for (MS-DTYP 2.5.3.2), as far as files need it.</summary>
internal static class AccessCheck
{
    /// <remarks>
    /// Conditional entries depend on claims that are not known here: they grant nothing and deny nothing. Integrity labels
    /// and privileges are left out.
    /// </remarks>
    public static bool Grants(SecurityDescriptor descriptor, IReadOnlyCollection<Sid> token, uint wanted)
    {
        if (descriptor.Dacl is null)
        {
            return true;
        }

        bool isOwner = descriptor.Owner is not null && token.Contains(descriptor.Owner);
        bool hasOwnerRights = descriptor.Dacl.Entries.Any(entry => !entry.IsInheritOnly && WellKnownSids.OwnerRights.Equals(entry.Trustee));
        uint missing = wanted;
        if (isOwner && !hasOwnerRights)
        {
            missing &= ~(AccessMasks.ReadControl | AccessMasks.WriteDac);
        }

        foreach (Ace entry in descriptor.Dacl.Entries)
        {
            bool applies = !entry.IsInheritOnly && entry.Trustee is not null
                && (token.Contains(entry.Trustee) || (isOwner && entry.Trustee.Equals(WellKnownSids.OwnerRights)));
            if (!applies)
            {
                continue;
            }

            uint mask = AccessMasks.MapGenerics(entry.Mask);
            if (entry.Type is AceType.Allow || (entry.Type is AceType.AllowObject && entry.ObjectType is null))
            {
                missing &= ~mask;
            }
            else if ((entry.Type is AceType.Deny || (entry.Type is AceType.DenyObject && entry.ObjectType is null)) && (missing & mask) != 0)
            {
                return false;
            }

            if (missing == 0)
            {
                return true;
            }
        }

        return missing == 0;
    }
}
