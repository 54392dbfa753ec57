# Every error that a command gives: id, category, target and advice. The rows are in ErrorRows.ps1.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    . (Join-Path $PSScriptRoot 'ErrorRows.ps1')
    $system = if ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) { 'Windows' } elseif ($IsMacOS) { 'MacOS' } else { 'Linux' }
    $rows = @($fileRows) + $textRows + $localKeyRows + $networkRows
    # The scripts that change a file on a Linux server are what these rows are about.
    $noServer = -not (Find-Program sshd) -or $system -ne 'Linux'
    $tables = @{ Provoked = @($rows + $serverRows | ForEach-Object { $_.Id } | Sort-Object -Unique); Unprovoked = $unprovoked }
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    . (Join-Path $PSScriptRoot 'ScriptedPeer.ps1')

    function In([string] $Name) { Join-Path $TestDrive $Name }
    function Sample([string] $Name) { (Resolve-Path (Join-Path $PSScriptRoot "../SshAdmin.Core.Tests/Data/AuthorizedKeys/$Name")).ProviderPath }
    function Write-Text([string] $Name, [string] $Text) { [IO.File]::WriteAllText((In $Name), $Text) }
    function Use-Locked([string] $Path, [scriptblock] $Work) {
        $held = [IO.File]::Open($Path, 'Open', 'ReadWrite', 'None')
        try { & $Work } finally { $held.Dispose() }
    }

    $secret = ConvertTo-SecureString 'correct horse' -AsPlainText -Force
    $other = ConvertTo-SecureString 'battery staple' -AsPlainText -Force
    $empty = [securestring]::new()
    $closed = "127.0.0.1:$(Get-FreePort)"

    $null = New-SshKeyPair (In 'key') -NoPassphrase
    $null = New-SshKeyPair (In 'locked') -Passphrase $secret -KdfRounds 4
    $null = New-SshKeyPair (In 'locked.pem') -KeyType Ecdsa -Format Pkcs8 -Passphrase $secret -KdfRounds 1000
    Remove-Item -LiteralPath (In 'locked.pub')
    Get-ChildItem -LiteralPath $TestDrive -Filter 'locked*.pub' | Remove-Item
    $null = New-SshKeyPair (In 'costly.ppk') -Format Ppk -Passphrase $secret
    Write-Text 'costly.ppk' ([IO.File]::ReadAllText((In 'costly.ppk')) -replace '(?m)^Argon2-Memory: \d+', 'Argon2-Memory: 1999999999')
    $line = Get-Content -LiteralPath (In 'key.pub')
    Write-Text 'damaged' ([IO.File]::ReadAllText((In 'key')) -replace '(?s)^(.{120}).*', "`$1`n-----END OPENSSH PRIVATE KEY-----`n")
    Write-Text 'version1' "SSH PRIVATE KEY FILE FORMAT 1.1`n$([char]0)"
    Write-Text 'text' 'milk'
    Write-Text 'prose' (('Dear sirs, this is a letter.' + "`n") * 40)
    Write-Text 'open.txt' 'milk'
    Write-Text 'large' ('x' * (1MB + 1))
    Write-Text 'huge' ('#' * (32MB + 1))
    Write-Text 'keys' "$line`n"
    [IO.File]::WriteAllBytes((In 'mixed'), [Text.Encoding]::Unicode.GetPreamble() + [Text.Encoding]::Unicode.GetBytes("$line`n") + [Text.Encoding]::ASCII.GetBytes("$line`n!"))
    Write-Text 'sshd_config' "Port 22`n"
    $null = New-Item -ItemType Directory (In 'folder')
    $sparse = [IO.File]::Create((In 'sparse'))
    $sparse.SetLength(257MB)
    $sparse.Dispose()
    if ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) { $null = icacls (In 'open.txt') /grant '*S-1-1-0:R' } else { chmod 644 (In 'open.txt') }

    # The errors of a script block, whether it goes on after them or not.
    function Get-Failure([scriptblock] $Work) {
        $ErrorActionPreference = 'Continue'
        try {
            & $Work 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { @{ Record = $_; Ended = $false } }
        }
        catch {
            @{ Record = $_; Ended = $true }
        }
    }

    function Assert-Failure($Failures, $Row, $Target) {
        $Failures.Count | Should -Be 1
        $record = $Failures[0].Record
        $record.FullyQualifiedErrorId | Should -Be "$($Row.Id),SshAdmin.Commands.$($Row.Command -replace '-')Command"
        $record.CategoryInfo.Category | Should -Be $Row.Category
        $record.TargetObject | Should -Be $Target
        $record.ErrorDetails.Message | Should -Not -BeNullOrEmpty
        $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $Failures[0].Ended | Should -Be ([bool]$Row.Ends)
    }
}

Describe 'The errors of' {
    foreach ($row in $rows) {
        It '<Command>: <Id>' -Skip:($row.Only -and $row.Only -ne $system) -ForEach $row {
            $peer = if ($_.Peer) { Start-ScriptedPeer (& $_.Peer) -Hold:([bool]$_.Hold) }
            try {
                Assert-Failure @(Get-Failure $_.Run) $_ (& $_.Target)
            }
            finally {
                Stop-ScriptedPeer $peer
            }
        }
    }
}

Describe 'At a real sshd, the errors of' -Skip:$noServer {
    BeforeAll {
        $null = New-Item -ItemType Directory (In 'home/.ssh') -Force
        Copy-Item -LiteralPath (In 'key.pub') -Destination (In 'home/.ssh/authorized_keys')
    }

    foreach ($row in $serverRows) {
        It '<Command>: <Id>' -ForEach $row {
            $server = Start-LoopbackSshd -Folder $TestDrive -HostKeyType ed25519 -Configuration (@('UsePAM no', "AuthorizedKeysFile $(In 'home/.ssh/authorized_keys')") + (& $_.Configuration))
            try {
                $here = "127.0.0.1:$($server.Port)"
                $signIn = @{ KeyPath = In 'key'; HostKeyFingerprint = (Get-SshKey (In 'host_ed25519.pub')).Fingerprint }
                Assert-Failure @(Get-Failure $_.Run) $_ (& $_.Target)
            }
            finally {
                Stop-LoopbackSshd $server
            }
        }
    }
}

Describe 'The table of errors' {
    BeforeAll {
        $flags = [Reflection.BindingFlags]'Static, Public, NonPublic'
        $assembly = (Get-Command New-SshKeyPair).ImplementingType.Assembly
        $known = @($assembly.GetType('SshAdmin.Errors.ErrorTable').GetField('Rows', $flags).GetValue($null) | ForEach-Object { $_.Id })
    }

    It 'has no id that is neither provoked here nor named with the reason' -ForEach $tables {
        $known.Count | Should -BeGreaterThan 40
        $known | Where-Object { $_ -notin $Provoked -and -not $Unprovoked.ContainsKey($_) } | Should -BeNullOrEmpty
    }

    It 'has every id that is named here' -ForEach $tables {
        $Provoked + $Unprovoked.Keys | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }

    It 'excuses no id that is provoked' -ForEach $tables {
        $Unprovoked.Keys | Where-Object { $_ -in $Provoked } | Should -BeNullOrEmpty
    }
}
