using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>An access control list, its entries in their order. Immutable.</summary>
internal sealed class Acl(IReadOnlyList<Ace> entries)
{
    // MS-DTYP 2.4.5: ACL_REVISION; ACL_REVISION_DS where an object entry is present.
    private const byte PlainRevision = 2;
    private const byte ObjectRevision = 4;

    public IReadOnlyList<Ace> Entries { get; } = entries;

    /// <summary>As read from the binary form; otherwise what the entries need.</summary>
    public byte? StoredRevision { get; init; }

    /// <summary>Unused bytes behind the last entry, which NTFS keeps.</summary>
    public byte[] Slack { get; init; } = [];

    public byte Revision
    {
        get
        {
            if (StoredRevision is byte stored)
            {
                return stored;
            }

            foreach (Ace entry in Entries)
            {
                if (entry.IsObject)
                {
                    return ObjectRevision;
                }
            }

            return PlainRevision;
        }
    }
}
