using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;
using SshAdmin.Loading;

namespace SshAdmin.Tests;

public class ModuleImportTests
{
    [Fact]
    public void Module_is_compiled_against_the_reference_assembly_and_runs_on_the_hosts()
    {
        AssemblyName wanted = typeof(ModuleInitializer).Assembly.GetReferencedAssemblies().Single(name => name.Name == "System.Management.Automation");

        // 3.0.0.0 is what PowerShellStandard.Library gives, and what PowerShell 5.1 and 7 both accept.
        Assert.Equal(new Version(3, 0, 0, 0), wanted.Version);
        Assert.True(typeof(IModuleAssemblyInitializer).IsAssignableFrom(typeof(ModuleInitializer)));
    }

    [Fact]
    public async Task Shipped_module_is_imported_by_the_host_in_a_process_of_its_own()
    {
        string host = typeof(SshAdmin.CmdletHost.Program).Assembly.Location;
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", RuntimeConfig(), host, "--module", Module.Folder, "--list"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", error);
        Assert.Equal(0, process.ExitCode);
    }

    private static string RuntimeConfig() => System.IO.Path.ChangeExtension(typeof(SshAdmin.CmdletHost.Program).Assembly.Location, ".runtimeconfig.json");
}
