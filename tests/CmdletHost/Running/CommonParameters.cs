using System.Management.Automation;

namespace SshAdmin.CmdletHost.Running;

/// <summary>What every command takes.</summary>
public sealed class CommonParameters
{
    [Parameter]
    [Alias("vb")]
    public SwitchParameter Verbose { get; set; }

    [Parameter]
    [Alias("db")]
    public SwitchParameter Debug { get; set; }

    [Parameter]
    [Alias("ea")]
    public ActionPreference ErrorAction { get; set; } = ActionPreference.Continue;

    [Parameter]
    [Alias("wa")]
    public ActionPreference WarningAction { get; set; } = ActionPreference.Continue;

    [Parameter]
    [Alias("infa")]
    public ActionPreference InformationAction { get; set; } = ActionPreference.SilentlyContinue;
}

/// <summary>What commands that change something take as well.</summary>
public sealed class ShouldProcessParameters
{
    [Parameter]
    [Alias("wi")]
    public SwitchParameter WhatIf { get; set; }

    [Parameter]
    [Alias("cf")]
    public SwitchParameter Confirm { get; set; }
}
