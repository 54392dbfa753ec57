using System;
using System.IO;
using System.Reflection;

namespace SshAdmin.Loading;

/// <summary>Finds third-party assemblies in <c>bin/Dependencies</c>, away from those of other modules.</summary>
/// <remarks>
/// On .NET they load into a private load context, made through reflection because netstandard2.0 does not know the type;
/// on .NET Framework with <see cref="Assembly.LoadFrom(string)"/>.
/// </remarks>
internal sealed class DependencyResolver
{
    private readonly string _folder;
    private readonly Assembly _module;
    private readonly Func<string, Assembly> _load;

    public DependencyResolver(Assembly module, string folder)
    {
        _module = module;
        _folder = folder;
        _load = PrivateContextLoader() ?? Assembly.LoadFrom;
    }

    /// <summary>Handler of <see cref="AppDomain.AssemblyResolve"/>; <c>null</c> when the request is not ours.</summary>
    public Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (!IsOurs(request.RequestingAssembly))
        {
            return null;
        }

        string path = Path.Combine(_folder, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(path) ? _load(path) : null;
    }

    // .NET Framework does not always say who asks; then the file name decides alone.
    private bool IsOurs(Assembly? requester)
    {
        if (requester is null || requester == _module)
        {
            return true;
        }

        string? folder = requester.IsDynamic ? null : Path.GetDirectoryName(requester.Location);
        return string.Equals(folder, _folder, StringComparison.OrdinalIgnoreCase)
            || string.Equals(folder, Path.GetDirectoryName(_module.Location), StringComparison.OrdinalIgnoreCase);
    }

    private static Func<string, Assembly>? PrivateContextLoader()
    {
        Type? contextType = Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader");
        ConstructorInfo? constructor = contextType?.GetConstructor([typeof(string), typeof(bool)]);
        MethodInfo? load = contextType?.GetMethod("LoadFromAssemblyPath", [typeof(string)]);
        if (constructor is null || load is null)
        {
            return null;
        }

        object context = constructor.Invoke(["SshAdmin.Dependencies", false]);
        return path => (Assembly)load.Invoke(context, [path])!;
    }
}
