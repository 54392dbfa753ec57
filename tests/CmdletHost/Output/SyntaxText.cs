using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Output;

/// <summary>The parameter sets of a command, as <c>Get-Command -Syntax</c> prints them.</summary>
internal static class SyntaxText
{
    public static void Write(CommandMetadata command, TextWriter writer)
    {
        foreach (string set in command.SetNames)
        {
            var parameters = command.Parameters.Where(parameter => parameter.Owner != ParameterOwner.Common)
                .Select(parameter => (Parameter: parameter, Said: parameter.In(set)))
                .Where(pair => pair.Said is { DontShow: false })
                .OrderBy(pair => pair.Said!.Position < 0).ThenBy(pair => pair.Said!.Position).ThenByDescending(pair => pair.Said!.Mandatory);
            string label = set == ParameterAttribute.AllParameterSets ? "" : $"  ({set}{(string.Equals(set, command.DefaultSet, StringComparison.OrdinalIgnoreCase) ? ", default" : "")})";
            writer.WriteLine($"{command.Name} {string.Join(' ', parameters.Select(pair => One(pair.Parameter, pair.Said!)))} [<CommonParameters>]{label}");
            writer.WriteLine();
        }
    }

    private static string One(ParameterMetadata parameter, ParameterAttribute said)
    {
        string name = said.Position >= 0 ? $"[-{parameter.Name}]" : $"-{parameter.Name}";
        string text = parameter.IsSwitch ? name : $"{name} <{TypeName(parameter.Type)}>";
        return said.Mandatory ? text : $"[{text}]";
    }

    private static string TypeName(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(int) ? "int" : plain == typeof(string) ? "string" : plain == typeof(bool) ? "bool"
            : plain.IsArray ? TypeName(plain.GetElementType()!) + "[]" : plain.Name;
    }
}
