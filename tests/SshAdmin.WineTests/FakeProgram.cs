using System;
using System.IO;
using System.Text;

namespace SshAdmin.WineTests;

/// <summary>
/// A real program for 64-bit Windows of 2.5 KiB, written byte by byte (PE32+, [MS-PECOFF]): it writes one line to standard error and
/// ends, and carries a version resource. It stands in for installed clients.
/// </summary>
internal static class FakeProgram
{
    private const uint ImageBase = 0x400000;
    private const uint SectionRva = 0x1000;
    private const int HeaderSize = 0x200;

    // Places in the one section.
    private const int Imports = 0x100;
    private const int Line = 0x200;
    private const int Resources = 0x400;
    private const int SectionSize = 0x800;

    /// <summary>Writes it.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="fileVersion">The text of FileVersion in the version resource.</param>
    /// <param name="line">What it answers, whatever it is asked.</param>
    public static void Write(string path, string fileVersion, string line = "")
    {
        byte[] section = new byte[SectionSize];
        byte[] text = Encoding.ASCII.GetBytes(line + "\n");
        text.CopyTo(section, Line);
        Code(text.Length).CopyTo(section, 0);
        WriteImports(section);
        int resourceSize = WriteResources(section, fileVersion);
        using BinaryWriter file = new(File.Create(path));
        WriteHeaders(file, resourceSize);
        file.Write(section);
    }

    private static byte[] Code(int length)
    {
        using MemoryStream bytes = new();
        using BinaryWriter code = new(bytes);
        code.Write([0x48, 0x83, 0xEC, 0x38]);                         // sub rsp, 38h
        code.Write([0xB9, 0xF4, 0xFF, 0xFF, 0xFF]);                   // mov ecx, STD_ERROR_HANDLE
        Call(0);                                                      // GetStdHandle
        code.Write([0x48, 0x89, 0xC1]);                               // mov rcx, rax
        code.Write([0x48, 0x8D, 0x15]);                               // lea rdx, [line]
        Relative(Line);
        code.Write([0x41, 0xB8]);                                     // mov r8d, length
        code.Write(length);
        code.Write([0x4C, 0x8D, 0x4C, 0x24, 0x30]);                   // lea r9, [rsp+30h]
        code.Write([0x48, 0xC7, 0x44, 0x24, 0x20, 0, 0, 0, 0]);       // mov qword [rsp+20h], 0
        Call(1);                                                      // WriteFile
        code.Write([0x31, 0xC9]);                                     // xor ecx, ecx
        Call(2);                                                      // ExitProcess
        return bytes.ToArray();

        void Call(int function)
        {
            code.Write([0xFF, 0x15]);
            Relative(AddressTable + (8 * function));
        }

        void Relative(int target) => code.Write(target - ((int)bytes.Length + 4));
    }

    private static readonly string[] Functions = ["GetStdHandle", "WriteFile", "ExitProcess"];

    // One descriptor and an empty one, then the names by function twice (the loader fills in the second), then the names.
    private const int LookupTable = Imports + 40;
    private const int AddressTable = LookupTable + 32;
    private const int Names = AddressTable + 32;

    private static void WriteImports(byte[] section)
    {
        using BinaryWriter at = new(new MemoryStream(section));
        int name = Names;
        for (int i = 0; i < Functions.Length; i++)
        {
            foreach (int table in new[] { LookupTable, AddressTable })
            {
                at.Seek(table + (8 * i), SeekOrigin.Begin);
                at.Write((ulong)(SectionRva + name));
            }

            at.Seek(name + 2, SeekOrigin.Begin); // after the hint, which may be wrong
            at.Write(Encoding.ASCII.GetBytes(Functions[i]));
            name += 16;
        }

        at.Seek(name, SeekOrigin.Begin);
        at.Write(Encoding.ASCII.GetBytes("kernel32.dll"));
        at.Seek(Imports, SeekOrigin.Begin);
        at.Write(SectionRva + LookupTable);
        at.Write(0L);
        at.Write((uint)(SectionRva + name));
        at.Write(SectionRva + AddressTable);
    }

    private static int WriteResources(byte[] section, string fileVersion)
    {
        byte[] version = VersionResource.Write(fileVersion);
        using BinaryWriter at = new(new MemoryStream(section));
        at.Seek(Resources, SeekOrigin.Begin);
        Directory(16, 0x80000018);                                    // RT_VERSION, a directory at 18h
        Directory(1, 0x80000030);                                     // its only one
        Directory(0x0409, 0x48);                                      // its only language: the data entry at 48h
        at.Write(SectionRva + Resources + 0x58);
        at.Write(version.Length);
        at.Write(0L);
        at.Write(version);
        return 0x58 + version.Length;

        void Directory(uint id, uint entry)
        {
            at.Write(new byte[14]);
            at.Write((ushort)1);
            at.Write(id);
            at.Write(entry);
        }
    }

    private static void WriteHeaders(BinaryWriter file, int resourceSize)
    {
        byte[] dos = new byte[64];
        dos[0] = (byte)'M';
        dos[1] = (byte)'Z';
        dos[60] = 64;
        file.Write(dos);
        file.Write(Encoding.ASCII.GetBytes("PE\0\0"));
        file.Write((ushort)0x8664);                                   // x64
        file.Write((ushort)1);                                        // sections
        file.Write(new byte[12]);
        file.Write((ushort)240);                                      // optional header
        file.Write((ushort)0x23);                                     // fixed base, executable, large addresses
        file.Write((ushort)0x20B);
        file.Write((ushort)0);
        file.Write(SectionSize);
        file.Write(0L);
        file.Write(SectionRva);                                       // entry point
        file.Write(SectionRva);
        file.Write((ulong)ImageBase);
        file.Write(0x1000);
        file.Write(HeaderSize);
        file.Write(6L);                                               // versions: Windows 6.0
        file.Write(6L);
        file.Write(0x2000);                                           // image size
        file.Write(HeaderSize);
        file.Write(0);
        file.Write((ushort)3);                                        // console
        file.Write((ushort)0);
        file.Write(0x100000L);
        file.Write(0x1000L);
        file.Write(0x100000L);
        file.Write(0x1000L);
        file.Write(0);
        file.Write(16);
        file.Write(0L);
        file.Write(SectionRva + Imports);
        file.Write(40);
        file.Write(SectionRva + Resources);
        file.Write(resourceSize);
        file.Write(new byte[13 * 8]);
        file.Write(Encoding.ASCII.GetBytes(".all\0\0\0\0"));
        file.Write(SectionSize);
        file.Write(SectionRva);
        file.Write(SectionSize);
        file.Write(HeaderSize);
        file.Write(new byte[12]);
        file.Write(0xE0000020);                                       // code, may be executed, read and written
        file.Write(new byte[HeaderSize - (int)file.BaseStream.Length]);
    }
}
