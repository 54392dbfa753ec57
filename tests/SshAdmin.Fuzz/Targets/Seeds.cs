using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Fuzz.Targets;

/// <summary>The samples of the tests, and small helpers to build inputs.</summary>
internal static class Seeds
{
    private static readonly string Root = AppContext.BaseDirectory;

    /// <summary>Files under a folder of the tests' data, in a stable order.</summary>
    public static IEnumerable<byte[]> Files(string folder, string pattern = "*") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    public static byte[] Content(string path) => File.ReadAllBytes(Path.Combine(Root, path));

    /// <summary>Words of each line that is no comment.</summary>
    public static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(Path.Combine(Root, path)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '));

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>SSH strings behind each other: how targets take several payloads in one input.</summary>
    public static byte[] Sequence(params byte[][] parts)
    {
        SshWriter writer = new();
        foreach (byte[] part in parts)
        {
            writer.WriteString(part);
        }

        return writer.ToArray();
    }

    public static byte[] Payload(byte number, Action<SshWriter> write)
    {
        SshWriter writer = new();
        writer.WriteByte(number);
        write(writer);
        return writer.ToArray();
    }

    /// <summary>Takes a sequence apart; what cannot be an SSH string is left out.</summary>
    public static IReadOnlyList<byte[]> Parts(byte[] input, int start = 0)
    {
        List<byte[]> parts = [];
        int at = start;
        while (at + 4 <= input.Length)
        {
            uint length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(input.AsSpan(at));
            at += 4;
            int count = (int)Math.Min(length, (uint)(input.Length - at));
            parts.Add(input.AsSpan(at, count).ToArray());
            at += count;
        }

        return parts;
    }

    /// <summary>A part of a sequence, or nothing where the sequence is shorter.</summary>
    public static byte[] At(this IReadOnlyList<byte[]> parts, int index) => index < parts.Count ? parts[index] : [];
}
