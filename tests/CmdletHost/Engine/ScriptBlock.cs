using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>The stand-in runs no scripts: every one of them writes nothing.</summary>
public class ScriptBlock
{
    private ScriptBlock(string script) => Script = script;

    private string Script { get; }

    public static ScriptBlock Create(string script) => new(script);

    public Collection<PSObject> Invoke(params object[] args) => [];

    public override string ToString() => Script;
}
