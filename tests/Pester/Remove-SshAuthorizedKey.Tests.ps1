# Get- and Remove-SshAuthorizedKey in real PowerShell.

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    $script:Data = Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/AuthorizedKeys'
    $script:Lines = 'ed.pub', 'rsa.pub', 'ec.pub' | ForEach-Object { Get-Content (Join-Path $Data $_) }
}

Describe 'Remove-SshAuthorizedKey' {
    BeforeEach {
        $script:File = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        [IO.File]::WriteAllText($File, "# mine`n" + ($Lines -join "`n") + "`n")
    }

    It 'removes what Get-SshAuthorizedKey found and keeps the rest' {
        (Get-SshAuthorizedKey -Path $File -Comment 'bob*' | Remove-SshAuthorizedKey -Path $File).Status | Should -Be 'Removed'
        [IO.File]::ReadAllText($File) | Should -Be ("# mine`n" + $Lines[0] + "`n" + $Lines[2] + "`n")
    }

    It 'keeps everything with -WhatIf' {
        Remove-SshAuthorizedKey -Path $File -Comment '*' -WhatIf
        @(Get-SshAuthorizedKey -Path $File).Count | Should -Be 3
    }

    It 'keeps a backup when asked' {
        Remove-SshAuthorizedKey -Path $File -PublicKeyPath (Join-Path $Data 'ed.pub') -Backup | Out-Null
        @(Get-SshAuthorizedKey -Path "$File*.bak").Count | Should -Be 3
    }

    It 'wants a selection' {
        { Remove-SshAuthorizedKey -Path $File -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArgument,*'
    }

    It 'says when there is no such file' {
        { Get-SshAuthorizedKey -Path (Join-Path $TestDrive 'none') -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
    }
}
