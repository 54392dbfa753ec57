using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Binding;

/// <summary>Binds what stands on the command line: named first, then by position, then the rest.</summary>
internal static class CommandLineBinder
{
    public static void Bind(BoundCommand command, IReadOnlyList<Argument> arguments, bool pipelineFollows)
    {
        List<object?> positional = BindNamed(command, arguments);
        BindPositional(command, positional);
        BindRemaining(command, positional);
        if (positional.Count > 0)
        {
            throw BindingErrors.UnknownPositional(positional[0] is CommaList commas ? commas.Text : positional[0]);
        }

        command.ResolveSet(pipelineFollows);
    }

    private static List<object?> BindNamed(BoundCommand command, IReadOnlyList<Argument> arguments)
    {
        List<object?> positional = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            Argument argument = arguments[i];
            if (argument.Name is null)
            {
                positional.Add(argument.Value);
                continue;
            }

            ParameterMetadata parameter = Find(command.Metadata, argument.Name);
            object? value = argument.Value;
            if (!argument.HasValue && parameter.IsSwitch)
            {
                value = SwitchParameter.Present;
            }
            else if (!argument.HasValue || value is "")
            {
                // "-Name:" takes the next word as well.
                if (i + 1 >= arguments.Count || arguments[i + 1].Name is not null)
                {
                    throw BindingErrors.MissingArgument(parameter.Name);
                }

                value = arguments[++i].Value;
            }

            if (command.Bound.ContainsKey(parameter.Name))
            {
                throw BindingErrors.AlreadyBound(parameter.Name);
            }

            ValueBinder.TryBind(command, parameter, value, true);
        }

        return positional;
    }

    private static ParameterMetadata Find(CommandMetadata command, string name)
    {
        ParameterMetadata? exact = command.Parameters.FirstOrDefault(parameter => parameter.HasExactName(name));
        if (exact is not null)
        {
            return exact;
        }

        ParameterMetadata[] candidates = command.Parameters.Where(parameter => parameter.HasPrefix(name)).ToArray();

        // The command's own parameters win over the common ones: -V is -Value where only that and -Verbose match.
        ParameterMetadata[] own = candidates.Where(parameter => parameter.Owner == ParameterOwner.Command).ToArray();
        candidates = candidates.Length > 1 && own.Length == 1 ? own : candidates;
        return candidates.Length switch
        {
            0 => throw BindingErrors.UnknownParameter(name),
            1 => candidates[0],
            _ => throw BindingErrors.AmbiguousParameter(name, candidates.Select(parameter => parameter.Name)),
        };
    }

    // The default set is asked before the others, and a value that fits as it is before one that must be converted.
    private static void BindPositional(BoundCommand command, List<object?> values)
    {
        while (values.Count > 0)
        {
            List<(ParameterMetadata Parameter, int Position, bool IsDefault)> candidates = Candidates(command);
            if (candidates.Count == 0)
            {
                return;
            }

            int lowest = candidates.Min(candidate => candidate.Position);
            ParameterMetadata[] next = candidates.Where(candidate => candidate.Position == lowest)
                .OrderByDescending(candidate => candidate.IsDefault).Select(candidate => candidate.Parameter).Distinct().ToArray();
            if (!next.Any(parameter => ValueBinder.TryBind(command, parameter, values[0], false)) && !BindConverted(command, next, values[0]))
            {
                return;
            }

            values.RemoveAt(0);
        }
    }

    private static bool BindConverted(BoundCommand command, ParameterMetadata[] parameters, object? value)
    {
        ParameterBindingException? first = null;
        foreach (ParameterMetadata parameter in parameters)
        {
            try
            {
                return ValueBinder.TryBind(command, parameter, value, true);
            }
            catch (ParameterBindingException e) when (e is not BindingRefusedException)
            {
                first ??= e;
            }
        }

        throw first!;
    }

    private static List<(ParameterMetadata Parameter, int Position, bool IsDefault)> Candidates(BoundCommand command)
    {
        List<(ParameterMetadata, int, bool)> candidates = [];
        foreach (ParameterMetadata parameter in command.Unbound)
        {
            foreach (string set in command.ValidSets)
            {
                if (parameter.In(set) is { ValueFromRemainingArguments: false } said && said.Position >= 0)
                {
                    candidates.Add((parameter, said.Position, string.Equals(set, command.Metadata.DefaultSet, StringComparison.OrdinalIgnoreCase)));
                }
            }
        }

        return candidates;
    }

    private static void BindRemaining(BoundCommand command, List<object?> values)
    {
        ParameterMetadata? rest = command.Unbound.FirstOrDefault(parameter => command.ValidSets.Any(set => parameter.In(set) is { ValueFromRemainingArguments: true }));
        if (rest is not null && values.Count > 0)
        {
            object?[] all = values.SelectMany(value => value is CommaList commas ? (object?[])commas.Items : [value]).ToArray();
            values.Clear();
            ValueBinder.TryBind(command, rest, all, true);
        }
    }
}
