using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Sddl;
using static SshAdmin.Core.Permissions.Descriptors.SelfRelativeLayout;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>Writes the self-relative form.</summary>
internal static class SelfRelativeWriter
{
    // What Windows itself writes (RtlAbsoluteToSelfRelativeSD and NTFS).
    private static readonly DescriptorPart[] UsualOrder = [DescriptorPart.Sacl, DescriptorPart.Dacl, DescriptorPart.Owner, DescriptorPart.Group];

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
}
