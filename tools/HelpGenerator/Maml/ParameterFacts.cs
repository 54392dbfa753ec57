using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.HelpGenerator.Maml;

/// <summary>What the attributes of a parameter say, in the words of help: of one parameter set, or of all together.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Said">One set's attribute, or all of them.</param>
internal sealed record ParameterFacts(ParameterMetadata Parameter, IReadOnlyList<ParameterAttribute> Said)
{
    private const string None = "None";

    public bool IsRequired => Said.Any(said => said.Mandatory);

    public int? Position => Said.Where(said => said.Position >= 0).Select(said => (int?)said.Position).Min();

    public string PositionText => Position?.ToString(CultureInfo.InvariantCulture) ?? "named";

    public bool TakesWildcards => Parameter.Property.IsDefined(typeof(SupportsWildcardsAttribute), true);

    public bool TakesMany => Parameter.Type.IsArray;

    public string Aliases => Parameter.Aliases.Count == 0 ? "none" : string.Join(", ", Parameter.Aliases);

    public string Pipeline
    {
        get
        {
            List<string> ways = [];
            if (Said.Any(said => said.ValueFromPipelineByPropertyName))
            {
                ways.Add("ByPropertyName");
            }

            if (Said.Any(said => said.ValueFromPipeline))
            {
                ways.Add("ByValue");
            }

            return ways.Count == 0 ? "False" : $"True ({string.Join(", ", ways)})";
        }
    }

    public Type Type => Nullable.GetUnderlyingType(Parameter.Type) ?? Parameter.Type;

    /// <summary>The values to choose from, or none where anything goes.</summary>
    public IReadOnlyList<string> Values => Parameter.Validations.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues.ToArray()
        ?? (Type.IsEnum ? Enum.GetNames(Type) : []);

    public ValidateRangeAttribute? Range => Parameter.Validations.OfType<ValidateRangeAttribute>().FirstOrDefault();

    /// <summary>The value of the property in a new command.</summary>
    public string DefaultValue(object command) => Parameter.IsSwitch ? "False" : Parameter.Property.GetValue(Parameter.Owner == ParameterOwner.Command ? command : null) switch
    {
        null or "" => None,
        string text => text,
        IEnumerable { } many => string.Join(", ", many.Cast<object>()) is { Length: > 0 } text ? text : None,
        { } value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
