using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace SshAdmin.CmdletHost.Commands;

public enum ParameterOwner
{
    Command,
    Common,
    ShouldProcess,
}

/// <summary>One parameter: its names, its type, and what each parameter set says of it.</summary>
public sealed class ParameterMetadata
{
    public ParameterMetadata(PropertyInfo property, ParameterOwner owner)
    {
        Property = property;
        Owner = owner;
        object[] attributes = property.GetCustomAttributes(true);
        Sets = attributes.OfType<ParameterAttribute>().ToDictionary(attribute => attribute.ParameterSetName, StringComparer.OrdinalIgnoreCase);
        Aliases = attributes.OfType<AliasAttribute>().SelectMany(alias => alias.AliasNames).ToArray();
        Transformations = attributes.OfType<ArgumentTransformationAttribute>().Reverse().ToArray();
        Validations = attributes.OfType<ValidateArgumentsAttribute>().ToArray();
        AllowsNull = attributes.OfType<AllowNullAttribute>().Any();
        AllowsEmptyString = attributes.OfType<AllowEmptyStringAttribute>().Any();
        AllowsEmptyCollection = attributes.OfType<AllowEmptyCollectionAttribute>().Any();
    }

    public PropertyInfo Property { get; }

    public ParameterOwner Owner { get; }

    public string Name => Property.Name;

    public Type Type => Property.PropertyType;

    public bool IsSwitch => Type == typeof(SwitchParameter);

    public IReadOnlyDictionary<string, ParameterAttribute> Sets { get; }

    public IReadOnlyList<string> Aliases { get; }

    public IReadOnlyList<ArgumentTransformationAttribute> Transformations { get; }

    public IReadOnlyList<ValidateArgumentsAttribute> Validations { get; }

    public bool AllowsNull { get; }

    public bool AllowsEmptyString { get; }

    public bool AllowsEmptyCollection { get; }

    public bool IsInAllSets => Sets.ContainsKey(ParameterAttribute.AllParameterSets);

    public bool IsMandatorySomewhere => Sets.Values.Any(set => set.Mandatory);

    /// <summary>What the set says of this parameter; <c>null</c> when it is not in the set.</summary>
    public ParameterAttribute? In(string set) => Sets.GetValueOrDefault(set) ?? Sets.GetValueOrDefault(ParameterAttribute.AllParameterSets);

    public bool HasExactName(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    public bool HasPrefix(string prefix) => Names.Any(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Names => Aliases.Prepend(Name);
}
