using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>The layout of the self-relative binary form of a descriptor (MS-DTYP 2.4.6), which Windows reads, stores and writes.</summary>
/// <remarks>
/// <code>
/// 0  revision (1) | 1 resource manager control | 2 control, 16 bits
/// 4  offset of owner | 8 of group | 12 of SACL | 16 of DACL, each 32 bits, 0 = absent
/// </code>
/// ACL: revision, 0, size (16 bits), count (16 bits), 0 (16 bits), entries. Entry: type, flags, size (16 bits), body.
/// </remarks>
internal static class SelfRelativeLayout
{
    public const int HeaderLength = 20;
    public const int AclHeaderLength = 8;
    public const int AceHeaderLength = 4;
    public const uint ObjectTypePresent = 1;
    public const uint InheritedObjectTypePresent = 2;

    /// <summary>Where the header says at which offset a part starts.</summary>
    public static int PointerOf(DescriptorPart part) => part switch
    {
        DescriptorPart.Owner => 4,
        DescriptorPart.Group => 8,
        DescriptorPart.Sacl => 12,
        _ => 16,
    };

    public static SshInputException Malformed(string why) =>
        new(ErrorReason.DescriptorInvalid, $"This is not a security descriptor that Windows could use: {why}.");
}
