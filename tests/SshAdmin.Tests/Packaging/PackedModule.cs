using System.IO;
using System.IO.Compression;
using SshAdmin.Packager;
using SshAdmin.Tests.Rules;

namespace SshAdmin.Tests.Packaging;

/// <summary>The module folder and the package, made in a folder of its own from what the build has left in bin/.</summary>
public sealed class PackedModule : IDisposable
{
    public static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 6, TimeSpan.Zero);

    public PackedModule()
    {
        Folder = Directory.CreateTempSubdirectory("packed-").FullName;
        foreach (var file in ModuleFolder.FilesUnder(Path.Combine(Sources.Root, "bin")))
        {
            var target = Path.Combine(Folder, "bin", file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Sources.Root, "bin", file), target);
        }

        ModuleFolder.Fill(Sources.Root, Folder, Manifest);
        Bill = BillOfMaterials.Write(Manifest, Folder, Time);
        File.WriteAllBytes(Path.Combine(Folder, BillOfMaterials.NameInModule), Bill);
        Package = ModulePackage.Write(Manifest, Folder, Time);
    }

    public Manifest Manifest { get; } = Manifest.Read(Path.Combine(Sources.Root, "SshAdmin.psd1"));

    public string Folder { get; }

    public byte[] Bill { get; }

    public byte[] Package { get; }

    public ZipArchive Open() => new(new MemoryStream(Package));

    public string ReadEntry(string name)
    {
        using var archive = Open();
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
