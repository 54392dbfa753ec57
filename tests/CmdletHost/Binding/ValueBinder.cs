using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Security;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Binding;

/// <summary>Brings one value into one parameter: transformation, conversion, validation, assignment.</summary>
internal static class ValueBinder
{
    /// <returns>False when the value does not fit as it is and <paramref name="coerce"/> is off.</returns>
    public static bool TryBind(BoundCommand command, ParameterMetadata parameter, object? value, bool coerce)
    {
        value = Transform(command, parameter, Shape(parameter, value));
        if (!coerce && !Fits(value, parameter.Type))
        {
            return false;
        }

        RefuseEmpty(parameter, value);
        try
        {
            value = ForTestHost(parameter.Type, value) ?? LanguagePrimitives.ConvertTo(value, parameter.Type);
        }
        catch (PSInvalidCastException e)
        {
            throw BindingErrors.CannotConvert(parameter.Name, e);
        }

        Validate(command, parameter, value);
        command.Narrow(parameter);
        Assign(command, parameter, value);
        command.Bound[parameter.Name] = value;
        return true;
    }

    public static void Assign(BoundCommand command, ParameterMetadata parameter, object? value)
    {
        try
        {
            parameter.Property.SetValue(command.OwnerOf(parameter), value);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }

    private static object? Shape(ParameterMetadata parameter, object? value)
    {
        bool list = parameter.Type == typeof(object) || (parameter.Type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(parameter.Type));
        return value is not CommaList commas ? value : list ? commas.Items : commas.Text;
    }

    private static object? Transform(BoundCommand command, ParameterMetadata parameter, object? value)
    {
        try
        {
            return parameter.Transformations.Aggregate(value, (current, attribute) => attribute.Transform(command.Engine, current));
        }
        catch (Exception e) when (e is MetadataException or PSInvalidCastException)
        {
            throw BindingErrors.Refused("ParameterArgumentTransformationError", parameter.Name, $"Cannot process argument transformation on parameter '{parameter.Name}'. {e.Message}", e);
        }
    }

    // A value of the type, or a single item or list of items where an array is taken.
    private static bool Fits(object? value, Type type)
    {
        object? inner = PSObject.Unwrap(value);
        if (inner is null || type.IsInstanceOfType(value) || type.IsInstanceOfType(inner))
        {
            return true;
        }

        Type? element = type.GetElementType();
        return element is not null && (element.IsInstanceOfType(inner)
            || (inner is IEnumerable many and not string && many.Cast<object?>().All(item => element.IsInstanceOfType(PSObject.Unwrap(item)))));
    }

    private static void RefuseEmpty(ParameterMetadata parameter, object? value)
    {
        if (!parameter.IsMandatorySomewhere)
        {
            return;
        }

        string? problem = value switch
        {
            null when !parameter.AllowsNull => "NullNotAllowed:null",
            string { Length: 0 } when !parameter.AllowsEmptyString => "EmptyStringNotAllowed:an empty string",
            ICollection { Count: 0 } when !parameter.AllowsEmptyCollection => "EmptyArrayNotAllowed:an empty array",
            _ => null,
        };
        if (problem is not null)
        {
            string[] parts = problem.Split(':');
            throw BindingErrors.Refused("ParameterArgumentValidationError" + parts[0], parameter.Name, $"Cannot bind argument to parameter '{parameter.Name}' because it is {parts[1]}.", null);
        }
    }

    // PowerShell takes no plain text here; on a command line without variables there is nothing else.
    private static object? ForTestHost(Type type, object? value)
    {
        if (value is not string text)
        {
            return null;
        }

        if (type == typeof(SecureString))
        {
            return Secure(text);
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return type == typeof(PSCredential) && colon > 0 ? new PSCredential(text[..colon], Secure(text[(colon + 1)..])) : null;
    }

    private static SecureString Secure(IEnumerable<char> text)
    {
        SecureString secure = new();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }

    private static void Validate(BoundCommand command, ParameterMetadata parameter, object? value)
    {
        foreach (ValidateArgumentsAttribute attribute in parameter.Validations)
        {
            try
            {
                attribute.Check(value, command.Engine);
            }
            catch (Exception e) when (e is MetadataException or PSInvalidCastException)
            {
                throw BindingErrors.Refused("ParameterArgumentValidationError", parameter.Name, $"Cannot validate argument on parameter '{parameter.Name}'. {e.Message}", e);
            }
        }
    }
}
