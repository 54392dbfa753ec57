using System.Collections.Generic;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>For text whose server's files are out of reach.</summary>
internal sealed class NoConfigurationFiles : IConfigurationFiles
{
    public IReadOnlyList<string> Expand(string pattern) => [];

    public byte[] Read(string path) => throw new SshInputException(ErrorReason.PathNotFound, $"The file '{path}' cannot be read from here.", path);
}
