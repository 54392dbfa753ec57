# -WhatIf on each command that writes: the question is put, and nothing changes.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    # HOME of the session is set by sshd, and the scripts that write there are those for Linux.
    $noServer = -not (Find-Program sshd) -or $PSVersionTable.PSEdition -eq 'Desktop' -or -not $IsLinux
    $local = @(
        @{ Name = 'New-SshKeyPair'; Run = { New-SshKeyPair ./new -NoPassphrase -WhatIf } }
        @{ Name = 'New-SshKeyPair -Force'; Run = { New-SshKeyPair ./key -NoPassphrase -Force -WhatIf } }
        @{ Name = 'Convert-SshKey'; Run = { Convert-SshKey ./key ./new -Format Ppk -WhatIf } }
        @{ Name = 'Convert-SshKey -Force'; Run = { Convert-SshKey ./key -Format Ppk -NewComment other -Force -WhatIf } }
        @{ Name = 'Repair-SshKeyAcl'; Run = { $null = Repair-SshKeyAcl ./key -Force -WhatIf } }
        @{ Name = 'Add-SshAuthorizedKey'; Run = { Add-SshAuthorizedKey -Path ./keys -PublicKeyPath ./other.pub -Backup -WhatIf } }
        @{ Name = 'Add-SshAuthorizedKey to a new file'; Run = { Add-SshAuthorizedKey -Path ./.ssh/keys -PublicKeyPath ./other.pub -WhatIf } }
        @{ Name = 'Remove-SshAuthorizedKey'; Run = { Remove-SshAuthorizedKey -Path ./keys -Comment '*' -Backup -WhatIf } }
    )
    $remote = @(
        @{ Name = 'Add-SshAuthorizedKey'; Run = { Add-SshAuthorizedKey $here @signIn -PublicKeyPath ./other.pub -Backup -WhatIf } }
        @{ Name = 'Remove-SshAuthorizedKey'; Run = { Remove-SshAuthorizedKey $here @signIn -Comment '*' -Force -Backup -WhatIf } }
    )
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $null = New-Item -ItemType Directory (Join-Path $TestDrive 'work/home/.ssh')
    Push-Location (Join-Path $TestDrive 'work')
    $null = New-SshKeyPair ./key -NoPassphrase
    $null = New-SshKeyPair ./other -NoPassphrase
    Copy-Item ./key.pub ./keys
    Copy-Item ./key.pub ./home/.ssh/authorized_keys

    # Every file below the folder, with what is in it, and every folder.
    function Get-State {
        Get-ChildItem . -Recurse -Force | Sort-Object FullName | ForEach-Object { "$($_.FullName) $(if (-not $_.PSIsContainer) { (Get-FileHash -LiteralPath $_.FullName).Hash })" }
    }
}

AfterAll {
    Pop-Location
}

Describe '-WhatIf changes nothing here' {
    It '<Name>' -ForEach $local {
        $before = Get-State
        $ErrorActionPreference = 'Stop'
        & $Run | Should -BeNullOrEmpty
        Get-State | Should -Be $before
    }
}

Describe '-WhatIf changes nothing on a server' -Skip:$noServer {
    BeforeAll {
        $null = New-Item -ItemType Directory (Join-Path $TestDrive 'server')
        $keys = (Resolve-Path ./home/.ssh/authorized_keys).ProviderPath
        $server = Start-LoopbackSshd -Folder (Join-Path $TestDrive 'server') -HostKeyType ed25519 -Configuration 'UsePAM no', "AuthorizedKeysFile $keys", "SetEnv HOME=$((Resolve-Path ./home).ProviderPath)"
        $here = "127.0.0.1:$($server.Port)"
        $signIn = @{ KeyPath = './key'; HostKeyFingerprint = (Get-SshKey (Join-Path $TestDrive 'server/host_ed25519.pub')).Fingerprint }
    }

    AfterAll {
        Stop-LoopbackSshd $server
    }

    It '<Name>' -ForEach $remote {
        $before = Get-State
        $ErrorActionPreference = 'Stop'
        & $Run | Should -BeNullOrEmpty
        Get-State | Should -Be $before
    }

    It 'is about the file that the commands would have changed' {
        (Get-SshAuthorizedKey $here @signIn).Path | Should -Be $keys
        (Add-SshAuthorizedKey $here @signIn -PublicKeyPath ./other.pub).Status | Should -Be 'Added'
        @(Get-Content -LiteralPath $keys).Count | Should -Be 2
    }
}

Describe 'The commands above' {
    It 'are all that change something' -ForEach @{ Names = $local.Name | ForEach-Object { ($_ -split ' ')[0] } | Sort-Object -Unique } {
        (Get-Command -Module SshAdmin | Where-Object { $_.Parameters.ContainsKey('WhatIf') }).Name | Sort-Object | Should -Be $Names
    }
}
