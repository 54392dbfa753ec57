using System.IO;

namespace SshAdmin.Tests.Packaging;

/// <summary>The assemblies that ship, written down once; a new dependency has to be entered here by hand.</summary>
internal static class Expected
{
    public static readonly string[] Assemblies =
    [
        "bin/Dependencies/BouncyCastle.Crypto.dll",
        "bin/SshAdmin.Core.dll",
        "bin/SshAdmin.dll",
    ];

    /// <summary>Everything under bin/ of a module folder, with forward slashes, in order.</summary>
    public static string[] AssembliesUnder(string module) =>
        [.. Directory.GetFiles(Path.Combine(module, "bin"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(module, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
}
