BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noKeygen = -not (Find-Program ssh-keygen)
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $secret = ConvertTo-SecureString 'correct horse' -AsPlainText -Force
    $wrong = ConvertTo-SecureString 'battery staple' -AsPlainText -Force
    $path = Join-Path $TestDrive 'id_key'
    $made = New-SshKeyPair -Path $path -Passphrase $secret -KdfRounds 4 -Comment 'two words'
}

Describe 'Get-SshKey' {
    It 'describes an encrypted private key without its passphrase' {
        $key = Get-SshKey $path
        $key.IsPrivate | Should -BeTrue
        $key.IsEncrypted | Should -BeTrue
        $key.Fingerprint | Should -Be $made.Fingerprint
        $key.Cipher | Should -Be 'aes256-ctr'
    }

    It 'takes wildcards' {
        (Get-SshKey (Join-Path $TestDrive 'id_k*')).Count | Should -Be 2
    }

    It 'takes files from the pipeline, and literal names with brackets' {
        $odd = Join-Path $TestDrive 'id[1].pub'
        Copy-Item -LiteralPath "$path.pub" -Destination $odd
        (Get-SshKey -LiteralPath $odd).Comment | Should -Be 'two words'
        (Get-Item -LiteralPath $odd | Get-SshKey).Fingerprint | Should -Be $made.Fingerprint
    }

    It 'passes over the sockets of ssh connections in a folder' -Skip:($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'mux')
        Copy-Item -LiteralPath "$path.pub" -Destination $folder
        $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
        try {
            $socket.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$folder/mux"))
            $keys = Get-SshKey $folder -ErrorVariable failure -ErrorAction SilentlyContinue
            $keys.Fingerprint | Should -Be $made.Fingerprint
            $failure | Should -BeNullOrEmpty
        }
        finally {
            $socket.Dispose()
        }
    }

    It 'shows the fingerprint and random art of ssh-keygen' -Skip:$noKeygen {
        $key = Get-SshKey "$path.pub"
        $shown = & (Find-Program ssh-keygen) -lvf "$path.pub"
        ($shown[0] -split ' ')[1] | Should -Be $key.Fingerprint
        ($key.RandomArt -split '\r?\n') | Should -Be $shown[1..11]
    }

    It 'names a wrong passphrase as an authentication error' {
        Get-SshKey $path -Passphrase $wrong -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'KeyPassphraseWrong,*'
        $failure[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$($failure[0])" | Should -Not -Match 'staple'
    }

    It 'says that a file is no key, and goes on with the next' {
        $junk = Join-Path $TestDrive 'junk'
        Set-Content -LiteralPath $junk -Value 'not a key'
        $keys = $junk, $path | Get-SshKey -ErrorVariable failure -ErrorAction SilentlyContinue
        $keys.Fingerprint | Should -Be $made.Fingerprint
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'KeyFormatUnknown,*'
        $failure[0].TargetObject | Should -Be $junk
    }

    It 'names a missing file' {
        Get-SshKey (Join-Path $TestDrive 'nothing') -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
    }

    It 'survives serialization' {
        $file = Join-Path $TestDrive 'key.xml'
        Get-SshKey $path | Export-Clixml $file
        (Import-Clixml $file).PublicKey | Should -Be $made.PublicKey
    }
}
