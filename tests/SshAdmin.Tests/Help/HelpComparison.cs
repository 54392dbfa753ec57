using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace SshAdmin.Tests.Help;

/// <summary>Reads the structure of a help file and of the module's types, each for itself, and tells where they differ.</summary>
/// <remarks>It shares nothing with the generator, so that a fault there shows here.</remarks>
internal static class HelpComparison
{
    public static IReadOnlyList<string> Differences(XDocument help)
    {
        var written = help.Root!.Elements().ToDictionary(item => item.Local("details").Local("name").Value);
        var real = typeof(SshAdmin.Loading.ModuleInitializer).Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null && !type.IsAbstract)
            .ToDictionary(type => type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet ? $"{cmdlet.VerbName}-{cmdlet.NounName}" : "");
        List<string> found =
        [
            .. real.Keys.Except(written.Keys).Select(name => $"{name} is in the module and not in the help."),
            .. written.Keys.Except(real.Keys).Select(name => $"{name} is in the help and not in the module."),
        ];
        foreach (var name in real.Keys.Intersect(written.Keys))
        {
            found.AddRange(Command(name, written[name], real[name]));
        }

        return found;
    }

    private static IEnumerable<string> Command(string name, XElement written, Type type)
    {
        var parameters = written.Local("parameters").Elements().ToDictionary(item => item.Local("name").Value);
        var properties = type.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute))).ToDictionary(property => property.Name);
        var extra = type.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess ? new[] { "Confirm", "WhatIf" } : [];
        var wanted = properties.Keys.Concat(extra).Order(StringComparer.Ordinal);
        if (!wanted.SequenceEqual(parameters.Keys.Order(StringComparer.Ordinal)))
        {
            yield return $"{name}: the parameters are {string.Join(", ", parameters.Keys.Order(StringComparer.Ordinal))} in the help and {string.Join(", ", wanted)} in the module.";
        }

        var instance = Activator.CreateInstance(type);
        foreach (var property in properties.Values.Where(property => parameters.ContainsKey(property.Name)))
        {
            foreach (var (what, said, real) in Facts(parameters[property.Name], property, instance).Where(fact => fact.Said != fact.Real))
            {
                yield return $"{name} -{property.Name}: the {what} is {said} in the help and {real} in the module.".Replace("aliases is", "aliases are", StringComparison.Ordinal);
            }
        }

        (instance as IDisposable)?.Dispose();
        var sets = Sets(type, properties.Values, extra).ToArray();
        var items = written.Local("syntax").Elements().Select(item => Text(item.Elements().Where(part => part.Name.LocalName == "parameter")
            .Select(part => (part.Local("name").Value, part.Attribute("required")!.Value == "true")))).ToArray();
        foreach (var set in sets.Except(items))
        {
            yield return $"{name}: the parameter set '{set}' is not in the help.";
        }

        foreach (var item in items.Except(sets))
        {
            yield return $"{name}: the parameter set '{item}' is not in the module.";
        }

        var outputs = string.Join(", ", written.Local("returnValues").Elements().Select(item => item.Local("type").Local("name").Value));
        var declared = string.Join(", ", type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(attribute => attribute.Type).Select(output => output.Name));
        if (outputs != declared)
        {
            yield return $"{name}: the outputs are {outputs} in the help and {declared} in the module.";
        }
    }

    private static IEnumerable<(string What, string Said, string Real)> Facts(XElement said, PropertyInfo property, object? instance)
    {
        var attributes = property.GetCustomAttributes<ParameterAttribute>().ToArray();
        var position = attributes.Max(attribute => attribute.Position);
        var ways = string.Join(", ", new[] { (attributes.Any(attribute => attribute.ValueFromPipelineByPropertyName), "ByPropertyName"), (attributes.Any(attribute => attribute.ValueFromPipeline), "ByValue") }
            .Where(way => way.Item1).Select(way => way.Item2));
        var aliases = property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [];
        yield return ("type", said.Local("type").Local("name").Value, (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).FullName!);
        yield return ("position", said.Attribute("position")!.Value, position < 0 ? "named" : position.ToString(CultureInfo.InvariantCulture));
        yield return ("aliases", said.Attribute("aliases")!.Value, aliases.Count == 0 ? "none" : string.Join(", ", aliases));
        yield return ("pipeline input", said.Attribute("pipelineInput")!.Value, ways.Length == 0 ? "False" : $"True ({ways})");
        yield return ("answer to required", said.Attribute("required")!.Value, attributes.Any(attribute => attribute.Mandatory) ? "true" : "false");
        yield return ("answer to wildcards", said.Attribute("globbing")!.Value, property.IsDefined(typeof(SupportsWildcardsAttribute)) ? "true" : "false");
        yield return ("default", said.Local("defaultValue").Value, Default(property.GetValue(instance)));
    }

    private static string Default(object? value) => value switch
    {
        SwitchParameter on => on.IsPresent ? "True" : "False",
        ICollection { Count: 0 } or null or "" => "None",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    private static IEnumerable<string> Sets(Type type, IEnumerable<PropertyInfo> properties, string[] extra)
    {
        var all = properties.SelectMany(property => property.GetCustomAttributes<ParameterAttribute>().Select(attribute => (property.Name, attribute))).ToArray();
        var names = all.Select(pair => pair.attribute.ParameterSetName).Where(set => set != ParameterAttribute.AllParameterSets).Distinct().ToArray();
        foreach (var set in names.Length > 0 ? names : [ParameterAttribute.AllParameterSets])
        {
            yield return Text(all.Where(pair => pair.attribute.ParameterSetName == set || pair.attribute.ParameterSetName == ParameterAttribute.AllParameterSets)
                .Select(pair => (pair.Name, pair.attribute.Mandatory)).Concat(extra.Select(name => (name, false))));
        }
    }

    private static string Text(IEnumerable<(string Name, bool IsRequired)> parameters) =>
        string.Join(", ", parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => parameter.Name + (parameter.IsRequired ? "*" : "")));

    /// <summary>The child of this name in whatever namespace.</summary>
    public static XElement Local(this XElement element, string name) => element.Elements().Single(child => child.Name.LocalName == name);
}
