using System;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>Inheritance and audit flags of an entry (MS-DTYP 2.4.4.1, AceFlags).</summary>
[Flags]
internal enum AceFlags : byte
{
    None = 0,
    ObjectInherit = 0x01,
    ContainerInherit = 0x02,
    NoPropagate = 0x04,
    InheritOnly = 0x08,
    Inherited = 0x10,
    Critical = 0x20,
    SuccessfulAccess = 0x40,
    FailedAccess = 0x80,
}
