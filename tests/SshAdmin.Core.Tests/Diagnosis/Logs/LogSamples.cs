using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Diagnosis.Logs;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>Logs that real clients wrote: OpenSSH 8.1 to 10.5, made on loopback with throw-away keys and users.</summary>
internal static class LogSamples
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "Logs");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.log", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static IReadOnlyList<LogResult> ReadFile(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, name));
        return Read(BoundedLines.Read(stream, LogLine.MaximumLength));
    }

    public static IReadOnlyList<LogResult> Read(string text) => Read(BoundedLines.Read(new StringReader(text), LogLine.MaximumLength));

    public static IReadOnlyList<LogResult> Read(IEnumerable<string> lines)
    {
        LogParser parser = new(redact: true);
        List<LogResult> results = [];
        foreach (var line in lines)
        {
            results.AddRange(parser.Add(line));
        }

        results.AddRange(parser.Finish());
        return results;
    }
}
