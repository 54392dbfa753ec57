<#
.SYNOPSIS
Builds, tests, packs and cleans the SshAdmin module.

.DESCRIPTION
A thin door over dotnet. Runs on Windows PowerShell 5.1 and PowerShell 7 and needs nothing but the .NET SDK.
After a build the folder of this script is the module: Import-Module ./SshAdmin.psd1

.PARAMETER Task
Build    compile and lay out bin/ (the default)
Test     run the xunit tests, then Pester in a fresh process of this PowerShell where Pester 5 is installed
Package  make out/SshAdmin/<version>/, out/SshAdmin.<version>.nupkg and the bill of materials, always in Release
Help     write <culture>/SshAdmin.dll-Help.xml from the commands and the texts in src/SshAdmin/Help
Clean    remove everything that a build makes

.PARAMETER Configuration
Debug or Release.

.PARAMETER ModulePath
For Test: the manifest of the module to test instead of the one in this folder, for example that of an unpacked package.
Then only Pester runs, because the xunit tests are about this checkout.

.EXAMPLE
./build.ps1
Import-Module ./SshAdmin.psd1

.EXAMPLE
./build.ps1 -Task Package
./build.ps1 -Task Test -ModulePath ./out/SshAdmin/0.1.0/SshAdmin.psd1
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Help', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $ModulePath
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Native {
    param([string] $Command, [string[]] $Arguments)
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Command $($Arguments -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Invoke-BuildTask {
    Invoke-Native dotnet @('build', (Join-Path $PSScriptRoot 'src/SshAdmin'), '--configuration', $Configuration, '--nologo')
}

function Invoke-PackageTask {
    Invoke-Native dotnet @('run', '--project', (Join-Path $PSScriptRoot 'tools/Packager'))
}

function Invoke-TestTask {
    if ($ModulePath) {
        $module = (Resolve-Path -LiteralPath $ModulePath).ProviderPath
    }
    else {
        Invoke-Native dotnet @('test', (Join-Path $PSScriptRoot 'SshAdmin.sln'), '--configuration', $Configuration, '--nologo')
        $module = Join-Path $PSScriptRoot 'SshAdmin.psd1'
    }

    $pester = Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -ge 5 }
    if (-not $pester) {
        Write-Warning 'Pester 5 is not installed, so the tests in tests/Pester did not run. Install it with: Install-Module Pester -Scope CurrentUser'
        return
    }

    # A process of its own, because an imported module keeps its files locked. Windows PowerShell has Pester 3 as well.
    $shell = (Get-Process -Id $PID).Path
    $run = @(
        'Import-Module Pester -MinimumVersion 5.0'
        "`$env:SSHADMIN_MODULE = '$($module -replace "'", "''")'"
        '$configuration = New-PesterConfiguration'
        "`$configuration.Run.Path = '$((Join-Path $PSScriptRoot 'tests/Pester') -replace "'", "''")'"
        '$configuration.Run.Exit = $true'
        'Invoke-Pester -Configuration $configuration'
    ) -join '; '
    Invoke-Native $shell @('-NoProfile', '-NonInteractive', '-Command', $run)
}

function Invoke-HelpTask {
    Invoke-Native dotnet @('run', '--project', (Join-Path $PSScriptRoot 'tools/HelpGenerator'), '--configuration', $Configuration)
}

function Invoke-CleanTask {
    $made = @('bin', 'out') + @(Get-ChildItem -Path $PSScriptRoot -Directory -Recurse -Include 'bin', 'obj', 'TestResults' | ForEach-Object FullName)
    foreach ($folder in $made) {
        $path = if ([IO.Path]::IsPathRooted($folder)) { $folder } else { Join-Path $PSScriptRoot $folder }
        if (Test-Path -LiteralPath $path) {
            Remove-Item -LiteralPath $path -Recurse -Force
        }
    }
}

foreach ($name in $Task) {
    & "Invoke-${name}Task"
}
