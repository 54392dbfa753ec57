using System.Collections.Generic;
using System.Linq;
using System.Text;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Tests.Hardening;

/// <summary>A server's files that exist only in a test; a file without text cannot be read.</summary>
internal sealed class MemoryFiles(Dictionary<string, string?> files) : IConfigurationFiles
{
    public IReadOnlyList<string> Expand(string pattern) => [.. files.Keys.Where(path => HostPattern.IsMatch(path, pattern)).OrderBy(path => path, System.StringComparer.Ordinal)];

    public byte[] Read(string path) => files[path] is string text
        ? Encoding.UTF8.GetBytes(text)
        : throw new SshAccessException(ErrorReason.FileUnreadable, $"The file '{path}' may not be read by this account.", path);
}
