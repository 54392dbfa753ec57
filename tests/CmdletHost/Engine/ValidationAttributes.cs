using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation.Internal;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateArgumentsAttribute : CmdletMetadataAttribute
{
    protected abstract void Validate(object? arguments, EngineIntrinsics engineIntrinsics);

    /// <summary>For the binder: PowerShell's own entry is internal.</summary>
    public void Check(object? arguments, EngineIntrinsics engine) => Validate(arguments, engine);
}

public abstract class ValidateEnumeratedArgumentsAttribute : ValidateArgumentsAttribute
{
    protected abstract void ValidateElement(object? element);

    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null)
        {
            throw new ValidationMetadataException("The argument is null. Provide a valid value for the argument, and then try running the command again.");
        }

        if (arguments is IEnumerable many and not string)
        {
            foreach (object? one in many)
            {
                ValidateElement(one);
            }

            return;
        }

        ValidateElement(arguments);
    }
}

public abstract class NullValidationAttributeBase : ValidateArgumentsAttribute
{
    private protected static void ForEach(object? arguments, Action<object?> check)
    {
        check(arguments);
        if (arguments is IEnumerable many and not string)
        {
            foreach (object? one in many)
            {
                check(one);
            }
        }
    }
}

public sealed class ValidateNotNullAttribute : NullValidationAttributeBase
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics) => ForEach(arguments, one =>
    {
        if (one is null)
        {
            throw new ValidationMetadataException("The argument is null. Provide a valid value for the argument, and then try running the command again.");
        }
    });
}

public sealed class ValidateNotNullOrEmptyAttribute : NullValidationAttributeBase
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics) => ForEach(arguments, one =>
    {
        if (one is null or "" or ICollection { Count: 0 })
        {
            throw new ValidationMetadataException("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.");
        }
    });
}

public sealed class ValidateSetAttribute(params string[] validValues) : ValidateEnumeratedArgumentsAttribute
{
    public IList<string> ValidValues { get; } = validValues;

    public bool IgnoreCase { get; set; } = true;

    protected override void ValidateElement(object? element)
    {
        StringComparer comparer = IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        string text = Convert.ToString(element, CultureInfo.InvariantCulture) ?? "";
        if (!ValidValues.Contains(text, comparer))
        {
            throw new ValidationMetadataException(
                $"The argument \"{text}\" does not belong to the set \"{string.Join(",", ValidValues)}\" specified by the ValidateSet attribute. "
                + "Supply an argument that is in the set and then try the command again.");
        }
    }
}

public sealed class ValidateRangeAttribute(object minRange, object maxRange) : ValidateEnumeratedArgumentsAttribute
{
    public object MinRange { get; } = minRange;

    public object MaxRange { get; } = maxRange;

    protected override void ValidateElement(object? element)
    {
        if (element is not IComparable || LanguagePrimitives.Compare(element, MinRange) < 0)
        {
            throw new ValidationMetadataException($"The {element} argument is less than the minimum allowed range of {MinRange}. Supply an argument that is greater than or equal to {MinRange} and then try the command again.");
        }

        if (LanguagePrimitives.Compare(element, MaxRange) > 0)
        {
            throw new ValidationMetadataException($"The {element} argument is greater than the maximum allowed range of {MaxRange}. Supply an argument that is less than or equal to {MaxRange} and then try the command again.");
        }
    }
}

public sealed class ValidatePatternAttribute(string regexPattern) : ValidateEnumeratedArgumentsAttribute
{
    public string RegexPattern { get; } = regexPattern;

    public RegexOptions Options { get; set; } = RegexOptions.IgnoreCase;

    protected override void ValidateElement(object? element)
    {
        if (!Regex.IsMatch(element?.ToString() ?? "", RegexPattern, Options))
        {
            throw new ValidationMetadataException($"The argument \"{element}\" does not match the \"{RegexPattern}\" pattern. Supply an argument that matches \"{RegexPattern}\" and try the command again.");
        }
    }
}

public sealed class ValidateLengthAttribute(int minLength, int maxLength) : ValidateEnumeratedArgumentsAttribute
{
    public int MinLength { get; } = minLength;

    public int MaxLength { get; } = maxLength;

    protected override void ValidateElement(object? element)
    {
        if (element is not string text)
        {
            throw new ValidationMetadataException("The ValidateLength attribute needs a string argument.");
        }

        if (text.Length < MinLength || text.Length > MaxLength)
        {
            throw new ValidationMetadataException($"The character length of the argument is {text.Length}; it must be between {MinLength} and {MaxLength}. Correct the argument and try the command again.");
        }
    }
}

public sealed class ValidateCountAttribute(int minLength, int maxLength) : ValidateArgumentsAttribute
{
    public int MinLength { get; } = minLength;

    public int MaxLength { get; } = maxLength;

    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        int count = arguments switch { null => 0, string => 1, ICollection many => many.Count, _ => 1 };
        if (count < MinLength || count > MaxLength)
        {
            throw new ValidationMetadataException($"The parameter takes between {MinLength} and {MaxLength} arguments, and {count} were given. Correct the count and try the command again.");
        }
    }
}
