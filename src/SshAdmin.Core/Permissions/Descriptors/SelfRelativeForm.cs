using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>The self-relative binary form of a descriptor (MS-DTYP 2.4.6), which Windows reads, stores and writes.</summary>
/// <remarks>
/// <code>
/// 0  revision (1) | 1 resource manager control | 2 control, 16 bits
/// 4  offset of owner | 8 of group | 12 of SACL | 16 of DACL, each 32 bits, 0 = absent
/// </code>
/// ACL: revision, 0, size (16 bits), count (16 bits), 0 (16 bits), entries. Entry: type, flags, size (16 bits), body.
/// </remarks>
internal static class SelfRelativeForm
{
    private const int HeaderLength = 20;
    private const int AclHeaderLength = 8;
    private const int AceHeaderLength = 4;
    private const uint ObjectTypePresent = 1;
    private const uint InheritedObjectTypePresent = 2;

    // What Windows itself writes (RtlAbsoluteToSelfRelativeSD and NTFS).
    private static readonly DescriptorPart[] UsualOrder = [DescriptorPart.Sacl, DescriptorPart.Dacl, DescriptorPart.Owner, DescriptorPart.Group];

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
        uint owner = Offset(4, DescriptorPart.Owner), group = Offset(8, DescriptorPart.Group);
        uint sacl = Offset(12, DescriptorPart.Sacl), dacl = Offset(16, DescriptorPart.Dacl);
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

        uint Offset(int at, DescriptorPart part)
        {
            uint offset = LittleEndian.ReadUInt32(source, at);
            if (offset != 0)
            {
                layout.Add((offset, part));
            }

            return offset;
        }
    }

    /// <exception cref="SshInputException">It names an account of an unknown machine, or a list is larger than the form allows.</exception>
    public static byte[] Write(SecurityDescriptor descriptor)
    {
        Dictionary<DescriptorPart, byte[]> parts = [];
        AddSid(DescriptorPart.Owner, descriptor.Owner);
        AddSid(DescriptorPart.Group, descriptor.Group);
        AddAcl(DescriptorPart.Sacl, descriptor.Sacl);
        AddAcl(DescriptorPart.Dacl, descriptor.Dacl);

        byte[] target = new byte[HeaderLength + parts.Values.Sum(part => part.Length)];
        target[0] = 1;
        target[1] = descriptor.ResourceManagerControl;
        LittleEndian.Write(target, 2, (ushort)(descriptor.Control | DescriptorControl.SelfRelative));
        int offset = HeaderLength;
        foreach (DescriptorPart part in descriptor.BinaryOrder.Concat(UsualOrder).Distinct())
        {
            if (parts.TryGetValue(part, out byte[] bytes))
            {
                LittleEndian.Write(target, PointerOf(part), (uint)offset);
                bytes.CopyTo(target, offset);
                offset += bytes.Length;
            }
        }

        return target;

        void AddSid(DescriptorPart part, Sid? sid)
        {
            if (sid is not null)
            {
                parts[part] = Binary(sid);
            }
        }

        void AddAcl(DescriptorPart part, Acl? acl)
        {
            if (acl is not null)
            {
                parts[part] = WriteAcl(acl);
            }
        }
    }

    private static int PointerOf(DescriptorPart part) => part switch
    {
        DescriptorPart.Owner => 4,
        DescriptorPart.Group => 8,
        DescriptorPart.Sacl => 12,
        _ => 16,
    };

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

    private static byte[] WriteAcl(Acl acl)
    {
        List<byte[]> entries = acl.Entries.Select(WriteAce).ToList();
        int size = AclHeaderLength + entries.Sum(entry => entry.Length) + acl.Slack.Length;
        if (size > ushort.MaxValue)
        {
            throw Malformed("a list of it is larger than 64 KB");
        }

        byte[] target = new byte[size];
        target[0] = acl.Revision;
        LittleEndian.Write(target, 2, (ushort)size);
        LittleEndian.Write(target, 4, (ushort)entries.Count);
        int offset = AclHeaderLength;
        foreach (byte[] entry in entries)
        {
            entry.CopyTo(target, offset);
            offset += entry.Length;
        }

        acl.Slack.CopyTo(target, offset);
        return target;
    }

    private static byte[] WriteAce(Ace entry)
    {
        List<byte> target = [(byte)entry.Type, (byte)entry.Flags, 0, 0];
        if (entry.Opaque is not null)
        {
            target.AddRange(entry.Opaque);
        }
        else
        {
            AddUInt32(entry.Mask);
            if (entry.IsObject)
            {
                AddUInt32((entry.ObjectType is null ? 0 : ObjectTypePresent) | (entry.InheritedObjectType is null ? 0 : InheritedObjectTypePresent));
                target.AddRange(entry.ObjectType?.ToByteArray() ?? []);
                target.AddRange(entry.InheritedObjectType?.ToByteArray() ?? []);
            }

            target.AddRange(Binary(entry.Trustee!));
            target.AddRange(entry.Extra is null ? entry.Data : SddlExtra.ToBinary(entry));
        }

        if (target.Count > ushort.MaxValue)
        {
            throw Malformed("an entry of it is larger than 64 KB");
        }

        byte[] bytes = target.ToArray();
        LittleEndian.Write(bytes, 2, (ushort)bytes.Length);
        return bytes;

        void AddUInt32(uint value)
        {
            byte[] bytes = new byte[4];
            LittleEndian.Write(bytes, 0, value);
            target.AddRange(bytes);
        }
    }

    private static byte[] Binary(Sid sid) => sid.IsRelative
        ? throw new SshInputException(ErrorReason.DescriptorInvalid, $"The alias {sid} stands for an account of the machine it was read on; write its SID (S-1-5-21-...) instead.", sid.ToString())
        : sid.ToBinary();

    private static byte[] Slice(byte[] source, int start, int end)
    {
        byte[] slice = new byte[end - start];
        Buffer.BlockCopy(source, start, slice, 0, slice.Length);
        return slice;
    }

    private static SshInputException Malformed(string why) =>
        new(ErrorReason.DescriptorInvalid, $"This is not a security descriptor that Windows could use: {why}.");
}
