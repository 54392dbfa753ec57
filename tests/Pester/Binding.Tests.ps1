# What every command takes from the pipeline: values, and objects with properties of the right names.

BeforeDiscovery {
    $rows = @(
        @{ Name = 'Get-SshAlgorithmSupport'; By = 'value'; Run = { $closed, $closed | Get-SshAlgorithmSupport }; Id = 'ConnectionRefused'; Count = 2 }
        @{ Name = 'Get-SshAlgorithmSupport'; By = 'property'; Run = { $hosts | Get-SshAlgorithmSupport }; Id = 'ConnectionRefused'; Count = 2 }
        @{ Name = 'Test-SshConnection'; By = 'value'; Run = { $closed, $closed | Test-SshConnection }; Count = 2 }
        @{ Name = 'Test-SshConnection'; By = 'property'; Run = { $hosts | Test-SshConnection -Quiet }; Count = 2 }
        @{ Name = 'New-SshKeyPair'; By = 'nothing: one command makes one pair'; Run = { New-SshKeyPair ./new -NoPassphrase -Force }; Count = 1 }
        @{ Name = 'Get-SshKey'; By = 'value'; Run = { './a', './b' | Get-SshKey }; Count = 2 }
        @{ Name = 'Get-SshKey'; By = 'property'; Run = { $files | Get-SshKey }; Count = 2 }
        @{ Name = 'Convert-SshKey'; By = 'value'; Run = { './a', './b' | Convert-SshKey -Destination ./out -Format Ppk -Force }; Count = 2 }
        @{ Name = 'Convert-SshKey'; By = 'property'; Run = { Get-SshKey ./a, ./b | Convert-SshKey -Destination ./out -Format Pkcs8 -Force }; Count = 2 }
        @{ Name = 'Test-SshKeyAcl'; By = 'value'; Run = { './a', './b' | Test-SshKeyAcl }; Count = 2 }
        @{ Name = 'Test-SshKeyAcl'; By = 'property'; Run = { Get-SshKey ./a, ./b | Test-SshKeyAcl }; Count = 2 }
        @{ Name = 'Repair-SshKeyAcl'; By = 'value'; Run = { './a', './b' | Repair-SshKeyAcl }; Count = 2 }
        @{ Name = 'Repair-SshKeyAcl'; By = 'property'; Run = { Test-SshKeyAcl ./a, ./b | Repair-SshKeyAcl }; Count = 2 }
        @{ Name = 'Get-SshClient'; By = 'value'; Run = { 'PuTTY 0.74', 'Tera Term 4.106' | Get-SshClient }; Count = 2 }
        @{ Name = 'Get-SshClient'; By = 'property'; Run = { [pscustomobject]@{ Name = 'PuTTY 0.74' } | Get-SshClient }; Count = 1 }
        @{ Name = 'Add-SshAuthorizedKey'; By = 'value'; Run = { Get-Content ./a.pub, ./b.pub | Add-SshAuthorizedKey -Path ./keys }; Count = 2 }
        @{ Name = 'Add-SshAuthorizedKey'; By = 'property'; Run = { Get-SshKey ./a.pub, ./b.pub | Add-SshAuthorizedKey -Path ./keys }; Count = 2 }
        @{ Name = 'Add-SshAuthorizedKey'; By = 'property, hosts'; Run = { $hosts | Add-SshAuthorizedKey -PublicKeyPath ./a.pub }; Id = 'SignInFailed'; Count = 1 }
        @{ Name = 'Get-SshAuthorizedKey'; By = 'value, hosts'; Run = { $closed, $closed | Get-SshAuthorizedKey }; Id = 'SignInFailed'; Count = 2 }
        @{ Name = 'Get-SshAuthorizedKey'; By = 'property'; Run = { Get-SshKey ./a | Get-SshAuthorizedKey -LiteralPath ./registered }; Count = 1 }
        @{ Name = 'Remove-SshAuthorizedKey'; By = 'property'; Run = { Get-SshAuthorizedKey -LiteralPath ./registered | Remove-SshAuthorizedKey -LiteralPath ./registered }; Count = 2 }
        @{ Name = 'Get-SshServerConfiguration'; By = 'value'; Run = { 'Port 22', 'Port 2200' | Get-SshServerConfiguration | Where-Object Keyword -EQ 'Port' }; Count = 1 }
        @{ Name = 'Get-SshServerConfiguration'; By = 'property'; Run = { $configurations | Get-SshServerConfiguration | Where-Object Keyword -EQ 'Port' }; Count = 2 }
        @{ Name = 'Test-SshServerConfiguration'; By = 'value'; Run = { 'PermitEmptyPasswords yes' | Test-SshServerConfiguration -Quiet }; Count = 1 }
        @{ Name = 'Test-SshServerConfiguration'; By = 'property'; Run = { $configurations | Test-SshServerConfiguration -Quiet }; Count = 2 }
        @{ Name = 'ConvertFrom-SshLog'; By = 'value'; Run = { Get-Content ./ssh.log | ConvertFrom-SshLog }; Count = 1 }
        @{ Name = 'ConvertFrom-SshLog'; By = 'property'; Run = { Get-Item ./ssh.log | ConvertFrom-SshLog }; Count = 1 }
    )
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $port = Get-FreePort
    $closed = "127.0.0.1:$port"
    Set-Content -LiteralPath (Join-Path $TestDrive 'hosts.csv') -Value 'ComputerName,Port', "127.0.0.1,$port", "127.0.0.1,$port"
    $hosts = Import-Csv (Join-Path $TestDrive 'hosts.csv')
    Push-Location $TestDrive
    'a', 'b' | ForEach-Object { $null = New-SshKeyPair "./$_" -NoPassphrase -Comment $_ }
    Get-Content ./a.pub, ./b.pub | Set-Content ./registered -Encoding Ascii
    $null = New-Item -ItemType Directory ./out
    Set-Content ./sshd_config 'Port 22'
    Set-Content ./ssh.log (Get-Content (Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/Logs/04-password-wrong-v.log'))
    $files = Get-Item ./a, ./b
    $configurations = Get-Item ./sshd_config, ./sshd_config
}

AfterAll {
    Pop-Location
}

Describe 'From the pipeline' {
    It '<Name> by <By>' -ForEach $rows {
        $ErrorActionPreference = 'Continue'
        $found = @(& $Run 2>&1)
        $failures = @($found | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        $failures | Where-Object { -not $Id -or $_.FullyQualifiedErrorId -notlike "$Id,*" } | Should -BeNullOrEmpty
        $found.Count | Should -Be $Count
    }
}

Describe 'A name with brackets' {
    BeforeAll {
        'k1', 'k[1]' | ForEach-Object { $null = New-SshKeyPair "./$_" -NoPassphrase -Comment $_ }
    }

    It 'names the same file to the next command' {
        Get-SshKey -LiteralPath 'k[1]' | Convert-SshKey -Destination ./bracket.ppk -Format Ppk | ForEach-Object Comment | Should -Be 'k[1]'
        Test-SshKeyAcl -LiteralPath 'k[1]' | Repair-SshKeyAcl | ForEach-Object Name | Should -Be 'k[1]'
        Get-Item -LiteralPath 'k[1]' | Get-SshKey | ForEach-Object Comment | Should -Be 'k[1]'
    }

    It 'names it after a way through a file, too' {
        Get-SshKey -LiteralPath 'k[1]' | Export-Clixml ./key.xml
        Import-Clixml ./key.xml | Get-SshKey | ForEach-Object Comment | Should -Be 'k[1]'
    }

    It 'is a wildcard in -Path, also by property of other objects' {
        [pscustomobject]@{ Path = 'k[1]' } | Get-SshKey | ForEach-Object Comment | Should -Be 'k1'
    }
}

Describe 'The commands above' {
    It 'are all there are' -ForEach @{ Names = $rows.Name | Sort-Object -Unique } {
        (Get-Command -Module SshAdmin).Name | Sort-Object | Should -Be $Names
    }
}
