BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1") -Force
    $script:config = Join-Path $TestDrive 'sshd_config'
    Set-Content -LiteralPath $config -Encoding Ascii -Value @(
        'Port 2222'
        'AllowUsers alice bob'
        'AllowUsers carol'
        'Match User bob'
        '    MaxAuthTries 2'
    )
}

Describe 'Get-SshServerConfiguration' {
    It 'shows a value with the line that sets it' {
        $port = Get-SshServerConfiguration $config | Where-Object Keyword -EQ 'Port'
        $port.Value | Should -Be '2222'
        $port.Source | Should -Be 'File'
        $port.Line | Should -Be 1
    }

    It 'adds up the lines of a list' {
        (Get-SshServerConfiguration $config | Where-Object Keyword -EQ 'AllowUsers').Value | Should -Be @('alice', 'bob', 'carol')
    }

    It 'evaluates Match blocks for the user asked about' {
        (Get-SshServerConfiguration $config | Where-Object Keyword -EQ 'MaxAuthTries').Value | Should -Be '6'
        $tries = Get-SshServerConfiguration $config -User bob | Where-Object Keyword -EQ 'MaxAuthTries'
        $tries.Value | Should -Be '2'
        $tries.Source | Should -Be 'Match'
    }

    It 'takes files by property name' {
        (Get-Item -LiteralPath $config | Get-SshServerConfiguration | Where-Object Keyword -EQ 'Port').Path | Should -Be $config
    }

    It 'takes text from the pipeline' {
        ('Port 2200', 'Port 22' | Get-SshServerConfiguration | Where-Object Keyword -EQ 'Port').Value | Should -Be @('2200', '22')
    }

    It 'takes the defaults of the version asked for' {
        ('UseDNS no' | Get-SshServerConfiguration -ServerVersion 9.2 | Where-Object Keyword -EQ 'PerSourcePenalties') | Should -BeNullOrEmpty
        ('UseDNS no' | Get-SshServerConfiguration -ServerVersion 9.9 | Where-Object Keyword -EQ 'PerSourcePenalties').Value | Should -Contain 'authfail:5'
    }

    It 'says that a file is missing, with the path as target' {
        $missing = Join-Path $TestDrive 'nowhere'
        Get-SshServerConfiguration $missing -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be $missing
    }

    It 'warns when sshd would not load the file' {
        'PermitRootLogin never' | Get-SshServerConfiguration -WarningVariable warned -WarningAction SilentlyContinue | Out-Null
        $warned.Count | Should -Be 1
    }
}
