using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using SshAdmin.FrameworkTests;
using Xunit.Sdk;
using Xunit.v3;

// Runs the suite one test after the other and writes what does not pass. Words select the tests with one of them in their
// name; a word after a minus leaves tests out.
int passed = 0, failed = 0, skipped = 0;
string[] wanted = args.Where(word => word[0] != '-').ToArray();
string[] unwanted = args.Where(word => word[0] == '-').Select(word => word.Substring(1)).ToArray();
foreach (Type type in typeof(SuiteTest).Assembly.GetTypes().Where(type => type.IsPublic && type.IsClass && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal))
{
    using TestClass suite = new(type);
    foreach (SuiteTest test in suite.Tests().Where(test => (wanted.Length == 0 || wanted.Any(test.Name.Contains)) && !unwanted.Any(test.Name.Contains)))
    {
        string? skip = null;
        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            skip = test.Skip ?? MonoGap.Of(test.Name);
            if (skip is null)
            {
                await test.RunAsync();
                passed++;
            }
        }
        catch (Exception error)
        {
            error = error is TargetInvocationException { InnerException: Exception inner } ? inner : error;
            skip = Skipped(error);
            if (skip is null)
            {
                failed++;
                Console.WriteLine($"FAIL {test.Name}: {error.GetType().Name}: {error.Message}\n{string.Join("\n", error.StackTrace?.Split('\n').Take(4) ?? [])}");
            }
        }

        if (watch.Elapsed.TotalSeconds > 10)
        {
            Console.WriteLine($"slow {test.Name}: {watch.Elapsed.TotalSeconds:F0} s");
        }

        if (skip is not null)
        {
            skipped++;
            Console.WriteLine($"skip {test.Name}: {skip}");
        }
    }
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 && passed > 0 ? 0 : 1;

static string? Skipped(Exception error) =>
    error.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal) ? error.Message.Substring(DynamicSkipToken.Value.Length) : MonoGap.Of(error);
