using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>A security descriptor (MS-DTYP 2.4.6) that loses nothing between its text, its binary form and back. Immutable.</summary>
internal sealed record SecurityDescriptor
{
    public Sid? Owner { get; init; }

    public Sid? Group { get; init; }

    /// <summary><c>null</c> is no list at all: everybody has every right. That is not the same as a list without entries, which admits nobody.</summary>
    public Acl? Dacl { get; init; }

    public Acl? Sacl { get; init; }

    public DescriptorControl Control { get; init; }

    /// <summary>The byte that SACL-carrying resource managers use; 0 everywhere else.</summary>
    public byte ResourceManagerControl { get; init; }

    /// <summary>The order of the parts in the text it was read from; empty when it came from elsewhere.</summary>
    public IReadOnlyList<DescriptorPart> TextOrder { get; init; } = [];

    /// <summary>The order of the parts in the bytes it was read from; empty when it came from elsewhere.</summary>
    public IReadOnlyList<DescriptorPart> BinaryOrder { get; init; } = [];

    /// <summary>How SDDL text spelled the flags before the entries, such as <c>PAI</c>; <c>null</c> when it came from elsewhere.</summary>
    public string? DaclFlagSpelling { get; init; }

    public string? SaclFlagSpelling { get; init; }

    public bool HasNullDacl => Dacl is null;

    public bool Has(DescriptorControl bits) => (Control & bits) == bits;
}
