using System.Management.Automation;

namespace SshAdmin.Tests.CmdletHost;

public enum Color
{
    Red,
    Green,
    GreyBlue,
}

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
}

public sealed record Endpoint
{
    public Endpoint(string text) => Text = text;

    public string Text { get; }
}

public sealed class Sample
{
    public string? Text { get; init; }

    public Color Color { get; init; }

    public Sample? Inner { get; init; }

    public byte[]? Bytes { get; init; }

    public DateTime When { get; init; }

    public TimeSpan Age { get; init; }

    public string[]? Tags { get; init; }
}

/// <summary>Writes its own parameters: what was bound is what comes out.</summary>
[Cmdlet(VerbsTest, "Binding")]
public sealed class TestBindingCommand : PSCmdlet
{
    private const string VerbsTest = "Test";

    [Parameter(Position = 0)]
    [Alias("FullName", "Label")]
    public string? Name { get; set; }

    [Parameter(Position = 1)]
    public int Number { get; set; } = 7;

    [Parameter]
    public string[]? Names { get; set; }

    [Parameter]
    public int[]? Numbers { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public Color Color { get; set; }

    [Parameter]
    public Rights Rights { get; set; }

    [Parameter]
    public Endpoint[]? Endpoint { get; set; }

    [Parameter]
    public TimeSpan? Span { get; set; }

    [Parameter]
    public Uri? Address { get; set; }

    [Parameter]
    public bool Flag { get; set; }

    [Parameter]
    public System.Security.SecureString? Secret { get; set; }

    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    [Parameter]
    [ValidateSet("One", "Two")]
    public string? Choice { get; set; }

    [Parameter]
    [ValidateRange(1, 10)]
    public int[]? Range { get; set; }

    [Parameter]
    [ValidatePattern("^a+$")]
    public string? Pattern { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Filled { get; set; }

    [Parameter]
    [ValidateCount(1, 2)]
    public string[]? Few { get; set; }

    [Parameter]
    [ValidateLength(2, 3)]
    public string? Short { get; set; }

    [Parameter]
    [Upper]
    public string? Loud { get; set; }

    protected override void ProcessRecord() => WriteObject(this);
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class UpperAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is "refuse" ? throw new ArgumentTransformationMetadataException("Not this one.") : inputData?.ToString()?.ToUpperInvariant();
}

/// <summary>Three sets; writes the name of the one that was chosen, and what was bound.</summary>
[Cmdlet("Select", "Set", DefaultParameterSetName = "Path")]
public sealed class SelectSetCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Literal", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Number", ValueFromPipeline = true)]
    public int Number { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "Literal")]
    public SwitchParameter Recurse { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 100)]
    public int Port { get; set; } = 22;

    protected override void ProcessRecord() => WriteObject(ParameterSetName switch
    {
        "Path" => $"Path {string.Join('+', Path)} {Port}",
        "Literal" => $"Literal {string.Join('+', LiteralPath)} {Port}",
        _ => $"Number {Number} {Port}",
    });

    protected override void EndProcessing() => WriteVerbose($"end {Port} {string.Join('+', MyInvocation.BoundParameters.Keys)}");
}

/// <summary>No default set: nothing decides between A and B.</summary>
[Cmdlet("Select", "Ambiguous")]
public sealed class SelectAmbiguousCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "A")]
    public string? Alpha { get; set; }

    [Parameter(ParameterSetName = "B")]
    public string? Beta { get; set; }

    [Parameter]
    public string? Both { get; set; }

    protected override void ProcessRecord() => WriteObject(ParameterSetName);
}

/// <summary>Says how it goes: errors of every kind.</summary>
[Cmdlet("Write", "Trouble")]
public sealed class WriteTroubleCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string? Kind { get; set; }

    protected override void ProcessRecord()
    {
        ErrorRecord record = new(new InvalidOperationException("It broke."), "Broken", ErrorCategory.ResourceBusy, Kind) { ErrorDetails = new ErrorDetails("It broke here.") { RecommendedAction = "Mend it." } };
        switch (Kind)
        {
            case "error":
                WriteError(record);
                break;
            case "terminate":
                ThrowTerminatingError(record);
                break;
            case "throw":
                throw new FormatException("Unforeseen.");
            case "warn":
                WriteWarning("Mind the gap.");
                break;
            case "thread":
                WriteFromAnotherThread();
                break;
            default:
                break;
        }

        WriteVerbose("told");
        WriteObject($"after {Kind}");
    }

    private void WriteFromAnotherThread()
    {
        Exception? failure = null;
        Thread other = new(() => failure = Record(() => WriteObject(1)));
        other.Start();
        other.Join();
        if (failure is not null)
        {
            throw failure;
        }
    }

    private static Exception? Record(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (PSInvalidOperationException e)
        {
            return e;
        }
    }
}

/// <summary>Takes rows by property name alone.</summary>
[Cmdlet("Select", "Row")]
public sealed class SelectRowCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int Port { get; set; }

    protected override void ProcessRecord() => WriteObject($"{Name} {Port}");
}

/// <summary>Changes something, if it may.</summary>
[Cmdlet("Remove", "Sample", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveSampleCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    protected override void ProcessRecord()
    {
        if (ShouldProcess(Name, "Remove sample"))
        {
            WriteObject($"removed {Name}");
        }
    }
}

/// <summary>Goes on until it is stopped.</summary>
[Cmdlet("Wait", "Forever")]
public sealed class WaitForeverCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    [Parameter(Mandatory = true)]
    public ManualResetEventSlim Started { get; set; } = null!;

    public void Dispose() => _stop.Dispose();

    protected override void ProcessRecord()
    {
        WriteObject("before");
        Started.Set();
        _stop.Token.WaitHandle.WaitOne();
        WriteObject("after");
    }

    protected override void StopProcessing() => _stop.Cancel();
}

/// <summary>Writes one object of each shape.</summary>
[Cmdlet("Get", "Sample")]
public sealed class GetSampleCommand : PSCmdlet
{
    protected override void ProcessRecord() => WriteObject(new[] { new Sample { Text = "a", Color = Color.GreyBlue, Inner = new Sample { Text = "deep" }, Bytes = [1, 2], When = new DateTime(2026, 11, 20, 1, 2, 3, DateTimeKind.Utc), Age = TimeSpan.FromSeconds(90), Tags = ["x", "y"] } }, true);
}
