using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>Reads a configuration from disk or text, whichever form it has.</summary>
internal static class ServerConfigurationLoader
{
    // crypto-policies before Fedora 35 and RHEL 9 wrote one shell variable with command-line options.
    private static readonly Regex OldPolicy = new(@"^\s*CRYPTO_POLICY\s*=\s*['""](?<options>[^'""]*)['""]\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // Some wrong lines are a typing error; this many without a single right one are another kind of file.
    private const int MostWrongLines = 20;

    private const int MostPolicyLines = 50;

    /// <exception cref="SshAdminException">There is no such file, it cannot be read, or it is no configuration.</exception>
    internal static ServerConfiguration Load(ConfigurationRequest request)
    {
        ConfigurationDocument document = Unfold(request.Path is not null
            ? ConfigurationDocument.Parse(request.Path, new FolderConfigurationFiles().Read(request.Path))
            : ConfigurationDocument.ParseText(string.Empty, request.Text ?? string.Empty));
        SshdVersion? version = request.ServerVersion is null ? null : SshdVersion.Parse(request.ServerVersion);
        SshServerPlatform platform = request.Platform ?? Platform(document, version);
        if (SshdDump.IsDump(document))
        {
            return SshdDump.Read(document, version, platform);
        }

        SshdVersion rules = version ?? (platform == SshServerPlatform.Windows ? SshdVersion.NewestKnownOnWindows : SshdVersion.NewestKnown);
        ServerConfiguration configuration = ConfigurationReader.Read(document, rules, platform, Files(request, platform), request.Context);
        bool strange = configuration.Problems.Count > MostWrongLines || document.Lines.Any(line => line.Text.IndexOf('\0') >= 0);
        if (configuration.Entries.Count == 0 && strange)
        {
            throw new SshInputException(ErrorReason.ServerConfigurationInvalid, $"{(request.Path is null ? "The text" : $"'{request.Path}'")} holds no keyword of sshd_config; give an sshd_config or the output of sshd -T.", request.Path);
        }

        return configuration;
    }

    private static IConfigurationFiles Files(ConfigurationRequest request, SshServerPlatform platform)
    {
        if (request.Root is not null)
        {
            return Directory.Exists(request.Root) ? new FolderConfigurationFiles(request.Root)
                : throw new SshInputException(ErrorReason.PathNotFound, $"There is no folder '{request.Root}' to stand for the server's root.", request.Root);
        }

        // A file of another system is a copy: the paths in it are not those of this computer.
        bool windowsHere = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        bool windowsThere = platform == SshServerPlatform.Windows;
        return request.Path is not null && windowsHere == windowsThere ? new FolderConfigurationFiles() : new NoConfigurationFiles();
    }

    /// <summary>What the file itself says of its system.</summary>
    private static SshServerPlatform Platform(ConfigurationDocument document, SshdVersion? version)
    {
        bool windows = version?.NamesWindows == true || document.Lines.Any(line => line.Text.IndexOf("__PROGRAMDATA__", StringComparison.OrdinalIgnoreCase) >= 0 || line.Text.IndexOf("sftp-server.exe", StringComparison.OrdinalIgnoreCase) >= 0);
        return windows ? SshServerPlatform.Windows : SshServerPlatform.Linux;
    }

    private static ConfigurationDocument Unfold(ConfigurationDocument document)
    {
        // The variable stands on one line, after comments at most.
        string? options = document.Lines.Count > MostPolicyLines ? null
            : document.Lines.Select(line => OldPolicy.Match(line.Text)).FirstOrDefault(match => match.Success)?.Groups["options"].Value;
        return options is null ? document : ConfigurationDocument.ParseText(document.Path, string.Join("\n", options.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(option => option.StartsWith("-o", StringComparison.Ordinal)).Select(option => option.Substring(2))));
    }
}
