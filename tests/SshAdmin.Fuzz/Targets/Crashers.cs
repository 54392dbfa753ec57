using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.Fuzz.Targets;

/// <summary>Inputs that once broke a rule. They stay, as tests and to start from.</summary>
internal static class Crashers
{
    /// <summary>Files named after their target: <c>target--what.bin</c>.</summary>
    public static IReadOnlyList<(string Target, string File)> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "crashers"), "*.bin").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file).Split("--")[0], file))];

    public static IEnumerable<byte[]> Of(string target) => All.Where(crasher => crasher.Target == target).Select(crasher => File.ReadAllBytes(crasher.File));
}
