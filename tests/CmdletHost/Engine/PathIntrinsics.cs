using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;

namespace System.Management.Automation;

public sealed class PathIntrinsics
{
    // The drives of PowerShell that hold no files: enough to tell "not a file" from "no such drive".
    private static readonly Dictionary<string, string> OtherDrives = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Env"] = "Environment",
        ["Variable"] = "Variable",
        ["Function"] = "Function",
        ["Alias"] = "Alias",
        ["HKLM"] = "Registry",
        ["HKCU"] = "Registry",
        ["Cert"] = "Certificate",
    };

    internal PathIntrinsics(string location) => CurrentFileSystemLocation = new PathInfo(location);

    public PathInfo CurrentLocation => CurrentFileSystemLocation;

    public PathInfo CurrentFileSystemLocation { get; }

    public PathInfo CurrentProviderLocation(string providerId) => CurrentFileSystemLocation;

    public string Combine(string parent, string child) => Path.Combine(parent, child);

    public bool IsProviderQualified(string path) => path.Contains("::", StringComparison.Ordinal);

    public string GetUnresolvedProviderPathFromPSPath(string path) => GetUnresolvedProviderPathFromPSPath(path, out _, out _);

    public string GetUnresolvedProviderPathFromPSPath(string path, out ProviderInfo provider, out PSDriveInfo drive)
    {
        ArgumentNullException.ThrowIfNull(path);
        string rest = StripProvider(path, out provider);
        drive = new PSDriveInfo("/", provider);
        if (provider.Name != ProviderInfo.FileSystem.Name)
        {
            return rest;
        }

        if (rest == "~" || rest.StartsWith("~/", StringComparison.Ordinal) || rest.StartsWith("~\\", StringComparison.Ordinal))
        {
            rest = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + rest[1..];
        }

        return Path.GetFullPath(rest, CurrentFileSystemLocation.Path);
    }

    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            string single = GetUnresolvedProviderPathFromPSPath(WildcardPattern.Unescape(path), out provider, out _);
            if (provider.Name == ProviderInfo.FileSystem.Name && !Path.Exists(single))
            {
                throw new ItemNotFoundException($"Cannot find path '{single}' because it does not exist.");
            }

            return [single];
        }

        string full = GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
        return provider.Name == ProviderInfo.FileSystem.Name ? new Collection<string>(Expand(full).ToList()) : [full];
    }

    private static IEnumerable<string> Expand(string full)
    {
        string root = Path.GetPathRoot(full)!;
        IEnumerable<string> found = [root];
        foreach (string part in full[root.Length..].Split(['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.SelectMany(folder => Children(folder, part));
        }

        return found.Order(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Children(string folder, string part)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(part))
        {
            string child = Path.Combine(folder, WildcardPattern.Unescape(part));
            return Path.Exists(child) ? [child] : [];
        }

        WildcardPattern pattern = new(part, WildcardOptions.IgnoreCase);
        EnumerationOptions options = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        return Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*", options).Where(entry => pattern.IsMatch(Path.GetFileName(entry))) : [];
    }

    private static string StripProvider(string path, out ProviderInfo provider)
    {
        provider = ProviderInfo.FileSystem;
        int qualifier = path.IndexOf("::", StringComparison.Ordinal);
        if (qualifier > 0 && path[..qualifier].All(c => char.IsLetterOrDigit(c) || c is '.' or '\\'))
        {
            string name = path[..qualifier].Split('\\')[^1];
            provider = string.Equals(name, ProviderInfo.FileSystem.Name, StringComparison.OrdinalIgnoreCase) ? provider : new ProviderInfo(name);
            return path[(qualifier + 2)..];
        }

        int colon = path.IndexOf(':', StringComparison.Ordinal);
        string drive = colon > 0 ? path[..colon] : "";
        if (drive.Length == 0 || !drive.All(char.IsLetterOrDigit) || (OperatingSystem.IsWindows() && drive.Length == 1))
        {
            return path;
        }

        provider = OtherDrives.TryGetValue(drive, out string? other)
            ? new ProviderInfo(other)
            : throw new DriveNotFoundException($"Cannot find drive. A drive with the name '{drive}' does not exist.");
        return path[(colon + 1)..];
    }
}
