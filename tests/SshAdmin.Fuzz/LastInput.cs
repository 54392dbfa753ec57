using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace SshAdmin.Fuzz;

/// <summary>Keeps the input under test in a file that outlives the process, for an end that no handler sees: a stack that overflows.</summary>
internal sealed class LastInput : IDisposable
{
    private const int Capacity = 1024 * 1024;
    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public LastInput(string folder)
    {
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, $"running-{Environment.ProcessId}");
        _file = MemoryMappedFile.CreateFromFile(_path, FileMode.Create, null, Capacity);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Name of the target and its length first, then the input and its length.</summary>
    public void Set(string target, byte[] input)
    {
        byte[] name = Encoding.ASCII.GetBytes(target);
        _view.Write(0, name.Length);
        _view.WriteArray(4, name, 0, name.Length);
        _view.Write(64, input.Length);
        _view.WriteArray(68, input, 0, Math.Min(input.Length, Capacity - 68));
    }

    /// <summary>Takes back what an earlier process left when it died.</summary>
    public static (string Target, byte[] Input) Read(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        string target = Encoding.ASCII.GetString(content, 4, BitConverter.ToInt32(content, 0));
        return (target, content.AsSpan(68, BitConverter.ToInt32(content, 64)).ToArray());
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }
}
