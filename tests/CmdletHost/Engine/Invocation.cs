using System.Collections.Generic;

namespace System.Management.Automation;

public enum CommandTypes
{
    Alias = 1,
    Function = 2,
    Filter = 4,
    Cmdlet = 8,
    ExternalScript = 16,
    Application = 32,
    Script = 64,
    Workflow = 128,
    Configuration = 256,
    All = 511,
}

public abstract class CommandInfo(string name, CommandTypes type)
{
    public string Name { get; } = name;

    public CommandTypes CommandType { get; } = type;

    public override string ToString() => Name;
}

public class CmdletInfo(string name, Type implementingType) : CommandInfo(name, CommandTypes.Cmdlet)
{
    public Type ImplementingType { get; } = implementingType;
}

public class InvocationInfo(CommandInfo command, int position, int length, bool expectingInput)
{
    public CommandInfo MyCommand { get; } = command;

    public string InvocationName => MyCommand.Name;

    public string Line { get; init; } = "";

    public Dictionary<string, object?> BoundParameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<object> UnboundArguments { get; } = [];

    public int PipelinePosition { get; } = position;

    public int PipelineLength { get; } = length;

    public bool ExpectingInput { get; } = expectingInput;

    public CommandOrigin CommandOrigin => CommandOrigin.Runspace;
}

public sealed class PSModuleInfo(string name, string path)
{
    public string Name { get; } = name;

    public string Path { get; } = path;

    public override string ToString() => Name;
}

public interface IModuleAssemblyInitializer
{
    void OnImport();
}

public interface IModuleAssemblyCleanup
{
    void OnRemove(PSModuleInfo psModuleInfo);
}
