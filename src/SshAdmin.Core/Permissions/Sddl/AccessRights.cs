using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Tokens of the rights field (MS-DTYP 2.5.1.1; sddl.h), and how Windows prints a mask with them.</summary>
internal static class AccessRights
{
    /// <summary>Single bits, in the order in which Windows joins them.</summary>
    public static readonly IReadOnlyList<AccessRight> Bits =
    [
        new("CC", 0x00000001, "read data"),
        new("DC", 0x00000002, "write data"),
        new("LC", 0x00000004, "append data"),
        new("SW", 0x00000008, "read extended attributes"),
        new("RP", 0x00000010, "write extended attributes"),
        new("WP", 0x00000020, "execute"),
        new("DT", 0x00000040, "delete children"),
        new("LO", 0x00000080, "read attributes"),
        new("CR", 0x00000100, "write attributes"),
        new("SD", 0x00010000, "delete"),
        new("RC", 0x00020000, "read permissions"),
        new("WD", 0x00040000, "change permissions"),
        new("WO", 0x00080000, "take ownership"),
        new("GA", 0x10000000, "generic all"),
        new("GX", 0x20000000, "generic execute"),
        new("GW", 0x40000000, "generic write"),
        new("GR", 0x80000000, "generic read"),
    ];

    /// <summary>Whole masks; Windows prints those of files when the mask is exactly that, and reads all of them.</summary>
    public static readonly IReadOnlyList<AccessRight> Sets =
    [
        new("FA", 0x001F01FF, "full control"),
        new("FR", 0x00120089, "read"),
        new("FW", 0x00120116, "write"),
        new("FX", 0x001200A0, "execute"),
        new("KA", 0x000F003F),
        new("KR", 0x00020019),
        new("KW", 0x00020006),
        new("KX", 0x00020019),
    ];

    /// <summary>What a mandatory label forbids to processes of lower integrity.</summary>
    public static readonly IReadOnlyList<AccessRight> LabelBits =
    [
        new("NW", 0x00000001),
        new("NR", 0x00000002),
        new("NX", 0x00000004),
    ];

    private const int PrintedSets = 4;

    private static readonly Dictionary<string, uint> ByToken = Bits.Concat(Sets).Concat(LabelBits).ToDictionary(right => right.Token, right => right.Mask, StringComparer.OrdinalIgnoreCase);

    public static uint? Find(string token) => ByToken.TryGetValue(token, out uint mask) ? mask : null;

    public static string Print(uint mask, bool isLabel)
    {
        if (!isLabel && Sets.Take(PrintedSets).FirstOrDefault(set => set.Mask == mask) is AccessRight whole)
        {
            return whole.Token;
        }

        StringBuilder text = new();
        uint rest = mask;
        foreach (AccessRight bit in isLabel ? LabelBits : Bits)
        {
            if ((mask & bit.Mask) != 0)
            {
                text.Append(bit.Token);
                rest &= ~bit.Mask;
            }
        }

        return rest != 0 ? $"0x{mask:x}" : text.ToString();
    }
}
