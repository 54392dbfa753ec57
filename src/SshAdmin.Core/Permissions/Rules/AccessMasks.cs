namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Access masks of files and folders (Microsoft Learn, File Security and Access Rights).</summary>
internal static class AccessMasks
{
    public const uint DeleteChild = 0x40;
    public const uint Delete = 0x10000;
    public const uint ReadControl = 0x20000;
    public const uint WriteDac = 0x40000;
    public const uint WriteOwner = 0x80000;
    public const uint GenericAll = 0x10000000;
    public const uint GenericExecute = 0x20000000;
    public const uint GenericWrite = 0x40000000;
    public const uint GenericRead = 0x80000000;
    public const uint FullControl = 0x1F01FF;
    public const uint Modify = 0x1301BF;
    public const uint ReadAndExecute = 0x1200A9;
    public const uint Read = 0x120089;
    public const uint Write = 0x120116;
    public const uint Execute = 0x1200A0;

    /// <summary>Write data, append data, write extended attributes, write attributes: what OpenSSH up to 10.0 takes for writing.</summary>
    public const uint ChangeContent = 0x116;

    /// <summary>The same with delete, change permissions and take ownership: OpenSSH from 10.4.</summary>
    public const uint ChangeAnything = ChangeContent | Delete | WriteDac | WriteOwner;

    /// <summary>Replaces generic rights by the specific ones they stand for on files.</summary>
    public static uint MapGenerics(uint mask)
    {
        uint mapped = mask & 0x0FFFFFFF;
        mapped |= (mask & GenericAll) != 0 ? FullControl : 0;
        mapped |= (mask & GenericRead) != 0 ? Read : 0;
        mapped |= (mask & GenericWrite) != 0 ? Write : 0;
        mapped |= (mask & GenericExecute) != 0 ? Execute : 0;
        return mapped;
    }
}
