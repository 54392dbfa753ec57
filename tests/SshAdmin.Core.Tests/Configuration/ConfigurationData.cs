using System;
using System.IO;
using System.Linq;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>Sample configurations under Data/Configuration: each a copy of a server's tree, with what sshd -t and -T said of it under check/.</summary>
internal static class ConfigurationData
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "Configuration");

    public static string[] Samples { get; } = [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Where(name => char.IsDigit(name[0])).Order()];

    public static string Root(string sample) => Path.Combine(Folder, sample);

    public static string MainFile(string sample) => Path.Combine(Root(sample), "etc", "ssh", "sshd_config");
}
