using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace SshAdmin.Arguments;

/// <summary>Takes text only. PowerShell would make text of any object, and a row of Import-Csv would pass for a value by itself.</summary>
/// <remarks>The inner exception is what tells PowerShell to bind other parameters from a piped object, instead of failing.</remarks>
public sealed class TextOnlyAttribute : ArgumentTransformationAttribute
{
    /// <summary>Lets texts and lists of texts through as they are.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = Plain(inputData);
        return value is null or string || (value is IEnumerable many && many.Cast<object>().All(item => Plain(item) is null or string))
            ? inputData
            : throw Refused($"A {value.GetType().Name} is no text.");
    }

    private static ArgumentTransformationMetadataException Refused(string message) => new(message, new PSInvalidCastException(message, null));

    private static object Plain(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
