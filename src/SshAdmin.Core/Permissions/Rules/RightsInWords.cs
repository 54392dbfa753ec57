using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Says what an access mask allows, with the words of the Windows security dialog where they fit.</summary>
internal static class RightsInWords
{
    private const uint Synchronize = 0x100000;

    private static readonly (uint Mask, string Words)[] Whole =
    [
        (AccessMasks.FullControl, "full control"),
        (AccessMasks.Modify, "modify"),
        (AccessMasks.ReadAndExecute | AccessMasks.Write, "read, execute and write"),
        (AccessMasks.Read | AccessMasks.Write, "read and write"),
        (AccessMasks.ReadAndExecute, "read and execute"),
        (AccessMasks.Read, "read"),
        (AccessMasks.Write, "write"),
        (AccessMasks.Execute, "execute"),
    ];

    public static string Describe(uint mask)
    {
        uint mapped = AccessMasks.MapGenerics(mask);
        if (mapped == 0)
        {
            return "no right at all";
        }

        List<string> words = [];
        uint rest = mapped & ~Synchronize;
        foreach ((uint Mask, string Words) row in Whole)
        {
            if ((mapped | Synchronize) == row.Mask)
            {
                return row.Words;
            }
        }

        // The largest set that fits first, then single rights.
        (uint Mask, string Words) set = Whole.FirstOrDefault(row => (mapped & row.Mask) == row.Mask);
        if (set.Words is not null)
        {
            words.Add(set.Words);
            rest &= ~set.Mask;
        }

        foreach (AccessRight bit in AccessRights.Bits)
        {
            if ((rest & bit.Mask) != 0)
            {
                words.Add(bit.Words!);
                rest &= ~bit.Mask;
            }
        }

        if (rest != 0)
        {
            words.Add($"0x{rest:x}");
        }

        return words.Count == 0 ? "synchronize" : string.Join(", ", words);
    }
}
