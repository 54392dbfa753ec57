using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace SshAdmin.CmdletHost.Output;

/// <summary>The public readable properties of an object, base class first.</summary>
internal static class PropertyView
{
    public static IReadOnlyList<(string Name, object? Value)> Of(object value) => value switch
    {
        PSObject bag => bag.Properties.Select(property => (property.Name, property.Value)).ToArray(),
        IDictionary dictionary => dictionary.Keys.Cast<object>().Select(key => (key.ToString()!, dictionary[key])).ToArray(),
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => (property.Name, Read(property, value))).ToArray(),
    };

    /// <summary>A value without properties worth a look: text, number, time, enum.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or IFormattable or bool or char or Uri or Version || value.GetType().IsPrimitive;

    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        byte[] bytes => System.Convert.ToBase64String(bytes),
        IEnumerable many => "{" + string.Join(", ", many.Cast<object?>().Select(Text)) + "}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // PowerShell shows nothing for a property whose getter throws.
    private static object? Read(PropertyInfo property, object owner)
    {
        try
        {
            return property.GetValue(owner);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
