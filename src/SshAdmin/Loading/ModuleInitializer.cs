using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace SshAdmin.Loading;

/// <summary>Runs when PowerShell imports or removes the module.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private const string DependencyFolder = "Dependencies";

    // PowerShell makes one object for import and another for removal, so the handler they share is static.
    private static readonly DependencyResolver Resolver = CreateResolver();

    /// <summary>Starts to answer requests for third-party assemblies.</summary>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolver.Resolve;

    /// <summary>Stops to answer them.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolver.Resolve;

    private static DependencyResolver CreateResolver()
    {
        Assembly module = typeof(ModuleInitializer).Assembly;
        return new DependencyResolver(module, Path.Combine(Path.GetDirectoryName(module.Location)!, DependencyFolder));
    }
}
