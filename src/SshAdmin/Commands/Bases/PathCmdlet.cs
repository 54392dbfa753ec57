using System.Management.Automation;

namespace SshAdmin.Commands;

/// <summary>A command over existing files: <c>-Path</c> with wildcards, <c>-LiteralPath</c> without.</summary>
/// <remarks>
/// Commands make <see cref="LiteralPathSet"/> their default set: PowerShell binds the default set first, so that of an object with both
/// properties, as this module writes them, it is the literal one that names the file.
/// </remarks>
public abstract class PathCmdlet : SshAdminCmdlet
{
    /// <summary>Name of the parameter set of <see cref="Path"/>.</summary>
    protected const string PathSet = "Path";

    /// <summary>Name of the parameter set of <see cref="LiteralPath"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>Files to work on; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files to work on, taken letter by letter: for names that hold <c>[</c>, <c>]</c>, <c>*</c> or <c>?</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Walks the given paths; a failure in one is an error for that one.</summary>
    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == LiteralPathSet;
        if (!literal && ParameterSetName != PathSet)
        {
            ProcessOtherSet();
            return;
        }

        foreach (string given in literal ? LiteralPath : Path)
        {
            Try(given, () =>
            {
                foreach (UserPath path in PathResolution.Existing(this, given, literal))
                {
                    Try(path.Raw, () => ProcessPath(path));
                }
            });
        }
    }

    /// <summary>The work for one existing file.</summary>
    private protected abstract void ProcessPath(UserPath path);

    /// <summary>The work of parameter sets that name no file.</summary>
    private protected virtual void ProcessOtherSet()
    {
    }
}
