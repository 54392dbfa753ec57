using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace SshAdmin.FrameworkTests;

/// <summary>One class of the suite, with the fixtures that its tests share.</summary>
internal sealed class TestClass(Type type) : IDisposable
{
    private readonly Dictionary<Type, object> _fixtures = [];
    private readonly DisposalTracker _rows = new();

    /// <summary>A fact once, a theory once for each row of its data.</summary>
    public IEnumerable<SuiteTest> Tests()
    {
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public))
        {
            if (method.GetCustomAttribute<FactAttribute>() is not FactAttribute fact || fact.Explicit)
            {
                continue;
            }

            if (fact is not TheoryAttribute)
            {
                yield return new SuiteTest(this, method, fact, fact.Skip, []);
                continue;
            }

            foreach (DataAttribute source in method.GetCustomAttributes<DataAttribute>())
            {
                foreach (ITheoryDataRow row in source.GetData(method, _rows).AsTask().GetAwaiter().GetResult())
                {
                    yield return new SuiteTest(this, method, fact, fact.Skip ?? row.Skip, row.GetData());
                }
            }
        }
    }

    public object Create()
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Fixture(parameter.ParameterType))]);
    }

    public void Dispose()
    {
        foreach (object fixture in _fixtures.Values)
        {
            if (fixture is IAsyncDisposable asynchronous)
            {
                asynchronous.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            else if (fixture is IDisposable plain)
            {
                plain.Dispose();
            }
        }
    }

    private object Fixture(Type wanted)
    {
        if (wanted == typeof(ITestOutputHelper))
        {
            return new NoOutput();
        }

        if (!_fixtures.TryGetValue(wanted, out object fixture))
        {
            _fixtures.Add(wanted, fixture = Activator.CreateInstance(wanted)!);
            SuiteTest.Start(fixture);
        }

        return fixture;
    }

    private sealed class NoOutput : ITestOutputHelper
    {
        public string Output => "";

        public void Write(string message)
        {
        }

        public void Write(string format, params object[] args)
        {
        }

        public void WriteLine(string message)
        {
        }

        public void WriteLine(string format, params object[] args)
        {
        }
    }
}
