using System.Management.Automation;
using SshAdmin.Core.Wire;

namespace SshAdmin.Arguments;

/// <summary>Takes an empty Port for the default one. In a CSV file of hosts most rows leave it out, and PowerShell would make 0 of the empty cell.</summary>
public sealed class EmptyPortIsDefaultAttribute : ArgumentTransformationAttribute
{
    /// <summary>Replaces nothing (the last cell of a row) and blank text; anything else stays as it is.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is null || (value is string text && string.IsNullOrWhiteSpace(text)) ? HostTarget.DefaultPort : inputData;
    }
}
