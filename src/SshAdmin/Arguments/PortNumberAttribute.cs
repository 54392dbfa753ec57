using System;
using System.Globalization;
using System.Management.Automation;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Arguments;

/// <summary>Takes an empty Port for the default one, and refuses what is no number.</summary>
/// <remarks>
/// In a CSV file of hosts most rows leave the cell empty, and PowerShell would make 0 of it; behind the last comma of a text the cell
/// is null. Where it cannot make a number of a piped
/// property at all, it drops the property without a word, and the default would be connected to in place of the port that was meant.
/// </remarks>
public sealed class PortNumberAttribute : ArgumentTransformationAttribute
{
    /// <summary>Makes a number of text; what is one already stays as it is.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => HostTarget.DefaultPort,
            string text when string.IsNullOrWhiteSpace(text) => HostTarget.DefaultPort,
            string text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int port) => port,

            // An inner exception of a failed cast would make PowerShell drop this one too.
            string text => throw new ArgumentTransformationMetadataException($"\"{DisplayText.Escape(text)}\" is no port number; give one from 1 to 65535."),
            IConvertible => inputData,
            _ => throw new ArgumentTransformationMetadataException($"A {value.GetType().Name} is no port number; give one from 1 to 65535."),
        };
    }
}
