using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Sessions.Sftp;

/// <summary>What is known of a file (draft-ietf-secsh-filexfer-02 section 5).</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Permissions">The mode with its file type bits.</param>
/// <param name="Modified">In seconds since 1970.</param>
internal sealed record SftpAttributes(ulong? Size, uint? Permissions, uint? Modified)
{
    private const uint HasSize = 0x1;
    private const uint HasOwner = 0x2;
    private const uint HasPermissions = 0x4;
    private const uint HasTimes = 0x8;
    private const uint FileTypeBits = 0xf000;
    private const uint LinkType = 0xa000;

    public bool IsLink => Permissions is uint mode && (mode & FileTypeBits) == LinkType;

    // uint32 flags, uint64 size, uint32 uid, uint32 gid, uint32 permissions, uint32 atime, uint32 mtime; each where its flag is set
    public static SftpAttributes Read(SshReader reader)
    {
        uint flags = reader.ReadUInt32("attribute flags");
        ulong? size = (flags & HasSize) != 0 ? reader.ReadUInt64("size") : null;
        if ((flags & HasOwner) != 0)
        {
            reader.ReadUInt64("owner and group");
        }

        uint? permissions = (flags & HasPermissions) != 0 ? reader.ReadUInt32("permissions") : null;
        uint? modified = null;
        if ((flags & HasTimes) != 0)
        {
            reader.ReadUInt32("access time");
            modified = reader.ReadUInt32("modification time");
        }

        return new SftpAttributes(size, permissions, modified);
    }

    public static void WritePermissions(SshWriter writer, uint mode) => writer.WriteUInt32(HasPermissions).WriteUInt32(mode);
}
