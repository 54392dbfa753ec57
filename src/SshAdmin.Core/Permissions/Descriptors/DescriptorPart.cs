namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>The parts of a descriptor; each can be missing, and they come in any order.</summary>
internal enum DescriptorPart
{
    Owner,
    Group,
    Dacl,
    Sacl,
}
