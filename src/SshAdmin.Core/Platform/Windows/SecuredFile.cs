using System;
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

    // MS-DTYP and ntifs.h: the bit by which a reparse point says that it stands for another file.
    private const uint NameSurrogate = 0x20000000;
    private const int MaxPath = 32767;

    private readonly string _native = LongPath.ToNative(path);

    /// <summary>The descriptor of the file that a link leads to.</summary>
    public SecurityDescriptor Read()
    {
        using SafeFileHandle handle = OpenForReading(0);
        return SelfRelativeForm.Read(ReadBytes(handle));
    }

    /// <summary>The descriptor as stored, for comparison.</summary>
    public byte[] ReadBytes()
    {
        using SafeFileHandle handle = OpenForReading(0);
        return ReadBytes(handle);
    }

    /// <summary>What else matters about the file.</summary>
    public FileFacts ReadFacts()
    {
        using SafeFileHandle target = OpenForReading(0);
        using SafeFileHandle self = OpenForReading(CreateFile.OpenReparsePoint);
        bool isTagged = GetFileInformationByHandleEx.Invoke(self, GetFileInformationByHandleEx.FileAttributeTagInfo, out GetFileInformationByHandleEx.AttributeTag own, 8);
        bool isLink = isTagged && (own.Attributes & GetFileAttributes.ReparsePoint) != 0 && (own.ReparseTag & NameSurrogate) != 0;
        bool isDescribed = GetFileInformationByHandleEx.Invoke(target, GetFileInformationByHandleEx.FileAttributeTagInfo, out GetFileInformationByHandleEx.AttributeTag attributes, 8);
        bool keepsAcls = !GetVolumeInformationByHandle.Invoke(target, IntPtr.Zero, 0, IntPtr.Zero, IntPtr.Zero, out uint volume, IntPtr.Zero, 0) || (volume & GetVolumeInformationByHandle.PersistentAcls) != 0;
        StringBuilder final = new(MaxPath);
        uint length = GetFinalPathNameByHandle.Invoke(target, final, MaxPath, 0);
        return new FileFacts(
            IsFolder: isDescribed && (attributes.Attributes & GetFileAttributes.Directory) != 0,
            IsEncrypted: isDescribed && (attributes.Attributes & GetFileAttributes.Encrypted) != 0,
            KeepsAcls: keepsAcls,
            FinalPath: length is > 0 and < MaxPath ? LongPath.ToDisplay(final.ToString()) : path,
            LinkOwner: isLink ? SelfRelativeForm.Read(ReadBytes(self)).Owner : null,
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
            using SafeFileHandle handle = Open(AccessMasks.WriteDac, 0);
            SetKernelObjectSecurity.Invoke(handle, DaclInformation, before);
        }

        return second;
    }

    private int TryWrite(RepairPlan plan, uint access, bool owner, bool dacl)
    {
        using SafeFileHandle handle = Open(access, 0);
        if (handle.IsInvalid)
        {
            return WindowsError.Last;
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
        return SetKernelObjectSecurity.Invoke(handle, information, SelfRelativeForm.Write(written)) ? 0 : WindowsError.Last;
    }

    private SafeFileHandle OpenForReading(uint flags)
    {
        SafeFileHandle handle = Open(AccessMasks.ReadControl, flags);
        int error = handle.IsInvalid ? WindowsError.Last : 0;
        if (error == WindowsError.AccessDenied)
        {
            handle.Dispose();
            using PrivilegeScope privileges = new(PrivilegeScope.Backup);
            handle = Open(AccessMasks.ReadControl, flags);
            error = handle.IsInvalid ? WindowsError.Last : 0;
        }

        if (error != 0)
        {
            handle.Dispose();
            throw WindowsError.Reading(error, path);
        }

        return handle;
    }

    private SafeFileHandle Open(uint access, uint flags) =>
        CreateFile.Invoke(_native, access, CreateFile.ShareAll, IntPtr.Zero, CreateFile.OpenExisting, CreateFile.BackupSemantics | flags, IntPtr.Zero);

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
