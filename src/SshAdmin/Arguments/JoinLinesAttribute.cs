using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace SshAdmin.Arguments;

/// <summary>Lets a text be given as the lines that Get-Content, or a program, writes.</summary>
public sealed class JoinLinesAttribute : ArgumentTransformationAttribute
{
    /// <summary>Joins lines; a text stays as it is.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable lines and not string
            ? string.Join("\n", lines.Cast<object?>().Select(line => line?.ToString()))
            : value;
    }
}
