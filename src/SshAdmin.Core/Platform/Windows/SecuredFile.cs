using System;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>The security descriptor of a file or folder, raw: the classes of .NET hide entries that OpenSSH counts.</summary>
/// <remarks>Handles are opened for the descriptor only, so a file that another program holds open can be judged and repaired.</remarks>
internal sealed class SecuredFile(string path)
{
    private const uint OwnerInformation = 0x1;
    private const uint GroupInformation = 0x2;
    private const uint DaclInformation = 0x4;
    private const uint ProtectedDaclInformation = 0x80000000;

    private const uint ReadAttributes = 0x80;

    // ntifs.h, IsReparseTagNameSurrogate: the bit by which a reparse point says that it stands for another file.
    private const uint NameSurrogate = 0x20000000;
    private const int MaxPath = 32767;

    private readonly string _native = LongPath.ToNative(path);

    /// <summary>The descriptor of the file that a link leads to.</summary>
    public SecurityDescriptor Read() => SelfRelativeReader.Read(ReadBytes());

    /// <summary>The descriptor as stored, for comparison.</summary>
    public byte[] ReadBytes()
    {
        using SafeFileHandle handle = OpenForReading(ofLink: false);
        return ReadBytes(handle);
    }

    /// <summary>What else matters about the file. Where this account may not look, the usual is assumed.</summary>
    public FileFacts ReadFacts()
    {
        using SafeFileHandle target = ExactOpen.Open(_native, ReadAttributes, ofLink: false, out int error);
        using SafeFileHandle self = ExactOpen.Open(_native, ReadAttributes, ofLink: true, out int _);
        if (error != 0 && error != WindowsError.AccessDenied)
        {
            throw WindowsError.Reading(error, path);
        }

        bool isTagged = IsDescribed(self, out GetFileInformationByHandleEx.AttributeTag own);
        bool isLink = isTagged && (own.Attributes & GetFileAttributes.ReparsePoint) != 0 && (own.ReparseTag & NameSurrogate) != 0;
        bool isDescribed = IsDescribed(target, out GetFileInformationByHandleEx.AttributeTag attributes);
        bool losesAcls = !target.IsInvalid && GetVolumeInformationByHandle.Invoke(target, IntPtr.Zero, 0, IntPtr.Zero, IntPtr.Zero, out uint volume, IntPtr.Zero, 0) && (volume & GetVolumeInformationByHandle.PersistentAcls) == 0;
        return new FileFacts(
            IsFolder: isDescribed && (attributes.Attributes & GetFileAttributes.Directory) != 0,
            IsEncrypted: isDescribed && (attributes.Attributes & GetFileAttributes.Encrypted) != 0,
            KeepsAcls: !losesAcls,
            FinalPath: FinalPath(target),
            LinkOwner: isLink ? ReadLinkOwner() : null,
            IsLink: isLink);
    }

    /// <summary>Writes owner and protected list, in one call where the rights allow it.</summary>
    /// <exception cref="Errors.SshAccessException">This account may not.</exception>
    public void Write(RepairPlan plan)
    {
        uint access = AccessMasks.ReadControl | (plan.ChangesDacl ? AccessMasks.WriteDac : 0) | (plan.ChangesOwner ? AccessMasks.WriteOwner : 0);
        int error = TryWrite(plan, access, plan.ChangesOwner, plan.ChangesDacl);
        if (error is WindowsError.AccessDenied or WindowsError.InvalidOwner or WindowsError.PrivilegeNotHeld)
        {
            using PrivilegeScope privileges = new(PrivilegeScope.Restore, PrivilegeScope.TakeOwnership);
            error = privileges.IsAnyHeld ? TryWrite(plan, access, plan.ChangesOwner, plan.ChangesDacl) : error;
            error = error != 0 && plan is { ChangesOwner: true, ChangesDacl: true } ? WriteInSteps(plan, error) : error;
        }

        if (error != 0)
        {
            throw WindowsError.Securing(error, path);
        }
    }

