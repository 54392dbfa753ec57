namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>Kinds of access control entries (MS-DTYP 2.4.4.1, AceType). Other values are carried as opaque bytes.</summary>
internal enum AceType : byte
{
    Allow = 0x00,
    Deny = 0x01,
    Audit = 0x02,
    Alarm = 0x03,
    Compound = 0x04,
    AllowObject = 0x05,
    DenyObject = 0x06,
    AuditObject = 0x07,
    AlarmObject = 0x08,
    AllowConditional = 0x09,
    DenyConditional = 0x0A,
    AllowObjectConditional = 0x0B,
    DenyObjectConditional = 0x0C,
    AuditConditional = 0x0D,
    AlarmConditional = 0x0E,
    AuditObjectConditional = 0x0F,
    AlarmObjectConditional = 0x10,
    MandatoryLabel = 0x11,
    ResourceAttribute = 0x12,
    ScopedPolicy = 0x13,
    ProcessTrustLabel = 0x14,
    AccessFilter = 0x15,
}
