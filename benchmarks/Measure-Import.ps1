<#
.SYNOPSIS
Measures the import of the module into a running PowerShell, each time a fresh one.

.DESCRIPTION
Build first (dotnet build src/SshAdmin -c Release). The time is that of Import-Module alone, without the start of PowerShell.

.PARAMETER Rounds
How many fresh PowerShells.
#>
param([int] $Rounds = 15)

$ErrorActionPreference = 'Stop'
$manifest = Join-Path $PSScriptRoot '../SshAdmin.psd1'
$shell = (Get-Process -Id $PID).Path
$command = "`$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$manifest'; `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
$times = foreach ($i in 0..$Rounds) {
    [double]::Parse((& $shell -NoProfile -NonInteractive -Command $command), [cultureinfo]::InvariantCulture)
}

# The first is not counted: the files were not in memory yet.
$sorted = @($times | Select-Object -Skip 1 | Sort-Object)
[pscustomobject]@{ Program = 'Import-Module SshAdmin'; MedianMilliseconds = [math]::Round($sorted[[int][math]::Floor($sorted.Count / 2)], 1); Rounds = $Rounds }
