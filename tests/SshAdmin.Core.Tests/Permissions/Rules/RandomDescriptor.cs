using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Tests.Permissions.Rules;

/// <summary>Descriptors of every sort from a seed: owners, entry types, flags and masks that people and tools leave behind.</summary>
internal static class RandomDescriptor
{
    public static readonly Sid User = Sid.TryParse("S-1-5-21-1111111111-2222222222-3333333333-1001")!;

    private static readonly Sid[] Sids =
    [
        User, WellKnownSids.LocalSystem, WellKnownSids.Administrators, WellKnownSids.TrustedInstaller, WellKnownSids.Everyone, WellKnownSids.Users,
        WellKnownSids.AuthenticatedUsers, WellKnownSids.OwnerRights, WellKnownSids.SshdService, new(3, 0), new(15, 3, 1024, 7),
        Sid.TryParse("S-1-5-21-999999999-888888888-777777777-1009")!, Sid.TryParse("S-1-12-1-1-2-3-4")!,
    ];

    private static readonly uint[] Masks = [0, 0x1F01FF, 0x120089, 0x1200A9, 0x1301BF, 0x120116, 0x116, 0x10000, 0x40000, 0x80000000, 0x10000000, 1];

    public static SecurityDescriptor Create(int seed)
    {
        Random random = new(seed);
        var shape = random.Next(12);
        return new SecurityDescriptor
        {
            Owner = random.Next(20) == 0 ? null : Pick(random, Sids),
            Group = random.Next(2) == 0 ? null : Pick(random, Sids),
            Control = (shape == 0 ? DescriptorControl.None : DescriptorControl.DaclPresent) | (DescriptorControl)(random.Next(16) << 10 & 0x1400),
            Dacl = shape <= 1 ? null : new Acl([.. Enumerable.Range(0, random.Next(7)).Select(_ => Entry(random))]),
        };
    }

    private static Ace Entry(Random random) => new()
    {
        Type = Pick(random, [AceType.Allow, AceType.Allow, AceType.Allow, AceType.Deny, AceType.AllowConditional, AceType.AllowObject]),
        Flags = (AceFlags)random.Next(32),
        Mask = random.Next(4) == 0 ? (uint)random.NextInt64(0, 1L << 32) : Pick(random, Masks),
        Trustee = Pick(random, Sids),
    };

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
