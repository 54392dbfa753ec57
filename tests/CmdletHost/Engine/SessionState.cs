using System.Collections.Generic;

namespace System.Management.Automation;

public sealed class SessionState
{
    public SessionState()
        : this(Environment.CurrentDirectory)
    {
    }

    /// <summary>For the host: PowerShell's location is not the process's current directory.</summary>
    public SessionState(string location) => Path = new PathIntrinsics(location);

    public PathIntrinsics Path { get; }

    public PSVariableIntrinsics PSVariable { get; } = new();
}

public sealed class PSVariableIntrinsics
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    public object? GetValue(string name) => GetValue(name, null);

    public object? GetValue(string name, object? defaultValue) => _values.TryGetValue(name, out object? value) ? value : defaultValue;

    public void Set(string name, object? value) => _values[name] = value;

    public void Remove(string name) => _values.Remove(name);
}

public sealed class PathInfo
{
    internal PathInfo(string path) => Path = path;

    public string Path { get; }

    public string ProviderPath => Path;

    public ProviderInfo Provider => ProviderInfo.FileSystem;

    public override string ToString() => Path;
}

public class ProviderInfo
{
    internal static readonly ProviderInfo FileSystem = new("FileSystem");

    internal ProviderInfo(string name) => Name = name;

    public string Name { get; }

    public override string ToString() => Name;
}

public class PSDriveInfo
{
    internal PSDriveInfo(string name, ProviderInfo provider) => (Name, Provider) = (name, provider);

    public string Name { get; }

    public ProviderInfo Provider { get; }

    public override string ToString() => Name;
}
