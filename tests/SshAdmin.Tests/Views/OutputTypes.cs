using System.Reflection;
using SshAdmin.Core.Errors;

namespace SshAdmin.Tests.Views;

/// <summary>The public classes that commands write, nested ones included.</summary>
internal static class OutputTypes
{
    private static readonly Assembly Core = typeof(SshAdminException).Assembly;

    public static IReadOnlyList<Type> All { get; } = Core.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.StartsWith("Ssh", StringComparison.Ordinal) && !type.IsAssignableTo(typeof(Exception)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal).ToArray();

    /// <summary>Enumerations that stand in a property of an output.</summary>
    public static IReadOnlyList<Type> Enumerations { get; } = All.SelectMany(type => type.GetProperties())
        .Select(property => ElementOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
        .Where(type => type.IsEnum && type.Assembly == Core).Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal).ToArray();

    public static bool IsList(Type type) => type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));

    public static Type ElementOf(Type type) => type.IsArray ? type.GetElementType()! : IsList(type) ? type.GetGenericArguments()[0] : type;
}
