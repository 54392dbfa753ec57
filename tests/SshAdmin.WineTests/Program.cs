using System;
using System.Linq;
using System.Reflection;
using SshAdmin.WineTests;

// A test is a public method without parameters of a public class named ...Tests; it fails by throwing. A word on the command
// line selects the classes with it in their name.
int passed = 0, failed = 0, skipped = 0;
foreach (var type in typeof(Check).Assembly.GetTypes().Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal) && type.Name.Contains(args.FirstOrDefault() ?? "", StringComparison.OrdinalIgnoreCase)).OrderBy(type => type.Name))
{
    foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.GetParameters().Length == 0 && method.Name != nameof(IDisposable.Dispose)))
    {
        // Through a delegate: under Wine, an exception that passes through reflection hangs the process.
        var instance = Activator.CreateInstance(type)!;
        var test = method.CreateDelegate<Action>(instance);
        try
        {
            test();
            passed++;
            Console.WriteLine($"ok   {type.Name}.{method.Name}");
        }
        catch (SkippedException e)
        {
            skipped++;
            Console.WriteLine($"skip {type.Name}.{method.Name}: {e.Message}");
        }
        catch (Exception e)
        {
            failed++;
            Console.WriteLine($"FAIL {type.Name}.{method.Name}: {e.GetType().Name}: {e.Message}");
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 && passed > 0 ? 0 : 1;
