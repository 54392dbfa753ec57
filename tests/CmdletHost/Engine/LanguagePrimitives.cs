using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>PowerShell's conversion of values, as far as parameters of binary modules meet it.</summary>
public static class LanguagePrimitives
{
    public static T ConvertTo<T>(object? valueToConvert) => (T)ConvertTo(valueToConvert, typeof(T))!;

    public static bool TryConvertTo(object? valueToConvert, Type resultType, out object? result)
    {
        try
        {
            result = ConvertTo(valueToConvert, resultType);
            return true;
        }
        catch (PSInvalidCastException)
        {
            result = null;
            return false;
        }
    }

    public static int Compare(object? first, object? second) =>
        Comparer<object>.Default.Compare(first, first is null ? second : ConvertTo(second, first.GetType()));

    public static object? ConvertTo(object? valueToConvert, Type resultType)
    {
        Type type = Nullable.GetUnderlyingType(resultType) ?? resultType;
        if (resultType.IsInstanceOfType(valueToConvert))
        {
            return valueToConvert;
        }

        object? value = PSObject.Unwrap(valueToConvert);
        if (value is null)
        {
            return type == typeof(string) ? "" : !type.IsValueType || type != resultType ? null : throw Cannot(null, type, null);
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return Convert(value, type);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException and not PSInvalidCastException or TargetInvocationException or ArgumentException)
        {
            throw Cannot(value, type, e is TargetInvocationException { InnerException: { } inner } ? inner : e);
        }
    }

    private static object? Convert(object value, Type type)
    {
        if (type.IsArray)
        {
            return ToArray(value, type.GetElementType()!);
        }

        if (type == typeof(object))
        {
            return value;
        }

        if (type == typeof(PSObject))
        {
            return PSObject.AsPSObject(value);
        }

        if (type == typeof(string))
        {
            return ToText(value);
        }

        if (type == typeof(bool) || type == typeof(SwitchParameter))
        {
            return ToBoolean(value, type);
        }

        if (type.IsEnum)
        {
            return ToEnum(value, type);
        }

        return ByNumber(value, type, out object? number) ? number : ByMember(value, type);
    }

    private static Array ToArray(object value, Type element)
    {
        List<object?> items = value is IEnumerable many and not (string or IDictionary) ? many.Cast<object?>().ToList() : [value];
        Array array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            array.SetValue(ConvertTo(items[i], element), i);
        }

        return array;
    }

    private static string ToText(object value) => value is IEnumerable many and not (string or IDictionary)
        ? string.Join(' ', many.Cast<object?>().Select(one => one is null ? "" : ToText(one)))
        : System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // The binder takes $true and $false, never the words: a text would always be "true".
    private static object ToBoolean(object value, Type type)
    {
        bool result = value switch
        {
            bool known => known,
            SwitchParameter known => known.IsPresent,
            IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal => number.ToDouble(CultureInfo.InvariantCulture) != 0,
            _ => throw Cannot(value, type, new FormatException("Boolean parameters accept only Boolean values and numbers, such as $true, $false, 1 or 0.")),
        };
        return type == typeof(bool) ? result : new SwitchParameter(result);
    }

    private static object ToEnum(object value, Type type)
    {
        bool flags = type.IsDefined(typeof(FlagsAttribute), false);
        string text = value is IEnumerable many and not string ? string.Join(',', many.Cast<object>()) : ToText(value);
        string[] names = Enum.GetNames(type);
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries).Select(part => FullName(part, names)).ToArray();
        bool known = Enum.TryParse(type, string.Join(',', parts), true, out object? result) && (flags || (parts.Length == 1 && Enum.IsDefined(type, result!)));
        return known ? result! : throw Cannot(value, type, new FormatException(
            $"Unable to match the identifier name {text} to a valid enumerator name. Specify one of the following enumerator names and try again: {string.Join(", ", names)}"));
    }

    private static string FullName(string part, string[] names)
    {
        string[] matches = names.Where(name => name.StartsWith(part, StringComparison.OrdinalIgnoreCase)).ToArray();
        return part.Length > 0 && matches.Length == 1 ? matches[0] : part;
    }

    private static bool ByNumber(object value, Type type, out object? number)
    {
        number = null;
        if (!type.IsPrimitive && type != typeof(decimal))
        {
            return false;
        }

        if (value is string text && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            value = long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        number = value is string word && type != typeof(char) && word.Trim().Length == 0
            ? System.Convert.ChangeType(0, type, CultureInfo.InvariantCulture)
            : System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        return true;
    }

    // In PowerShell's order: a static Parse for texts, a constructor with one argument, a conversion operator.
    private static object? ByMember(object value, Type type)
    {
        if (value is string)
        {
            MethodInfo? parse = type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider)]);
            if (parse is not null && parse.ReturnType == type)
            {
                return parse.Invoke(null, [value, CultureInfo.InvariantCulture]);
            }

            parse = type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]);
            if (parse is not null && parse.ReturnType == type)
            {
                return parse.Invoke(null, [value]);
            }
        }

        if (type == typeof(Uri) && value is string address)
        {
            return new Uri(address, UriKind.RelativeOrAbsolute);
        }

        ConstructorInfo? constructor = type.IsAbstract ? null : type.GetConstructor([value.GetType()])
            ?? type.GetConstructors().FirstOrDefault(each => each.GetParameters() is [{ } only] && only.ParameterType.IsInstanceOfType(value));
        if (constructor is not null)
        {
            return constructor.Invoke([value]);
        }

        MethodInfo? conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static).Concat(value.GetType().GetMethods(BindingFlags.Public | BindingFlags.Static))
            .FirstOrDefault(each => each.Name is "op_Implicit" or "op_Explicit" && each.ReturnType == type && each.GetParameters()[0].ParameterType.IsInstanceOfType(value));
        return conversion is null ? throw Cannot(value, type, null) : conversion.Invoke(null, [value]);
    }

    private static PSInvalidCastException Cannot(object? value, Type type, Exception? inner) =>
        new($"Cannot convert value \"{value}\" to type \"{type.FullName}\"." + (inner is null ? "" : $" Error: \"{inner.Message}\""), inner);
}
