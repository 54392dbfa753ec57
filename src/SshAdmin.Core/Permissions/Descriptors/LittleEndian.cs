namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>Integers as Windows structures hold them; callers have checked the bounds.</summary>
internal static class LittleEndian
{
    public static ushort ReadUInt16(byte[] source, int offset) => (ushort)(source[offset] | (source[offset + 1] << 8));

    public static uint ReadUInt32(byte[] source, int offset) => (uint)(ReadUInt16(source, offset) | (ReadUInt16(source, offset + 2) << 16));

    public static ulong ReadUInt64(byte[] source, int offset) => ReadUInt32(source, offset) | ((ulong)ReadUInt32(source, offset + 4) << 32);

    public static void Write(byte[] target, int offset, ushort value)
    {
        target[offset] = (byte)value;
        target[offset + 1] = (byte)(value >> 8);
    }

    public static void Write(byte[] target, int offset, uint value)
    {
        Write(target, offset, (ushort)value);
        Write(target, offset + 2, (ushort)(value >> 16));
    }
}
