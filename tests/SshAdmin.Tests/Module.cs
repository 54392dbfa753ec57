using SshAdmin.CmdletHost.Commands;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Loading;

namespace SshAdmin.Tests;

/// <summary>The real module, imported once for all tests of its cmdlets.</summary>
/// <remarks>
/// The assembly is the one beside the tests, compiled against PowerShell's reference assembly as it ships; third-party
/// assemblies stand beside it too, so that the resolver of bin/Dependencies is not what these tests exercise.
/// </remarks>
internal static class Module
{
    private static readonly Lazy<CommandCatalog> Imported = new(() => CommandCatalog.Import(typeof(ModuleInitializer).Assembly));

    public static CommandCatalog Catalog => Imported.Value;

    /// <summary>The folder that holds SshAdmin.psd1 and bin/.</summary>
    public static string Folder => CommandCatalog.FindModuleFolder();

    /// <summary>Runs one of the module's commands, for example <c>Run("Get-SshKey", "-Path", path)</c>; <c>"|"</c> joins two.</summary>
    public static RunResult Run(string command, params string[] words) => new CmdletRunner(Catalog).Run(command, words);

    /// <summary>Runs one with values of any type, and with objects piped in.</summary>
    public static RunResult Run(string command, IReadOnlyDictionary<string, object?> parameters, IEnumerable<object?>? input = null, CancellationToken stop = default) =>
        new CmdletRunner(Catalog).Run(command, parameters, input, stop);

    /// <summary>Starts one on a thread of its own; cancel <paramref name="stop"/> to stop it midway, as Ctrl+C does.</summary>
    public static Task<RunResult> Start(CancellationToken stop, string command, params string[] words) => new CmdletRunner(Catalog).Start(command, words, null, stop);

    /// <summary>Runs one with words and with objects piped in.</summary>
    public static RunResult Pipe(IEnumerable<object?> input, string command, params string[] words) => new CmdletRunner(Catalog).Run(command, words, input);
}
