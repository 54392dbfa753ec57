using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Binding;

/// <summary>Binds one pipeline object after the other, each starting from what the command line left.</summary>
/// <remarks>
/// PowerShell's order: by value as it is, by property name as it is, by value converted, by property name converted;
/// within each the default set first. A failed conversion is passed over, a failed validation is an error.
/// </remarks>
internal sealed class PipelineBinder(BoundCommand command)
{
    private readonly string[] _sets = command.ValidSets.ToArray();
    private readonly HashSet<string> _onCommandLine = new(command.Bound.Keys, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ParameterMetadata, object?> _defaults = [];

    public void Bind(object? input)
    {
        Restore();
        try
        {
            PSObject? bag = input is null ? null : PSObject.AsPSObject(input);
            bool any = false;
            foreach ((bool byName, bool coerce) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                any |= BindPhase(input, bag, byName, coerce);
            }

            if (!any)
            {
                throw BindingErrors.InputNotBound();
            }

            command.ResolveSet(false);
        }
        catch (ParameterBindingException)
        {
            Restore();
            throw;
        }
    }

    /// <summary>What the last object brought is gone before the next, and before the end.</summary>
    public void Restore()
    {
        foreach ((ParameterMetadata parameter, object? value) in _defaults)
        {
            ValueBinder.Assign(command, parameter, value);
        }

        _defaults.Clear();
        foreach (string name in command.Bound.Keys.Where(name => !_onCommandLine.Contains(name)).ToArray())
        {
            command.Bound.Remove(name);
        }

        command.ResetSets(_sets);
    }

    private bool BindPhase(object? input, PSObject? bag, bool byName, bool coerce)
    {
        string? defaultSet = command.Metadata.DefaultSet;
        if (defaultSet is { Length: > 0 } && command.ValidSets.Contains(defaultSet) && BindInSets([defaultSet], input, bag, byName, coerce))
        {
            return true;
        }

        string[] others = command.ValidSets.Where(set => !string.Equals(set, defaultSet, StringComparison.OrdinalIgnoreCase)).ToArray();
        return BindInSets(others, input, bag, byName, coerce);
    }

    private bool BindInSets(string[] sets, object? input, PSObject? bag, bool byName, bool coerce)
    {
        bool any = false;
        foreach (ParameterMetadata parameter in command.Unbound.ToArray())
        {
            bool takes = sets.Any(set => parameter.In(set) is { } said && (byName ? said.ValueFromPipelineByPropertyName : said.ValueFromPipeline));
            if (takes && TryGetValue(parameter, input, bag, byName, out object? value))
            {
                any |= TryBind(parameter, value, byName, coerce);
            }
        }

        return any;
    }

    private static bool TryGetValue(ParameterMetadata parameter, object? input, PSObject? bag, bool byName, out object? value)
    {
        value = input;
        if (!byName)
        {
            return true;
        }

        PSPropertyInfo? property = parameter.Aliases.Prepend(parameter.Name).Select(name => bag?.Properties[name]).FirstOrDefault(found => found is not null);
        value = property?.Value;
        return property is not null;
    }

    private bool TryBind(ParameterMetadata parameter, object? value, bool byName, bool coerce)
    {
        object? before = parameter.Property.GetValue(command.OwnerOf(parameter));
        try
        {
            bool bound = ValueBinder.TryBind(command, parameter, value, coerce);
            if (bound)
            {
                _defaults.TryAdd(parameter, before);
            }

            return bound;
        }
        catch (ParameterBindingException e) when (e is not BindingRefusedException && e.ErrorId == "CannotConvertArgumentNoMessage")
        {
            return false;
        }
        catch (BindingRefusedException e) when (!byName && e.InnerException is ArgumentTransformationMetadataException { InnerException: PSInvalidCastException })
        {
            return false;
        }
    }
}
