using System.IO;
using System.Text;

namespace SshAdmin.WineTests;

/// <summary>A VS_VERSIONINFO block with one text, FileVersion, in US English and Unicode.</summary>
internal static class VersionResource
{
    public static byte[] Write(string fileVersion)
    {
        byte[] value = Block("FileVersion", Encoding.Unicode.GetBytes(fileVersion + "\0"), fileVersion.Length + 1, isText: true);
        byte[] table = Block("040904B0", [], 0, isText: true, value);
        byte[] texts = Block("StringFileInfo", [], 0, isText: true, table);
        using MemoryStream numbers = new();
        using (BinaryWriter at = new(numbers))
        {
            at.Write(0xFEEF04BD); // the signature of VS_FIXEDFILEINFO; the numbers in it stay zero
            at.Write(0x00010000);
            at.Write(new byte[44]);
        }

        return Block("VS_VERSION_INFO", numbers.ToArray(), 52, isText: false, texts);
    }

    // Length, length of the value, kind, key, value, children; value and children start at multiples of four.
    private static byte[] Block(string key, byte[] value, int valueLength, bool isText, byte[]? child = null)
    {
        using MemoryStream bytes = new();
        using BinaryWriter at = new(bytes);
        at.Write((ushort)0);
        at.Write((ushort)valueLength);
        at.Write((ushort)(isText ? 1 : 0));
        at.Write(Encoding.Unicode.GetBytes(key + "\0"));
        Align();
        at.Write(value);
        if (child is not null)
        {
            Align();
            at.Write(child);
        }

        at.Seek(0, SeekOrigin.Begin);
        at.Write((ushort)bytes.Length);
        return bytes.ToArray();

        void Align()
        {
            while (bytes.Length % 4 != 0)
            {
                at.Write((byte)0);
            }
        }
    }
}