    // Somebody who may change the list but not the owner gives himself that right first. Should the second step fail,
    // the first is undone, so that no half-repaired file stays behind.
    private int WriteInSteps(RepairPlan plan, int error)
    {
        byte[] before = ReadBytes();
        if (TryWrite(plan, AccessMasks.ReadControl | AccessMasks.WriteDac, owner: false, dacl: true) != 0)
        {
            return error;
        }

        int second = TryWrite(plan, AccessMasks.ReadControl | AccessMasks.WriteOwner, owner: true, dacl: false);
        if (second != 0)
        {
            using SafeFileHandle handle = ExactOpen.Open(_native, AccessMasks.WriteDac, ofLink: false, out int _);
            SetKernelObjectSecurity.Invoke(handle, DaclInformation, before);
        }

        return second;
    }

    private int TryWrite(RepairPlan plan, uint access, bool owner, bool dacl)
    {
        using SafeFileHandle handle = ExactOpen.Open(_native, access, ofLink: false, out int error);
        if (error != 0)
        {
            return error;
        }

        SecurityDescriptor target = plan.Target;
        bool wantsAutoInherited = target.Has(DescriptorControl.DaclAutoInherited);
        SecurityDescriptor written = new()
        {
            Owner = owner ? target.Owner : null,
            Dacl = dacl ? target.Dacl : null,

            // The system keeps the auto-inherited bit only where the request bit accompanies it.
            Control = dacl ? DescriptorControl.DaclPresent | DescriptorControl.DaclProtected | (wantsAutoInherited ? DescriptorControl.DaclAutoInherited | DescriptorControl.DaclAutoInheritRequired : 0) : 0,
        };
        uint information = (owner ? OwnerInformation : 0) | (dacl ? DaclInformation | ProtectedDaclInformation : 0);
        return SetKernelObjectSecurity.Invoke(handle, information, SelfRelativeWriter.Write(written)) ? 0 : WindowsError.Last;
    }

    private SafeFileHandle OpenForReading(bool ofLink)
    {
        SafeFileHandle handle = ExactOpen.Open(_native, AccessMasks.ReadControl, ofLink, out int error);
        if (error == WindowsError.AccessDenied)
        {
            handle.Dispose();
            using PrivilegeScope privileges = new(PrivilegeScope.Backup);
            handle = ExactOpen.Open(_native, AccessMasks.ReadControl, ofLink, out error);
        }

        if (error != 0)
        {
            handle.Dispose();
            throw WindowsError.Reading(error, path);
        }

        return handle;
    }

    private Sid? ReadLinkOwner()
    {
        using SafeFileHandle link = OpenForReading(ofLink: true);
        return SelfRelativeReader.Read(ReadBytes(link)).Owner;
    }

    private string FinalPath(SafeFileHandle target)
    {
        StringBuilder final = new(MaxPath);
        uint length = target.IsInvalid ? 0 : GetFinalPathNameByHandle.Invoke(target, final, MaxPath, 0);
        return length is > 0 and < MaxPath ? LongPath.ToDisplay(final.ToString()) : path;
    }

    private static bool IsDescribed(SafeFileHandle file, out GetFileInformationByHandleEx.AttributeTag attributes)
    {
        attributes = default;
        return !file.IsInvalid && GetFileInformationByHandleEx.Invoke(file, GetFileInformationByHandleEx.FileAttributeTagInfo, out attributes, Marshal.SizeOf<GetFileInformationByHandleEx.AttributeTag>());
    }

    private byte[] ReadBytes(SafeFileHandle handle)
    {
        const uint Information = OwnerInformation | GroupInformation | DaclInformation;
        byte[] descriptor = new byte[1024];
        while (!GetKernelObjectSecurity.Invoke(handle, Information, descriptor, descriptor.Length, out int needed))
        {
            int error = WindowsError.Last;
            if (needed <= descriptor.Length)
            {
                throw WindowsError.Reading(error, path);
            }

            descriptor = new byte[needed];
        }

        return descriptor;
    }
}
