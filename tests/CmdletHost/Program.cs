using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.CmdletHost.Demo;
using SshAdmin.CmdletHost.Output;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.CmdletHost;

/// <summary>Tries the module's commands with nothing but the .NET SDK.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        using CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        return Run(args, Console.Out, Console.Error, stop.Token);
    }

    /// <summary>The whole program, on any pair of writers.</summary>
    /// <returns>0: no error was written; 1: some were; 2: the command line was wrong.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        HostOptions options = HostOptions.Parse(args);
        if (options.Problem is not null)
        {
            error.WriteLine(options.Problem);
            error.WriteLine(HostOptions.Usage);
            return 2;
        }

        try
        {
            string folder = options.ModuleFolder ?? CommandCatalog.FindModuleFolder();
            return RunCommands(options, CommandCatalog.ImportModule(folder), folder, output, error, stop);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            error.WriteLine(e.Message);
            return 2;
        }
    }

    /// <summary>Runs the words after the options against any set of commands.</summary>
    public static int RunCommands(HostOptions options, CommandCatalog catalog, string folder, TextWriter output, TextWriter error, CancellationToken stop)
    {
        FormatFile formats = FormatFile.Load(Path.Combine(folder, "SshAdmin.format.ps1xml"));
        if (options.List)
        {
            foreach (CommandMetadata command in catalog.Commands)
            {
                output.WriteLine(command.Name);
            }

            return 0;
        }

        if (options.Words is ["demo"])
        {
            return new DemoStory(catalog, folder, output, error).Run(stop);
        }

        try
        {
            if (options.Words is [{ } name, "-?"] && catalog.Find(name) is { } asked)
            {
                SyntaxText.Write(asked, output);
                return 0;
            }

            using ConsoleSink sink = new(output, error, formats, options.Json, options.Expand);
            RunEnd end = Pipeline.Run(CmdletRunner.ParsePipeline(catalog, options.Words), InputObjects.Read(options.Input), sink, Environment.CurrentDirectory, stop);
            sink.Flush();
            if (end.TerminatingError is not null)
            {
                sink.Error(end.TerminatingError);
            }

            return sink.HadErrors || end.Stopped ? 1 : 0;
        }
        catch (UsageException e)
        {
            ConsoleSink.WriteError(error, e.Record);
            return 2;
        }
        catch (IOException e) when (options.Input is not null)
        {
            error.WriteLine($"The input cannot be read: {e.Message}");
            return 2;
        }
    }
}
