using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.CmdletHost.Commands;

/// <summary>A command as its attributes describe it.</summary>
public sealed class CommandMetadata
{
    public CommandMetadata(Type type)
    {
        CmdletAttribute attribute = type.GetCustomAttribute<CmdletAttribute>()!;
        Type = type;
        Name = $"{attribute.VerbName}-{attribute.NounName}";
        Attribute = attribute;
        Aliases = (type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).ToArray();
        Parameters = ParametersOf(type, ParameterOwner.Command)
            .Concat(ParametersOf(typeof(CommonParameters), ParameterOwner.Common))
            .Concat(attribute.SupportsShouldProcess ? ParametersOf(typeof(ShouldProcessParameters), ParameterOwner.ShouldProcess) : [])
            .ToArray();

        HashSet<string> sets = new(StringComparer.OrdinalIgnoreCase);
        sets.UnionWith(Parameters.SelectMany(parameter => parameter.Sets.Keys).Where(set => set != ParameterAttribute.AllParameterSets));
        if (attribute.DefaultParameterSetName is { Length: > 0 } defaultSet)
        {
            sets.Add(defaultSet);
        }

        SetNames = sets.Count > 0 ? sets.ToArray() : [ParameterAttribute.AllParameterSets];
    }

    public Type Type { get; }

    public string Name { get; }

    public CmdletAttribute Attribute { get; }

    public IReadOnlyList<string> Aliases { get; }

    public IReadOnlyList<ParameterMetadata> Parameters { get; }

    public IReadOnlyList<string> SetNames { get; }

    public string? DefaultSet => Attribute.DefaultParameterSetName;

    private static IEnumerable<ParameterMetadata> ParametersOf(Type type, ParameterOwner owner) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.IsDefined(typeof(ParameterAttribute), true))
        .Select(property => new ParameterMetadata(property, owner));
}
