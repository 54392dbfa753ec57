# What every command writes keeps its properties through a file and out of a job.

BeforeDiscovery {
    $types = @(
        @{ Type = 'SshAdmin.Core.Keys.SshKey'; Property = 'Fingerprint', 'KeyType', 'Rating', 'PublicKey' }
        @{ Type = 'SshAdmin.Core.Permissions.SshKeyAclReport'; Property = 'Verdict', 'Kind', 'IsSecure' }
        @{ Type = 'SshAdmin.Core.AuthorizedKeys.SshAuthorizedKey'; Property = 'Fingerprint', 'Status', 'LineNumber' }
        @{ Type = 'SshAdmin.Core.Clients.SshClient'; Property = 'Name', 'RsaSha2' }
        @{ Type = 'SshAdmin.Core.Probe.SshAlgorithmSupport'; Property = 'SshRsa', 'EncryptionAlgorithms', 'Clients' }
        @{ Type = 'SshAdmin.Core.Diagnosis.SshConnectionReport'; Property = 'Reason', 'FailedStage', 'Evidence', 'Stages' }
        @{ Type = 'SshAdmin.Core.Configuration.SshServerSetting'; Property = 'Keyword', 'Value', 'Source' }
        @{ Type = 'SshAdmin.Core.Hardening.SshConfigurationFinding'; Property = 'RuleId', 'Severity', 'Why' }
    )
}

BeforeAll {
    $module = & "$PSScriptRoot/ModulePath.ps1"
    Import-Module $module
    $null = New-SshKeyPair (Join-Path $TestDrive 'key') -NoPassphrase -Comment 'two words'
    Set-Content -LiteralPath (Join-Path $TestDrive 'ssh.log') -Value (Get-Content (Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/Logs/04-password-wrong-v.log'))
    Copy-Item -LiteralPath (Join-Path $TestDrive 'key.pub') -Destination (Join-Path $TestDrive 'authorized_keys')

    # One object of each type; the same again in another process.
    $write = {
        param($module, $folder)
        Import-Module $module
        Push-Location -LiteralPath $folder
        Get-SshKey ./key
        Test-SshKeyAcl -Sddl 'O:SYD:P(A;;FA;;;SY)(A;;FR;;;WD)' -Kind UserPrivateKey -UserSid S-1-5-18
        Get-SshAuthorizedKey -Path ./authorized_keys
        Get-SshClient 'PuTTY 0.74'
        Get-SshAlgorithmSupport -ConfigurationText 'Ciphers aes256-ctr' -Client 'Tera Term 4.106'
        ConvertFrom-SshLog ./ssh.log
        'Port 2222' | Get-SshServerConfiguration | Where-Object Keyword -EQ 'Port'
        'PermitEmptyPasswords yes' | Test-SshServerConfiguration -MinimumSeverity Critical | Select-Object -First 1
        Pop-Location
    }
    $originals = @(& $write $module $TestDrive)

    function Find-Object($Objects, [string] $Type) {
        $Objects | Where-Object { $_.PSObject.TypeNames -contains $Type -or $_.PSObject.TypeNames -contains "Deserialized.$Type" }
    }

    # Each property as text: enumerations by name, lists element by element.
    function Assert-Same($Copy, $Original, [string[]] $Property) {
        @($Copy).Count | Should -Be 1
        foreach ($name in $Original.PSObject.Properties.Name) {
            @($Copy.$name | ForEach-Object { "$_" }) -join '|' | Should -BeExactly (@($Original.$name | ForEach-Object { "$_" }) -join '|') -Because $name
        }
        foreach ($name in $Property) {
            "$($Original.$name)" | Should -Not -BeNullOrEmpty -Because "$name is worth comparing"
        }
    }
}

Describe 'Through Export-Clixml and Import-Clixml' {
    BeforeAll {
        $file = Join-Path $TestDrive 'objects.xml'
        $originals | Export-Clixml -LiteralPath $file
        $copies = Import-Clixml -LiteralPath $file
    }

    It 'keeps <Type>' -ForEach $types {
        Assert-Same (Find-Object $copies $Type) (Find-Object $originals $Type) $Property
    }
}

Describe 'Out of Start-Job' {
    BeforeAll {
        $job = Start-Job -ScriptBlock $write -ArgumentList $module, "$TestDrive"
        $copies = @($job | Receive-Job -Wait -AutoRemoveJob)
    }

    It 'keeps <Type>' -ForEach $types {
        Assert-Same (Find-Object $copies $Type) (Find-Object $originals $Type) $Property
    }

    It 'shows as it does here' {
        ($copies | Out-String -Width 120) | Should -BeExactly ($originals | Out-String -Width 120)
    }
}

Describe 'The types that are compared' {
    It 'are all that a command says it writes' -ForEach @{ Known = $types.Type } {
        $said = Get-Command -Module SshAdmin | ForEach-Object { $_.OutputType.Name } | Where-Object { $_ -like 'SshAdmin.*' } | Sort-Object -Unique
        $said | Should -Be ($Known | Sort-Object)
    }
}
