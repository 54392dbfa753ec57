using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace SshAdmin.CmdletHost.Commands;

/// <summary>The commands of a module, found by their <see cref="CmdletAttribute"/> and by nothing else.</summary>
public sealed class CommandCatalog
{
    private readonly SortedDictionary<string, CommandMetadata> _byName = new(StringComparer.OrdinalIgnoreCase);

    public CommandCatalog(params Type[] types)
    {
        foreach (Type type in types)
        {
            if (!type.IsAbstract && typeof(Cmdlet).IsAssignableFrom(type) && type.GetCustomAttribute<CmdletAttribute>() is not null)
            {
                CommandMetadata command = new(type);
                _byName.Add(command.Name, command);
            }
        }
    }

    public IReadOnlyCollection<CommandMetadata> Commands => _byName.Values;

    public CommandMetadata? Find(string name) => _byName.GetValueOrDefault(name)
        ?? _byName.Values.FirstOrDefault(command => command.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Loads <c>bin/SshAdmin.dll</c> below a module folder the way PowerShell imports it, initializer included.</summary>
    public static CommandCatalog ImportModule(string moduleFolder)
    {
        string path = Path.Combine(moduleFolder, "bin", "SshAdmin.dll");
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no module at '{path}'. Build it first: dotnet build SshAdmin.sln", path);
        }

        return Import(Assembly.LoadFrom(path));
    }

    /// <summary>Runs the initializers of a module's assembly and lists its commands.</summary>
    public static CommandCatalog Import(Assembly module)
    {
        foreach (Type type in module.GetTypes().Where(type => typeof(IModuleAssemblyInitializer).IsAssignableFrom(type) && !type.IsAbstract))
        {
            ((IModuleAssemblyInitializer)Activator.CreateInstance(type)!).OnImport();
        }

        return new CommandCatalog(module.GetExportedTypes());
    }

    /// <summary>The nearest folder above the running program that holds the solution: the module's root.</summary>
    public static string FindModuleFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SshAdmin.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No module folder (with SshAdmin.sln) above '{AppContext.BaseDirectory}'. Name it with --module.");
    }
}
