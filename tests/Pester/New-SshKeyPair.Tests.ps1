BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noKeygen = -not (Find-Program ssh-keygen)
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $secret = ConvertTo-SecureString 'correct horse' -AsPlainText -Force
}

Describe 'New-SshKeyPair' {
    It 'makes an Ed25519 pair with a passphrase by default' {
        $key = New-SshKeyPair -Path (Join-Path $TestDrive 'id_default') -Passphrase $secret
        $key.KeyType | Should -Be 'Ed25519'
        $key.IsEncrypted | Should -BeTrue
        $key.Kdf | Should -Be 'bcrypt'
        $key.KdfRounds | Should -Be 24
        $key.PublicKeyPath | Should -Exist
    }

    It 'writes what ssh-keygen reads: <_>' -Skip:$noKeygen -ForEach 'Ed25519', 'Ecdsa', 'Rsa' {
        $path = Join-Path $TestDrive "id_read_$_"
        $key = New-SshKeyPair -Path $path -KeyType $_ -NoPassphrase
        $shown = (& (Find-Program ssh-keygen) -lf $path) -split ' '
        $shown[0] | Should -Be $key.Bits
        $shown[1] | Should -Be $key.Fingerprint
    }

    It 'asks for a passphrase or an explicit -NoPassphrase' {
        $sets = (Get-Command New-SshKeyPair).ParameterSets
        $passphrase = $sets | Where-Object { $_.Parameters.Name -contains 'Passphrase' }
        ($passphrase.Parameters | Where-Object Name -eq 'Passphrase').IsMandatory | Should -BeTrue
        $passphrase.IsDefault | Should -BeTrue
    }

    It 'writes nothing with -WhatIf' {
        $path = Join-Path $TestDrive 'id_whatif'
        New-SshKeyPair -Path $path -NoPassphrase -WhatIf
        $path | Should -Not -Exist
        "$path.pub" | Should -Not -Exist
    }

    It 'does not overwrite without -Force' {
        $path = Join-Path $TestDrive 'id_there'
        $first = New-SshKeyPair -Path $path -NoPassphrase
        New-SshKeyPair -Path $path -NoPassphrase -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        $failure[0].TargetObject | Should -Be $path
        (Get-SshKey $path).Fingerprint | Should -Be $first.Fingerprint
        (New-SshKeyPair -Path $path -NoPassphrase -Force).Fingerprint | Should -Not -Be $first.Fingerprint
    }

    It 'refuses RSA with 1024 bits and says why' {
        New-SshKeyPair -Path (Join-Path $TestDrive 'id_weak') -KeyType Rsa -Bits 1024 -NoPassphrase -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'KeyTooWeak,*'
        "$($failure[0])" | Should -Match '2048'
    }

    It 'refuses an empty passphrase' {
        New-SshKeyPair -Path (Join-Path $TestDrive 'id_empty') -Passphrase ([securestring]::new()) -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'PassphraseEmpty,*'
        Join-Path $TestDrive 'id_empty' | Should -Not -Exist
    }

    It 'makes a PPK that Get-SshKey reads, with the OpenSSH public line beside it' {
        $key = New-SshKeyPair -Path (Join-Path $TestDrive 'putty.ppk') -Format Ppk -PpkVersion 2 -Passphrase $secret
        (Get-SshKey (Join-Path $TestDrive 'putty.ppk')).Fingerprint | Should -Be $key.Fingerprint
        Get-Content (Join-Path $TestDrive 'putty.pub') | Should -Match '^ssh-ed25519 AAAA'
    }

    It 'makes the private file readable by its owner only' -Skip:($PSVersionTable.PSEdition -ne 'Core' -or $IsWindows) {
        $path = Join-Path $TestDrive 'id_private'
        $null = New-SshKeyPair -Path $path -NoPassphrase
        (Get-Item -LiteralPath $path).UnixMode | Should -Be '-rw-------'
    }
}
