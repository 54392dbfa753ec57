BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    $secret = ConvertTo-SecureString 'correct horse' -AsPlainText -Force
    $other = ConvertTo-SecureString 'battery staple' -AsPlainText -Force
    $source = Join-Path $TestDrive 'id_source'
    $made = New-SshKeyPair -Path $source -Passphrase $secret -KdfRounds 4 -Comment 'kept'
    $before = (Get-FileHash -LiteralPath $source).Hash
}

Describe 'Convert-SshKey' {
    It 'keeps key and comment through <_>' -ForEach 'OpenSsh', 'Ppk', 'Pkcs8' {
        $there = Convert-SshKey -Path $source -Destination (Join-Path $TestDrive "there_$_") -Format $_ -Passphrase $secret -NewPassphrase $other
        $there.Fingerprint | Should -Be $made.Fingerprint
        $back = Convert-SshKey -Path $there.Path -Destination (Join-Path $TestDrive "back_$_") -Format OpenSsh -Passphrase $other -NoNewPassphrase -NewComment 'kept'
        $back.Fingerprint | Should -Be $made.Fingerprint
        $back.Comment | Should -Be 'kept'
        $back.IsEncrypted | Should -BeFalse
    }

    It 'never touches the source' {
        (Get-FileHash -LiteralPath $source).Hash | Should -Be $before
    }

    It 'changes the passphrase in place only with -Force' {
        $copy = Join-Path $TestDrive 'id_copy'
        Copy-Item -LiteralPath $source -Destination $copy
        Convert-SshKey -Path $copy -Destination $copy -Passphrase $secret -NewPassphrase $other -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        (Get-FileHash -LiteralPath $copy).Hash | Should -Be $before
        $null = Convert-SshKey -Path $copy -Destination $copy -Passphrase $secret -NewPassphrase $other -Force
        (Get-SshKey $copy -Passphrase $other).Fingerprint | Should -Be $made.Fingerprint
    }

    It 'writes nothing with -WhatIf' {
        $target = Join-Path $TestDrive 'id_whatif.ppk'
        Convert-SshKey -Path $source -Destination $target -Format Ppk -Passphrase $secret -NoNewPassphrase -WhatIf
        $target | Should -Not -Exist
    }

    It 'asks for the passphrase of an encrypted key by name' {
        Convert-SshKey -Path $source -Destination (Join-Path $TestDrive 'x') -Format Ppk -NoNewPassphrase -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'KeyPassphraseNeeded,*'
    }
}
