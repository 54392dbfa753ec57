using System.Linq;
using System.Text;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Prints a descriptor as SDDL: what was read from text as it stood there, all else as Windows prints it.</summary>
/// <remarks>Aliases of a machine or domain (LA, DA, ...) are never chosen: whom they name depends on who reads them.</remarks>
internal static class SddlPrinter
{
    private static readonly DescriptorPart[] UsualOrder = [DescriptorPart.Owner, DescriptorPart.Group, DescriptorPart.Dacl, DescriptorPart.Sacl];

    public static string Print(SecurityDescriptor descriptor)
    {
        StringBuilder text = new();
        foreach (DescriptorPart part in descriptor.TextOrder.Concat(UsualOrder).Distinct())
        {
            switch (part)
            {
                case DescriptorPart.Owner when descriptor.Owner is not null:
                    text.Append("O:").Append(Print(descriptor.Owner));
                    break;
                case DescriptorPart.Group when descriptor.Group is not null:
                    text.Append("G:").Append(Print(descriptor.Group));
                    break;
                case DescriptorPart.Dacl when descriptor.Has(DescriptorControl.DaclPresent):
                    text.Append("D:");
                    Append(descriptor.Dacl, descriptor.DaclFlagSpelling ?? Flags(descriptor, DescriptorControl.DaclProtected, DescriptorControl.DaclAutoInheritRequired, DescriptorControl.DaclAutoInherited));
                    break;
                case DescriptorPart.Sacl when descriptor.Has(DescriptorControl.SaclPresent):
                    text.Append("S:");
                    Append(descriptor.Sacl, descriptor.SaclFlagSpelling ?? Flags(descriptor, DescriptorControl.SaclProtected, DescriptorControl.SaclAutoInheritRequired, DescriptorControl.SaclAutoInherited));
                    break;
            }
        }

        return text.ToString();

        void Append(Acl? acl, string flags)
        {
            text.Append(flags);
            if (acl is null && !flags.Contains(SddlTokens.NullAcl))
            {
                text.Append(SddlTokens.NullAcl);
            }

            foreach (Ace entry in acl?.Entries ?? [])
            {
                text.Append('(').Append(entry.Spelling ?? Print(entry)).Append(')');
            }
        }
    }

    public static string Print(Sid sid) => sid.Spelling ?? SidAliases.AliasOf(sid) ?? sid.ToString();

    public static string Print(Ace entry)
    {
        string type = SddlTokens.TokenOf(entry.Type) ?? $"0x{(byte)entry.Type:x}";
        string flags = SddlTokens.Print(entry.Flags, entry.Type);
        if (entry.Opaque is not null)
        {
            return $"{type};{flags};;;;;{SddlExtra.PrintBytes(entry.Opaque)}";
        }

        string rights = AccessRights.Print(entry.Mask, entry.Type == AceType.MandatoryLabel);
        string? extra = entry.Extra ?? SddlExtra.Print(entry);
        return $"{type};{flags};{rights};{entry.ObjectType};{entry.InheritedObjectType};{Print(entry.Trustee!)}{(extra is null ? "" : ";")}{extra}";
    }

    private static string Flags(SecurityDescriptor descriptor, DescriptorControl isProtected, DescriptorControl required, DescriptorControl inherited) =>
        (descriptor.Has(isProtected) ? "P" : "") + (descriptor.Has(required) ? "AR" : "") + (descriptor.Has(inherited) ? "AI" : "");
}
