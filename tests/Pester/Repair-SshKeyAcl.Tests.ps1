BeforeDiscovery {
    $onWindows = $PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1") -Force

    # A key with rights for everybody, whatever the folder gives.
    function New-OpenKey([string] $Name = "id_$([guid]::NewGuid().ToString('N').Substring(0, 6))") {
        $path = Join-Path $TestDrive $Name
        Set-Content -LiteralPath $path '-----BEGIN OPENSSH PRIVATE KEY-----'
        if ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) { $null = icacls $path /grant '*S-1-1-0:R' } else { chmod 644 $path }
        $path
    }
}

Describe 'Repair-SshKeyAcl' {
    It 'repairs an open key, and a second time changes nothing' {
        $key = New-OpenKey
        (Test-SshKeyAcl $key).Verdict | Should -Be 'TooOpen'
        $first = Repair-SshKeyAcl $key
        $first.Changed | Should -BeTrue
        $first.IsSecure | Should -BeTrue
        $second = Repair-SshKeyAcl $key
        $second.Changed | Should -BeFalse
        $second.IsSecure | Should -BeTrue
        Get-Content $key | Should -Not -BeNullOrEmpty
    }

    It 'shows the plan with -WhatIf and changes nothing' {
        $key = New-OpenKey
        $report = Repair-SshKeyAcl $key -WhatIf
        $report.Changed | Should -BeFalse
        $report.Changes | Should -Not -BeNullOrEmpty
        (Test-SshKeyAcl $key).Verdict | Should -Be 'TooOpen'
    }

    It 'takes brackets as letters with -LiteralPath' {
        $key = New-OpenKey 'id[1]'
        (Repair-SshKeyAcl -LiteralPath $key).IsSecure | Should -BeTrue
    }

    It 'asks for -Kind before it changes a file that nothing identifies' {
        $file = Join-Path $TestDrive 'notes.txt'
        Move-Item (New-OpenKey) $file
        Set-Content $file 'milk'
        Repair-SshKeyAcl $file -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Be 'FileKindUnknown,SshAdmin.Commands.RepairSshKeyAclCommand'
        (Repair-SshKeyAcl $file -Kind UserPrivateKey).Changed | Should -BeTrue
    }

    It 'repairs a read-only file' {
        $key = New-OpenKey
        Set-ItemProperty $key IsReadOnly $true
        (Repair-SshKeyAcl $key).IsSecure | Should -BeTrue
        Set-ItemProperty $key IsReadOnly $false
    }

    Context 'Windows' -Skip:(-not $onWindows) {
        It 'writes the descriptor that it announced, and the old one is in the report' {
            $key = New-OpenKey
            $before = (Get-Acl $key).Sddl
            $planned = (Test-SshKeyAcl $key).RepairSddl
            $report = Repair-SshKeyAcl $key
            $report.RepairSddl | Should -Be $planned
            $report.Sddl.Length | Should -BeGreaterThan 0
            (Get-Acl $key).Sddl | Should -Not -Be $before
        }

        It 'cures a key that an empty list locks its owner out of' {
            $key = New-OpenKey 'id_locked'
            $null = icacls $key /inheritance:r /remove '*S-1-1-0'
            (Test-SshKeyAcl $key).Verdict | Should -Be 'Unreadable'
            (Repair-SshKeyAcl $key).IsSecure | Should -BeTrue
            Get-Content $key | Should -Not -BeNullOrEmpty
        }

        It 'removes the entry that old instructions gave the service' {
            $key = New-OpenKey
            $null = icacls $key /grant '*S-1-5-80-3847866527-469524349-687026318-516638107-1125189541:R'
            (Repair-SshKeyAcl $key).IsSecure | Should -BeTrue
            (Get-Acl $key).Sddl | Should -Not -Match 'S-1-5-80-3847866527'
        }

        It 'is accepted by ssh afterwards' -Skip:(-not (Get-Command ssh-keygen -ErrorAction Ignore)) {
            $key = Join-Path $TestDrive 'id_real'
            $null = New-SshKeyPair $key -NoPassphrase
            $null = icacls $key /grant '*S-1-5-11:R'
            $null = Repair-SshKeyAcl $key
            ssh-keygen -y -f $key 2>&1 | Should -Not -Match 'UNPROTECTED'
        }
    }
}
