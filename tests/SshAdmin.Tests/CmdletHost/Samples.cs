using System.IO;
using System.Management.Automation;
using SshAdmin.CmdletHost;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.Tests.CmdletHost;

/// <summary>Runs the sample commands of this folder.</summary>
internal static class Samples
{
    public static readonly CommandCatalog Catalog = new(typeof(Samples).Assembly.GetTypes());

    public static RunResult Run(string command, params string[] words) => new CmdletRunner(Catalog).Run(command, words);

    public static RunResult Pipe(IEnumerable<object?> input, string command, params string[] words) => new CmdletRunner(Catalog).Run(command, words, input);

    public static TestBindingCommand Bind(params string[] words)
    {
        RunResult result = Run("Test-Binding", words);
        Assert.Null(result.TerminatingError);
        return Assert.IsType<TestBindingCommand>(Assert.Single(result.Output));
    }

    /// <summary>The id of the binding failure, without the command's type.</summary>
    public static string BindingError(string command, params string[] words)
    {
        RunResult result = Run(command, words);
        Assert.Equal(2, result.ExitCode);
        return Assert.IsType<ErrorRecord>(result.TerminatingError).FullyQualifiedErrorId.Split(',')[0];
    }

    public static PSObject Row(params (string Name, object? Value)[] properties)
    {
        PSObject row = new();
        foreach ((string name, object? value) in properties)
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }

    /// <summary>The program from end to end.</summary>
    public static (int ExitCode, string Output, string Error) Program(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = SshAdmin.CmdletHost.Program.RunCommands(HostOptions.Parse(args), Catalog, Path.GetTempPath(), output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
