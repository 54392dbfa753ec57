using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace SshAdmin.FrameworkTests;

/// <summary>One test with one row of data, run in an object of its own.</summary>
internal sealed class SuiteTest(TestClass suite, MethodInfo method, FactAttribute fact, string? skip, object?[] data)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Name { get; } = $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", data.Select(Text))})";

    public string? Skip => skip;

    public async Task RunAsync()
    {
        object instance = suite.Create();
        try
        {
            Start(instance);
            Task test = Task.Run(() => AsTask(method.Invoke(instance, Arguments())));
            await test.WaitAsync(fact.Timeout > 0 ? TimeSpan.FromMilliseconds(Math.Max(fact.Timeout, Limit.TotalMilliseconds)) : Limit);
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable asynchronous:
                    await asynchronous.DisposeAsync();
                    break;
                case IDisposable plain:
                    plain.Dispose();
                    break;
            }
        }
    }

    public static void Start(object instance)
    {
        if (instance is IAsyncLifetime life)
        {
            life.InitializeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    // What the rows leave out has a default, and numbers and enumerations come as the row wrote them.
    private object?[] Arguments()
    {
        ParameterInfo[] parameters = method.GetParameters();
        return [.. parameters.Select((parameter, i) => i < data.Length ? Fit(data[i], parameter) : parameter.HasDefaultValue ? parameter.DefaultValue : Rest(parameter, i))];
    }

    private object? Fit(object? value, ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        return parameter.IsDefined(typeof(ParamArrayAttribute)) ? Rest(parameter, parameter.Position) : type.IsEnum ? Enum.ToObject(type, value) : Convert.ChangeType(value, type);
    }

    private Array Rest(ParameterInfo parameter, int start)
    {
        Array rest = Array.CreateInstance(parameter.ParameterType.GetElementType()!, Math.Max(0, data.Length - start));
        Array.Copy(data, Math.Min(start, data.Length), rest, 0, rest.Length);
        return rest;
    }

    private static Task AsTask(object? result) => result switch
    {
        Task task => task,
        ValueTask task => task.AsTask(),
        _ => Task.CompletedTask,
    };

    private static string Text(object? value)
    {
        string text = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "null";
        return text.Length > 40 ? text.Substring(0, 40) + "..." : text;
    }
}
