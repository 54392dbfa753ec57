<#
.SYNOPSIS
Tests an estate of SSH servers with Pester 5: a copy of this file and a list of hosts is all it takes.

.DESCRIPTION
For each host of a CSV file this asserts that it answers, that its host key is the pinned one, that it offers no broken
algorithm and nothing weak beyond what is allowed, and that the chosen clients can sign in with the chosen kind of key.
For each key file it asserts that only its owner can read it and that the key is strong enough.

No login is tried, and no password or private key is needed. A host costs one connection for each kind of host key that it has,
because a pin may be of any kind.

Columns of the CSV file; all but HostName may be empty or left away:
  HostName            a name or an address
  Port                22 where it is empty
  HostKeyFingerprint  as ssh-keygen -l or Get-SshAlgorithmSupport shows it; where it is empty, nothing is pinned
  Clients             client versions or wildcards that have to work, with semicolons between them, for example
                      Tera Term 5.6.2;PuTTY 0.8*
  KeyType             the kind of user key that these clients use: Rsa, Ecdsa or Ed25519; any kind where it is empty

.PARAMETER HostsPath
The CSV file; hosts.csv beside this file where it is not given.

.PARAMETER KeyPath
Private key files to look after; wildcards are allowed.

.PARAMETER AllowWeak
Names of algorithms that may be offered although they are weak. Broken ones are never allowed.

.EXAMPLE
Invoke-Pester ./SshEstate.Tests.ps1

Tests the hosts of hosts.csv.

.EXAMPLE
$suite = New-PesterContainer -Path ./SshEstate.Tests.ps1 -Data @{ HostsPath = 'D:\estate\hosts.csv'; KeyPath = "$HOME/.ssh/id_*" }
$configuration = New-PesterConfiguration
$configuration.Run.Container = $suite
$configuration.Run.Exit = $true
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'JUnitXml'
$configuration.TestResult.OutputPath = 'ssh-estate.xml'
Invoke-Pester -Configuration $configuration

Tests another list and key files, writes the results for a build server, and ends with an exit code.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Pester reads them while it collects the tests.')]
param(
    [string] $HostsPath = (Join-Path $PSScriptRoot 'hosts.csv'),
    [string[]] $KeyPath = @(),
    [string[]] $AllowWeak = @()
)

BeforeDiscovery {
    function Get-Cell {
        param($Row, [string] $Column)
        if ($Row.PSObject.Properties[$Column]) { "$($Row.$Column)".Trim() } else { '' }
    }

    $hosts = foreach ($row in Import-Csv -LiteralPath $HostsPath) {
        $port = Get-Cell $row 'Port'
        @{
            HostName = Get-Cell $row 'HostName'
            Port     = if ($port) { [int] $port } else { 22 }
            Pin      = Get-Cell $row 'HostKeyFingerprint'
            Clients  = @((Get-Cell $row 'Clients') -split ';' | ForEach-Object { $_.Trim() } | Where-Object { $_ })
            Names    = Get-Cell $row 'Clients'
            KeyType  = Get-Cell $row 'KeyType'
            Allowed  = $AllowWeak
        }
    }

    $keys = foreach ($file in @($KeyPath | Where-Object { $_ } | Get-Item | Where-Object { $_.Extension -ne '.pub' })) {
        @{ Key = $file.FullName }
    }
}

BeforeAll {
    if (-not (Get-Module -Name SshAdmin)) {
        Import-Module SshAdmin -ErrorAction Stop
    }
}

Describe '<HostName> port <Port>' -ForEach $hosts {
    BeforeAll {
        $probe = @{ HostName = $HostName; Port = $Port; IncludeHostKey = $true; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failure' }
        if ($Clients) {
            $probe.Client = $Clients
        }
        $support = Get-SshAlgorithmSupport @probe
    }

    It 'answers' {
        "$failure" | Should -BeNullOrEmpty
        $support | Should -Not -BeNullOrEmpty
    }

    It 'shows the pinned host key <Pin>' -Skip:(-not $Pin) {
        $support.HostKeys.Fingerprint | Should -Contain $Pin -Because 'another key means another server, or a changed one; ask its administrator before anybody signs in'
    }

    It 'offers nothing that is broken' {
        $support | Should -Not -BeNullOrEmpty -Because 'what it offers is not known'
        $support.WeakAlgorithms | Where-Object { "$($_.Rating)" -eq 'Broken' } | ForEach-Object { "$($_.Kind) $($_.Name): $($_.Reason)" } | Should -BeNullOrEmpty
    }

    It 'offers nothing weak that is not allowed' {
        $support | Should -Not -BeNullOrEmpty -Because 'what it offers is not known'
        $support.WeakAlgorithms | Where-Object { "$($_.Rating)" -eq 'Weak' -and $_.Name -notin $Allowed } | ForEach-Object { "$($_.Kind) $($_.Name): $($_.Reason)" } | Should -BeNullOrEmpty
    }

    It 'lets <Names> sign in' -Skip:(-not $Clients) {
        $support.Clients | Should -Not -BeNullOrEmpty -Because 'what the server offers is not known'
        $shutOut = foreach ($verdict in $support.Clients) {
            $types = @($verdict.UserKeyTypes | ForEach-Object { "$_" })
            $works = $verdict.CanConnect -and $(if ($KeyType) { $KeyType -in $types } else { $types.Count -gt 0 })
            if (-not $works) {
                "$($verdict.Client) $($verdict.Version): $($verdict.Problem) $($verdict.Remedy)"
            }
        }
        $shutOut | Should -BeNullOrEmpty
    }
}

Describe 'Key file <Key>' -ForEach $keys {
    It 'can be read by its owner only' {
        $report = Test-SshKeyAcl -LiteralPath $Key
        "$($report.Verdict)" | Should -Be 'Secure' -Because "$($report.Message) Repair-SshKeyAcl mends it."
    }

    It 'is strong enough' {
        $found = Get-SshKey -LiteralPath $Key
        "$($found.Rating)" | Should -BeIn @('Strong', 'Acceptable') -Because $found.Reason
    }
}
