using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace SshAdmin.CmdletHost.Binding;

/// <summary>PowerShell's binding failures, with its ids.</summary>
internal static class BindingErrors
{
    public static ParameterBindingException UnknownParameter(string name) =>
        Make("NamedParameterNotFound", $"A parameter cannot be found that matches parameter name '{name}'.", name);

    public static ParameterBindingException AmbiguousParameter(string name, IEnumerable<string> candidates) =>
        Make("AmbiguousParameter", $"Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches include: -{string.Join(" -", candidates)}.", name);

    public static ParameterBindingException MissingArgument(string name) =>
        Make("MissingArgument", $"Missing an argument for parameter '{name}'. Specify a parameter and try again.", name);

    public static ParameterBindingException AlreadyBound(string name) =>
        Make("ParameterAlreadyBound", $"Cannot bind parameter because parameter '{name}' is specified more than once.", name);

    public static ParameterBindingException UnknownPositional(object? value) =>
        Make("PositionalParameterNotFound", $"A positional parameter cannot be found that accepts argument '{value}'.", "");

    public static ParameterBindingException AmbiguousSet() => Make(
        "AmbiguousParameterSet",
        "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.",
        "");

    public static ParameterBindingException MissingMandatory(string names) =>
        Make("MissingMandatoryParameter", $"Cannot process command because of one or more missing mandatory parameters: {names}.", names);

    public static ParameterBindingException InputMissingMandatory(string names) => Make(
        "InputObjectMissingMandatory",
        $"The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: {names}",
        names);

    public static ParameterBindingException InputNotBound() => Make(
        "InputObjectNotBound",
        "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input "
        + "or the input and its properties do not match any of the parameters that take pipeline input.",
        "");

    public static ParameterBindingException CannotConvert(string name, Exception inner) =>
        Make("CannotConvertArgumentNoMessage", $"Cannot bind parameter '{name}'. {inner.Message}", name, inner);

    /// <summary>Also in the pipeline an error, unlike a failed conversion.</summary>
    public static BindingRefusedException Refused(string errorId, string name, string reason, Exception? inner) => new(errorId, name, reason, inner);

    private static ParameterBindingException Make(string id, string message, string name, Exception? inner = null) =>
        new(id, ErrorCategory.InvalidArgument, message, name, inner);
}

/// <summary>A validation or transformation said no.</summary>
internal sealed class BindingRefusedException(string errorId, string name, string message, Exception? inner)
    : ParameterBindingException(errorId, ErrorCategory.InvalidData, message, name, inner);
