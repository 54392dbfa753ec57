<#
.SYNOPSIS
Makes sshd and ssh-keygen available to the tests of this run, where the image has them or its own package manager brings them.

.DESCRIPTION
Windows has them as a capability, Ubuntu as a package, macOS in the system. Where they cannot be had, the tests that need them
skip and say so; this script never fails for that.
#>
$ErrorActionPreference = 'Stop'

if ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) {
    if (-not (Test-Path -LiteralPath "$env:SystemRoot\System32\OpenSSH\sshd.exe")) {
        try {
            $null = Add-WindowsCapability -Online -Name 'OpenSSH.Server~~~~0.0.1.0'
        }
        catch {
            Write-Warning "OpenSSH.Server could not be added: $($_.Exception.Message)"
        }
    }
}
elseif ($IsLinux) {
    sudo apt-get update -qq
    sudo apt-get install -y -qq --no-install-recommends openssh-server putty-tools
    sudo mkdir -p /run/sshd
}

foreach ($name in 'sshd', 'ssh-keygen') {
    $found = Get-Command $name -ErrorAction Ignore
    if (-not $found) {
        $found = Get-Item -Path "$env:SystemRoot\System32\OpenSSH\$name.exe", "/usr/sbin/$name" -ErrorAction Ignore | Select-Object -First 1
    }

    Write-Output "${name}: $(if ($found) { "$found" } else { 'not here' })"
}

exit 0
