BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noSsh = -not (Find-Program ssh)
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
}

Describe 'Get-SshClient, the catalogue' {
    It 'lists every client that the issue of RSA and SHA-1 is about' {
        $names = (Get-SshClient).Name | Select-Object -Unique
        foreach ($name in 'Tera Term', 'PuTTY', 'WinSCP', 'FileZilla', 'OpenSSH for Windows', 'OpenSSH Portable', 'SSH.NET', 'Poderosa', 'RLogin') {
            $names | Should -Contain $name
        }
    }

    It 'finds the row of <Name>, whose RSA keys sign with SHA-2: <Sha2>' -TestCases @(
        @{ Name = 'Tera Term 4.97'; Sha2 = $false }
        @{ Name = 'Tera Term 4.106'; Sha2 = $false }
        @{ Name = 'Tera Term 4.107'; Sha2 = $true }
        @{ Name = 'Tera Term 5.0'; Sha2 = $true }
        @{ Name = 'PuTTY 0.74'; Sha2 = $false }
        @{ Name = 'PuTTY 0.75'; Sha2 = $true }
    ) {
        $client = Get-SshClient $Name
        @($client).Count | Should -Be 1
        $client.RsaSha2 | Should -Be $Sha2
        $client.Source | Should -Not -BeNullOrEmpty
    }

    It 'takes wildcards, and names from the pipeline' {
        (Get-SshClient 'PuTTY*').Name | Select-Object -Unique | Should -Be 'PuTTY'
        ('Tera Term 4.106', 'PuTTY 0.75' | Get-SshClient).Name | Should -Be 'Tera Term', 'PuTTY'
    }

    It 'takes what it wrote, from the pipeline and as -Client, for the same versions' {
        (Get-SshClient 'Tera Term 4.106', 'Tera Term 4.108+' | Get-SshClient).Version | Should -Be '4.106', '4.108+'
        $clients = Get-SshClient
        (Get-SshAlgorithmSupport -ConfigurationText 'Port 22' -Client $clients).Clients.Count | Should -Be $clients.Count
    }

    It 'names a client that is not known, and goes on' {
        $found = Get-SshClient 'Netscape 4', 'PuTTY 0.75' -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'PuTTY'
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ClientNotKnown,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -Be 'Netscape 4'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match 'Get-SshClient'
    }

    It 'completes names with quotes, and tells in the tooltip what a version can do' {
        $line = "Get-SshClient 'tera term 4.10"
        $found = (TabExpansion2 $line $line.Length).CompletionMatches
        $found.CompletionText | Should -Contain "'Tera Term 4.106'"
        ($found | Where-Object CompletionText -EQ "'Tera Term 4.106'").ToolTip | Should -Match 'SHA-1 only'
        ($found | Where-Object CompletionText -EQ "'Tera Term 4.107'").ToolTip | Should -Match 'RSA with SHA-2'
    }

    It 'shows a table that fits 100 columns' {
        $lines = (Get-SshClient 'Tera Term*' | Out-String -Width 100) -split '\r?\n'
        $lines | Where-Object { $_ -match '4\.106' } | Should -Match '^Tera Term\s+4\.106\s'
        ($lines | Where-Object { $_ -match '^Tera Term' }).Count | Should -Be @(Get-SshClient 'Tera Term*').Count
    }
}

Describe 'Get-SshClient -Installed' -Skip:$noSsh {
    It 'finds ssh on the path, with its version and its row' {
        $ssh = @(Get-SshClient -Installed | Where-Object Name -Like 'OpenSSH*')
        $ssh.Count | Should -BeGreaterThan 0
        $ssh[0].Version | Should -Match '^\d+\.\d+'
        Test-Path -LiteralPath $ssh[0].Path | Should -BeTrue
    }

    It 'marks exactly one of several as the first on the path' {
        $ssh = @(Get-SshClient -Installed | Where-Object { $_.Name -like 'OpenSSH*' -and $_.IsFirstOnPath })
        $ssh.Count | Should -Be 1
        $ssh[0].Path | Should -Be (Get-Command ssh -CommandType Application | Select-Object -First 1).Source
    }

    It 'writes nothing, and no error, for a client that is not there' {
        Get-SshClient 'Netscape*' -Installed -ErrorVariable failures | Should -BeNullOrEmpty
        $failures | Should -BeNullOrEmpty
    }
}
