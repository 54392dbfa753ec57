<#
.SYNOPSIS
Installs the package from a folder, as from a gallery, and runs tests/Pester against what was installed.

.DESCRIPTION
Uses PSResourceGet where it is, PowerShellGet where that is, and unpacks the package where neither is.

.PARAMETER Path
The folder that holds the package.
#>
param(
    [Parameter(Mandatory = $true)]
    [string] $Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$feed = (Resolve-Path -LiteralPath $Path).ProviderPath
$package = Get-ChildItem -LiteralPath $feed -Filter 'SshAdmin.*.nupkg' | Select-Object -First 1
$version = $package.BaseName -replace '^SshAdmin\.', ''
$target = Join-Path ([IO.Path]::GetTempPath()) "SshAdmin-$([Guid]::NewGuid().ToString('N').Substring(0, 8))"
$null = New-Item -ItemType Directory -Path $target
$source = 'SshAdminTest'

function Install-FromPSResourceGet {
    if (-not (Get-Command Save-PSResource -ErrorAction Ignore)) {
        return $false
    }

    Register-PSResourceRepository -Name $source -Uri $feed -Trusted
    try {
        $found = Find-PSResource -Name SshAdmin -Repository $source
        if ("$($found.Version)" -ne $version) {
            throw "PSResourceGet finds version $($found.Version), not $version."
        }

        Save-PSResource -Name SshAdmin -Repository $source -Path $target -TrustRepository
    }
    finally {
        Unregister-PSResourceRepository -Name $source
    }

    return $true
}

function Install-FromPowerShellGet {
    if (-not (Get-Command Save-Module -ErrorAction Ignore)) {
        return $false
    }

    Register-PSRepository -Name $source -SourceLocation $feed -InstallationPolicy Trusted
    try {
        Save-Module -Name SshAdmin -Repository $source -Path $target
    }
    finally {
        Unregister-PSRepository -Name $source
    }

    return $true
}

function Expand-Package {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $folder = Join-Path $target "SshAdmin/$version"
    [IO.Compression.ZipFile]::ExtractToDirectory($package.FullName, $folder)
    foreach ($name in '_rels', 'package', '[Content_Types].xml', 'SshAdmin.nuspec') {
        Remove-Item -LiteralPath (Join-Path $folder $name) -Recurse -Force
    }

    return $true
}

$how = 'Install-FromPSResourceGet', 'Install-FromPowerShellGet', 'Expand-Package' | Where-Object { & $_ } | Select-Object -First 1
$manifest = Join-Path $target "SshAdmin/$version/SshAdmin.psd1"
Write-Output "$how gave $manifest in PowerShell $($PSVersionTable.PSVersion)"

& (Join-Path $PSScriptRoot '../../build.ps1') -Task Test -ModulePath $manifest
