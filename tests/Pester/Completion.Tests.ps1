# What the Tab key offers, with a home folder of its own; no server is there that could be asked.

BeforeDiscovery {
    # On Windows the home folder of a process cannot be moved by a variable.
    $noHome = $env:OS -eq 'Windows_NT'
}

BeforeAll {
    Import-Module (& (Join-Path $PSScriptRoot 'ModulePath.ps1')) -Force
    $keys = Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/AuthorizedKeys'

    function Complete {
        param([string] $Line)
        @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches)
    }
}

Describe 'Completion from tables' {
    It 'completes <Line> to <Expected>' -ForEach @(
        @{ Line = 'Get-SshAlgorithmSupport server -Client Tera'; Expected = "'Tera Term*'" }
        @{ Line = "Get-SshClient 'PuTTY 0.7"; Expected = "'PuTTY 0.74'" }
        @{ Line = 'Get-SshClient PuTTY*4'; Expected = "'PuTTY 0.74'" }
        @{ Line = 'New-SshKeyPair -KeyType E'; Expected = 'Ecdsa' }
        @{ Line = 'New-SshKeyPair -KeyType Ecdsa -Bits '; Expected = '521' }
        @{ Line = 'New-SshKeyPair -KeyType Rsa -Bits '; Expected = '3072' }
        @{ Line = 'New-SshKeyPair -Format P'; Expected = 'Ppk' }
        @{ Line = 'Convert-SshKey -Format '; Expected = 'Pkcs8' }
        @{ Line = 'Test-SshKeyAcl -Kind User'; Expected = 'UserPrivateKey' }
        @{ Line = 'Test-SshServerConfiguration -ServerVersion 9.'; Expected = '9.8' }
        @{ Line = 'Test-SshServerConfiguration -MinimumSeverity '; Expected = 'Critical' }
        @{ Line = 'Test-SshConnection -HostKeyPolicy '; Expected = 'AcceptNew' }
    ) {
        (Complete $Line).CompletionText | Should -Contain $Expected
    }

    It 'tells what a client version can do' {
        (Complete "Get-SshClient 'PuTTY 0.74" | Where-Object CompletionText -EQ "'PuTTY 0.74'").ToolTip | Should -BeLike '*SHA-1 only*'
    }

    It 'offers no RSA size for ECDSA' {
        (Complete 'New-SshKeyPair -KeyType Ecdsa -Bits ').CompletionText | Should -Not -Contain '3072'
    }
}

Describe 'Completion from the user''s own files' -Skip:$noHome {
    BeforeAll {
        $oldHome = $env:HOME
        $env:HOME = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'it''s home')).FullName
        $folder = (New-Item -ItemType Directory -Path (Join-Path $env:HOME '.ssh')).FullName
        $key = (Get-Content -LiteralPath (Join-Path $keys 'ed.pub')) -replace ' [^ ]*$'
        Set-Content -LiteralPath (Join-Path $folder 'config') -Value 'Include extra', 'Host prod', '  HostName prod.example', '  Port 2222', '  User deploy', 'Host *.wild', '  User nobody'
        Set-Content -LiteralPath (Join-Path $folder 'extra') -Value 'Host jump.example', '  User gate'
        Set-Content -LiteralPath (Join-Path $folder 'known_hosts') -Value "plain.example,192.0.2.7 $key", "[odd.example]:2200 $key", "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= $key"
        $null = New-SshKeyPair -Path (Join-Path $folder 'id_work') -NoPassphrase
        $null = Get-SshKey (Join-Path $keys 'ed.pub') | Add-SshAuthorizedKey -Path (Join-Path $TestDrive 'keys')
    }

    AfterAll { $env:HOME = $oldHome }

    It '<_> -HostName knows the hosts of known_hosts and ssh''s configuration' -ForEach 'Get-SshAlgorithmSupport', 'Test-SshConnection', 'Add-SshAuthorizedKey', 'Get-SshAuthorizedKey', 'Remove-SshAuthorizedKey' {
        $found = (Complete "$_ -HostName ").CompletionText
        $found | Should -Contain 'plain.example'
        $found | Should -Contain '192.0.2.7'
        $found | Should -Contain 'odd.example:2200'
        $found | Should -Contain 'jump.example'
        $found -join ' ' | Should -Not -BeLike '*|1|*'
        $found -join ' ' | Should -Not -BeLike '*wild*'
    }

    It 'completes an alias to what it stands for' {
        $match = Complete 'Test-SshConnection pro'
        $match.CompletionText | Should -Be 'prod.example:2222'
        $match.ListItemText | Should -Be 'prod'
        $match.ToolTip | Should -BeLike '*line 2: user deploy'
    }

    It 'offers the user that the configuration names for the host' {
        (Complete 'Test-SshConnection -HostName prod.example:2222 -UserName ').CompletionText | Should -Be 'deploy'
        (Complete 'Test-SshConnection -HostName other -UserName ').CompletionText | Sort-Object | Should -Be @('deploy', 'gate')
    }

    It 'offers key files, quoted where their path needs it' {
        (Complete 'Test-SshConnection server -KeyPath id_').CompletionText | Should -Be "'$((Join-Path $folder 'id_work') -replace "'", "''")'"
        (Complete 'Add-SshAuthorizedKey server -PublicKeyPath id_').ListItemText | Should -Be 'id_work.pub'
    }

    It 'leaves other files to PowerShell' {
        Push-Location $TestDrive
        try {
            Set-Content -LiteralPath 'elsewhere.key' -Value ''
            (Complete 'Test-SshConnection server -KeyPath ./else').CompletionText | Should -BeLike '*elsewhere.key'
        }
        finally { Pop-Location }
    }

    It 'offers the fingerprints of a file, also by a path from here' {
        $fingerprint = (Get-SshKey (Join-Path $keys 'ed.pub')).Fingerprint
        Push-Location $TestDrive
        try {
            (Complete 'Remove-SshAuthorizedKey -Path ./keys -Fingerprint ').CompletionText | Should -Be $fingerprint
            (Complete "Remove-SshAuthorizedKey -Path '$(Join-Path $TestDrive 'keys')' -Fingerprint Ed25519").ToolTip | Should -BeLike '*line 1: Ed25519 alice@example'
        }
        finally { Pop-Location }
    }

    It 'stays silent where a file cannot be read' {
        Set-Content -LiteralPath (Join-Path $folder 'config') -Value ([string][char]0 * 10)
        { Complete 'Test-SshConnection -UserName ' } | Should -Not -Throw
    }
}
