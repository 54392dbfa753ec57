using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Errors;
using static SshAdmin.Core.Permissions.Descriptors.SelfRelativeLayout;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>Reads the self-relative form; offsets and lengths are checked before they are followed.</summary>
internal static class SelfRelativeReader
{
    /// <exception cref="SshInputException">Not a well-formed descriptor.</exception>
    public static SecurityDescriptor Read(byte[] source)
    {
        if (source.Length < HeaderLength || source[0] != 1)
        {
            throw Malformed("its header is not that of revision 1");
        }

        DescriptorControl control = (DescriptorControl)LittleEndian.ReadUInt16(source, 2);
        if ((control & DescriptorControl.SelfRelative) == 0)
        {
            throw Malformed("it is not self-relative");
        }

        List<(uint Offset, DescriptorPart Part)> layout = [];
        uint owner = Offset(DescriptorPart.Owner), group = Offset(DescriptorPart.Group);
        uint sacl = Offset(DescriptorPart.Sacl), dacl = Offset(DescriptorPart.Dacl);
        return new SecurityDescriptor
        {
            Control = control,
            ResourceManagerControl = source[1],
            Owner = owner == 0 ? null : ReadSid(source, owner, "owner"),
            Group = group == 0 ? null : ReadSid(source, group, "group"),
            Sacl = sacl == 0 || (control & DescriptorControl.SaclPresent) == 0 ? null : ReadAcl(source, sacl, "SACL"),
            Dacl = dacl == 0 || (control & DescriptorControl.DaclPresent) == 0 ? null : ReadAcl(source, dacl, "DACL"),
            BinaryOrder = layout.OrderBy(entry => entry.Offset).Select(entry => entry.Part).ToArray(),
        };

        uint Offset(DescriptorPart part)
        {
            uint offset = LittleEndian.ReadUInt32(source, PointerOf(part));
            if (offset != 0)
            {
                layout.Add((offset, part));
            }

            return offset;
        }
    }

    private static Sid ReadSid(byte[] source, uint offset, string what) =>
        (offset < source.Length ? Sid.TryRead(source, (int)offset, source.Length) : null) ?? throw Malformed($"its {what} is not a SID");

    private static Acl ReadAcl(byte[] source, uint start, string what)
    {
        if (start > source.Length - AclHeaderLength)
        {
            throw Malformed($"its {what} lies outside of it");
        }

        int offset = (int)start;
        int end = offset + LittleEndian.ReadUInt16(source, offset + 2);
        int count = LittleEndian.ReadUInt16(source, offset + 4);
        if (end > source.Length || end < offset + AclHeaderLength || count > (end - offset) / AceHeaderLength)
        {
            throw Malformed($"its {what} is longer than it says");
        }

        byte revision = source[offset];
        offset += AclHeaderLength;
        List<Ace> entries = new(count);
        for (int i = 0; i < count; i++)
        {
            int size = end - offset < AceHeaderLength ? 0 : LittleEndian.ReadUInt16(source, offset + 2);
            if (size < AceHeaderLength || size > end - offset)
            {
                throw Malformed($"entry {i + 1} of its {what} is cut off");
            }

            entries.Add(ReadAce(source, offset, offset + size) ?? throw Malformed($"entry {i + 1} of its {what} has no proper trustee"));
            offset += size;
        }

        return new Acl(entries) { StoredRevision = revision, Slack = Slice(source, offset, end) };
    }

    private static Ace? ReadAce(byte[] source, int start, int end)
    {
        AceType type = (AceType)source[start];
        AceFlags flags = (AceFlags)source[start + 1];
        int offset = start + AceHeaderLength;
        if (!Ace.IsKnown(type))
        {
            return new Ace { Type = type, Flags = flags, Opaque = Slice(source, offset, end) };
        }

        if (end - offset < 4)
        {
            return null;
        }

        uint mask = LittleEndian.ReadUInt32(source, offset);
        offset += 4;
        Guid? objectType = null;
        Guid? inheritedObjectType = null;
        if (new Ace { Type = type }.IsObject)
        {
            uint present = end - offset < 4 ? uint.MaxValue : LittleEndian.ReadUInt32(source, offset);
            offset += 4;
            int guids = ((present & ObjectTypePresent) != 0 ? 1 : 0) + ((present & InheritedObjectTypePresent) != 0 ? 1 : 0);
            if (present > (ObjectTypePresent | InheritedObjectTypePresent) || end - offset < 16 * guids)
            {
                return null;
            }

            objectType = (present & ObjectTypePresent) != 0 ? ReadGuid() : null;
            inheritedObjectType = (present & InheritedObjectTypePresent) != 0 ? ReadGuid() : null;
        }

        Sid? trustee = Sid.TryRead(source, offset, end);
        return trustee is null ? null : new Ace
        {
            Type = type,
            Flags = flags,
            Mask = mask,
            ObjectType = objectType,
            InheritedObjectType = inheritedObjectType,
            Trustee = trustee,
            Data = Slice(source, offset + trustee.BinaryLength, end),
        };

        Guid ReadGuid()
        {
            Guid guid = new(Slice(source, offset, offset + 16));
            offset += 16;
            return guid;
        }
    }

    private static byte[] Slice(byte[] source, int start, int end)
    {
        byte[] slice = new byte[end - start];
        Buffer.BlockCopy(source, start, slice, 0, slice.Length);
        return slice;
    }
}
