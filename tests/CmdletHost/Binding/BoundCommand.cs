using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SshAdmin.CmdletHost.Commands;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.CmdletHost.Binding;

/// <summary>A command object with what is bound to it so far, and the parameter sets that are still possible.</summary>
internal sealed class BoundCommand(CommandMetadata metadata, Cmdlet cmdlet, CmdletRuntime runtime)
{
    public CommandMetadata Metadata { get; } = metadata;

    public Cmdlet Cmdlet { get; } = cmdlet;

    public CmdletRuntime Runtime { get; } = runtime;

    public EngineIntrinsics Engine { get; } = new(runtime.SessionState);

    public HashSet<string> ValidSets { get; private set; } = new(metadata.SetNames, StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, object?> Bound => Runtime.MyInvocation.BoundParameters;

    public IEnumerable<ParameterMetadata> Unbound => Metadata.Parameters.Where(parameter => !Bound.ContainsKey(parameter.Name));

    public object OwnerOf(ParameterMetadata parameter) => parameter.Owner switch
    {
        ParameterOwner.Common => Runtime.Common,
        ParameterOwner.ShouldProcess => Runtime.ShouldProcessSwitches,
        _ => Cmdlet,
    };

    public void Narrow(ParameterMetadata parameter)
    {
        if (!parameter.IsInAllSets)
        {
            ValidSets.IntersectWith(parameter.Sets.Keys);
            if (ValidSets.Count == 0)
            {
                throw BindingErrors.AmbiguousSet();
            }
        }
    }

    public void ResetSets(IEnumerable<string> sets) => ValidSets = new HashSet<string>(sets, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ParameterMetadata> MissingMandatory(string set, bool pipelineMayFollow) => Unbound
        .Where(parameter => parameter.In(set) is { Mandatory: true } said && !(pipelineMayFollow && TakesPipeline(said)))
        .ToArray();

    /// <summary>Decides for one parameter set, as far as that is possible yet.</summary>
    /// <param name="pipelineMayFollow">Before pipeline input is seen, what it may bring is not missing and sets may stay open.</param>
    public void ResolveSet(bool pipelineMayFollow)
    {
        string[] complete = ValidSets.Where(set => MissingMandatory(set, pipelineMayFollow).Count == 0).ToArray();
        if (pipelineMayFollow && ValidSets.Any(set => Unbound.Any(parameter => parameter.In(set) is { } said && TakesPipeline(said))))
        {
            if (complete.Length == 0)
            {
                throw BindingErrors.MissingMandatory(MissingNames(DefaultIfValid() ?? ValidSets.First(), true));
            }

            ResetSets(complete);
            Runtime.ParameterSetName = DefaultIfValid() ?? complete[0];
            return;
        }

        string chosen = ValidSets.Count == 1 ? ValidSets.First()
            : DefaultIfValid() ?? (complete.Length == 1 ? complete[0] : throw BindingErrors.AmbiguousSet());
        if (!complete.Contains(chosen, StringComparer.OrdinalIgnoreCase))
        {
            throw Runtime.MyInvocation.ExpectingInput && !pipelineMayFollow
                ? BindingErrors.InputMissingMandatory(MissingNames(chosen, false))
                : BindingErrors.MissingMandatory(MissingNames(chosen, pipelineMayFollow));
        }

        ResetSets([chosen]);
        Runtime.ParameterSetName = chosen;
    }

    public static bool TakesPipeline(ParameterAttribute said) => said.ValueFromPipeline || said.ValueFromPipelineByPropertyName;

    private string? DefaultIfValid() => Metadata.DefaultSet is { Length: > 0 } name && ValidSets.Contains(name) ? name : null;

    private string MissingNames(string set, bool pipelineMayFollow) => string.Join(' ', MissingMandatory(set, pipelineMayFollow).Select(parameter => parameter.Name));
}
