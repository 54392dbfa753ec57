using System.Management.Automation;
using SshAdmin.Core.Clients;

namespace SshAdmin.Arguments;

/// <summary>Takes a client of Get-SshClient for its name with its version; by its property Name alone, all its versions would be meant.</summary>
public sealed class ClientAsNameAttribute : ArgumentTransformationAttribute
{
    /// <summary>Replaces a client; anything else stays as it is.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;

        // An array, because PowerShell binds values that need no conversion first, before it looks at properties.
        return value is SshClient client ? new[] { client.ToString() } : inputData!;
    }
}
