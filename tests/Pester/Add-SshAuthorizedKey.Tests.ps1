# Add-, Get- and Remove-SshAuthorizedKey in real PowerShell: binding, pipelines, WhatIf, error ids.

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    $script:Data = Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/AuthorizedKeys'
    $script:Ed25519 = Get-Content (Join-Path $Data 'ed.pub')
    $script:Rsa = Get-Content (Join-Path $Data 'rsa.pub')
}

Describe 'Add-SshAuthorizedKey' {
    BeforeEach {
        $script:File = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
    }

    It 'adds a key once' {
        (Add-SshAuthorizedKey -Path $File -PublicKeyPath (Join-Path $Data 'ed.pub')).Status | Should -Be 'Added'
        (Add-SshAuthorizedKey -Path $File -PublicKey $Ed25519).Status | Should -Be 'AlreadyPresent'
        @(Get-Content $File) | Should -Be @($Ed25519)
    }

    It 'takes lines from the pipeline' {
        ($Ed25519, $Rsa | Add-SshAuthorizedKey -Path $File).LineNumber | Should -Be @(1, 2)
    }

    It 'takes what Get-SshKey writes, and its Path is not the target' {
        $key = [pscustomobject]@{ Path = (Join-Path $TestDrive 'id_elsewhere'); PublicKey = $Ed25519; Comment = 'another' }
        ($key | Add-SshAuthorizedKey -Path $File).Comment | Should -Be 'alice@example'
        Test-Path (Join-Path $TestDrive 'id_elsewhere') | Should -BeFalse
    }

    It 'takes what Get-SshAuthorizedKey writes, with the options of each key' {
        $lines = "restrict,command=""backup"" $Ed25519", $Rsa
        [IO.File]::WriteAllLines($File, [string[]]$lines)
        Get-SshAuthorizedKey -Path $File | Add-SshAuthorizedKey -Path "$File.copy" | Out-Null
        @(Get-Content "$File.copy") | Should -Be $lines
        Get-SshAuthorizedKey -Path $File | Add-SshAuthorizedKey -Path "$File.other" -Option 'no-pty' | Out-Null
        @(Get-Content "$File.other") | Should -Be "no-pty $Ed25519", "no-pty $Rsa"
    }

    It 'adds no bare key where the options of a piped one cannot be used' {
        [IO.File]::WriteAllText($File, "no-ptyy $Ed25519`n")
        Get-SshAuthorizedKey -Path $File -WarningAction SilentlyContinue | Add-SshAuthorizedKey -Path "$File.copy" -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.FullyQualifiedErrorId | Should -BeLike 'KeyOptionInvalid,*'
        Test-Path "$File.copy" | Should -BeFalse
    }

    It 'takes servers from the rows of a table, which are no keys' {
        $row = [pscustomobject]@{ HostName = 'host.invalid'; UserName = 'alice' }
        $row | Add-SshAuthorizedKey -PublicKeyPath (Join-Path $Data 'ed.pub') -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.TargetObject | Should -Be 'host.invalid'
    }

    It 'changes nothing with -WhatIf' {
        Add-SshAuthorizedKey -Path $File -PublicKey $Ed25519 -WhatIf
        Test-Path $File | Should -BeFalse
    }

    It 'writes checked options' {
        (Add-SshAuthorizedKey -Path $File -PublicKey $Ed25519 -Option 'from="203.0.113.0/24"', 'restrict').Options | Should -Be @('from="203.0.113.0/24"', 'restrict')
        { Add-SshAuthorizedKey -Path $File -PublicKey $Ed25519 -Option 'form=10.0.0.1' -ErrorAction Stop } | Should -Throw -ErrorId 'KeyOptionInvalid,*'
    }

    It 'refuses a private key loudly' {
        $private = "-----BEGIN OPENSSH PRIVATE KEY-----`nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU`n-----END OPENSSH PRIVATE KEY-----"
        { Add-SshAuthorizedKey -Path $File -PublicKey $private -ErrorAction Stop } | Should -Throw -ErrorId 'PrivateKeyGiven,*'
    }

    It 'refuses a weak key without -Force' {
        { Add-SshAuthorizedKey -Path $File -PublicKeyPath (Join-Path $Data 'rsa1024.pub') -ErrorAction Stop } | Should -Throw -ErrorId 'KeyTooWeak,*'
        (Add-SshAuthorizedKey -Path $File -PublicKeyPath (Join-Path $Data 'rsa1024.pub') -Force).Rating | Should -Be 'Weak'
    }

    It 'repairs a file that Windows PowerShell wrote as UTF-16' {
        [IO.File]::WriteAllText($File, "$Rsa`r`n", [Text.Encoding]::Unicode)
        Add-SshAuthorizedKey -Path $File -PublicKey $Ed25519 -WarningVariable warnings -WarningAction SilentlyContinue | Out-Null
        "$warnings" | Should -Match 'UTF-16'
        [IO.File]::ReadAllText($File, [Text.Encoding]::ASCII) | Should -Be "$Rsa`r`n$Ed25519`r`n"
    }

    It 'offers no key: an error says how to give one' {
        { Add-SshAuthorizedKey -Path $File } | Should -Throw -ErrorId 'InvalidArgument,*'
    }

    It 'names a host that does not answer' {
        { Add-SshAuthorizedKey -HostName 127.0.0.1 -Port 1 -PublicKey $Ed25519 -ErrorAction Stop } | Should -Throw -ErrorId 'SignInFailed,*'
    }
}
