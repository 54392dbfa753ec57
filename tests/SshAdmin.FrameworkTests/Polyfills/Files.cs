using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.FrameworkTests.Polyfills;

/// <summary>Members of files, folders and streams that .NET Framework has not got.</summary>
internal static class Files
{
    extension(File)
    {
        public static Task<string> ReadAllTextAsync(string path, CancellationToken stop = default) => Task.FromResult(File.ReadAllText(path));

        public static Task<string[]> ReadAllLinesAsync(string path, CancellationToken stop = default) => Task.FromResult(File.ReadAllLines(path));

        public static Task<byte[]> ReadAllBytesAsync(string path, CancellationToken stop = default) => Task.FromResult(File.ReadAllBytes(path));

        public static Task WriteAllTextAsync(string path, string text, CancellationToken stop = default)
        {
            File.WriteAllText(path, text);
            return Task.CompletedTask;
        }

        public static Task WriteAllBytesAsync(string path, byte[] content, CancellationToken stop = default)
        {
            File.WriteAllBytes(path, content);
            return Task.CompletedTask;
        }

        public static void SetUnixFileMode(string path, UnixFileMode mode)
        {
            if (ChangeMode(path, (uint)mode) != 0)
            {
                throw new IOException($"chmod of '{path}' fails with {Marshal.GetLastWin32Error()}.");
            }
        }

        public static UnixFileMode GetUnixFileMode(string path) => (UnixFileMode)Convert.ToInt32(Programs.Output("stat", "-L", "-c", "%a", path).Trim(), 8);

        public static void CreateSymbolicLink(string path, string target) => Link(path, target);
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string? prefix = null) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N").Substring(0, 8)));
    }

    extension(Path)
    {
        public static string GetRelativePath(string from, string path) =>
            Uri.UnescapeDataString(new Uri(Path.GetFullPath(from).TrimEnd('/') + "/").MakeRelativeUri(new Uri(Path.GetFullPath(path))).ToString());
    }

    extension(FileInfo file)
    {
        public string? LinkTarget => Programs.Output("readlink", file.FullName).TrimEnd('\n') is { Length: > 0 } target ? target : null;
    }

    public static void ReadExactly(this Stream stream, byte[] buffer, int start, int count)
    {
        for (int end = start + count; start < end;)
        {
            int got = stream.Read(buffer, start, end - start);
            start += got > 0 ? got : throw new EndOfStreamException();
        }
    }

    public static async Task ReadExactlyAsync(this Stream stream, Memory<byte> memory, CancellationToken stop = default)
    {
        byte[] buffer = new byte[memory.Length];
        await stream.ReadExactlyAsync(buffer, stop);
        buffer.CopyTo(memory);
    }

    public static void ReadExactly(this Stream stream, byte[] buffer) => stream.ReadExactlyAsync(buffer).GetAwaiter().GetResult();

    public static async Task ReadExactlyAsync(this Stream stream, byte[] buffer, CancellationToken stop = default)
    {
        for (int at = 0; at < buffer.Length;)
        {
            int count = await stream.ReadAsync(buffer, at, buffer.Length - at, stop);
            at += count > 0 ? count : throw new EndOfStreamException();
        }
    }

    public static async Task<int> ReadAsync(this Stream stream, Memory<byte> memory, CancellationToken stop = default)
    {
        byte[] buffer = new byte[memory.Length];
        int count = await stream.ReadAsync(buffer, 0, buffer.Length, stop);
        buffer.AsMemory(0, count).CopyTo(memory);
        return count;
    }

    public static Task WriteAsync(this Stream stream, byte[] content, CancellationToken stop = default) => stream.WriteAsync(content, 0, content.Length, stop);

    public static Task WriteAsync(this Stream stream, ReadOnlyMemory<byte> content, CancellationToken stop = default) => stream.WriteAsync(content.ToArray(), stop);

    public static void Write(this Stream stream, ReadOnlySpan<byte> content) => stream.Write(content.ToArray(), 0, content.Length);

    public static Task CopyToAsync(this Stream stream, Stream target, CancellationToken stop) => stream.CopyToAsync(target, 81920, stop);

    public static Task<string> ReadToEndAsync(this TextReader reader, CancellationToken stop) => reader.ReadToEndAsync().WaitAsync(stop);

    public static Task<string?> ReadLineAsync(this TextReader reader, CancellationToken stop) => reader.ReadLineAsync().WaitAsync(stop)!;

    public static Task WriteLineAsync(this TextWriter writer, ReadOnlyMemory<char> text, CancellationToken stop) => writer.WriteLineAsync(text.ToString());

    public static Task FlushAsync(this TextWriter writer, CancellationToken stop) => writer.FlushAsync();

    internal static void Link(string path, string target)
    {
        if (SymbolicLink(target, path) != 0)
        {
            throw new IOException($"symlink '{path}' fails with {Marshal.GetLastWin32Error()}.");
        }
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);

    [DllImport("libc", EntryPoint = "symlink", SetLastError = true)]
    private static extern int SymbolicLink([MarshalAs(UnmanagedType.LPStr)] string target, [MarshalAs(UnmanagedType.LPStr)] string path);
}

/// <summary>Apart, because the compiled form of one name with the same parameters can exist once in a class.</summary>
internal static class Folders
{
    extension(Directory)
    {
        public static void CreateSymbolicLink(string path, string target) => Files.Link(path, target);

        public static void CreateDirectory(string path, UnixFileMode mode)
        {
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, mode);
        }
    }
}
