BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noSshd = -not (Find-Program sshd)
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
}

Describe 'Get-SshAlgorithmSupport against a real sshd' -Skip:$noSshd {
    BeforeAll {
        $server = Start-LoopbackSshd -Folder $TestDrive
    }

    AfterAll {
        Stop-LoopbackSshd $server
    }

    It 'reports what the server offers' {
        $support = Get-SshAlgorithmSupport -HostName 127.0.0.1 -Port $server.Port
        $support.ServerIdentification | Should -Match '^SSH-2\.0-OpenSSH_'
        $support.KeyExchangeAlgorithms.Name | Should -Contain 'curve25519-sha256'
        $support.HostKeyFingerprint | Should -Match '^SHA256:[A-Za-z0-9+/]{43}$'
        $support.ServerSignatureAlgorithms | Should -Contain 'rsa-sha2-512'
    }

    It 'takes host:port strings from the pipeline' {
        $support = "127.0.0.1:$($server.Port)", "localhost:$($server.Port)" | Get-SshAlgorithmSupport
        $support.HostName | Sort-Object | Should -Be '127.0.0.1', 'localhost'
    }

    It 'takes rows of a CSV file by property name' {
        $csv = Join-Path $TestDrive 'hosts.csv'
        Set-Content -LiteralPath $csv -Value 'ComputerName,Port', "127.0.0.1,$($server.Port)"
        (Import-Csv $csv | Get-SshAlgorithmSupport).Port | Should -Be $server.Port
    }

    It 'lists one host key per type with -IncludeHostKey, as ssh-keygen shows them' {
        $keys = (Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)" -IncludeHostKey).HostKeys
        $keys.Count | Should -Be 3
        $keygen = Find-Program ssh-keygen
        foreach ($type in 'ed25519', 'ecdsa', 'rsa') {
            $shown = (& $keygen -lf (Join-Path $server.Folder "host_$type.pub")) -split ' '
            $keys.Fingerprint | Should -Contain $shown[1]
        }
    }

    It 'goes on after a host that fails, which becomes one error with that host as target' {
        $closed = "127.0.0.1:$(Get-FreePort)"
        $support = $closed, "127.0.0.1:$($server.Port)" | Get-SshAlgorithmSupport -ErrorVariable failures -ErrorAction SilentlyContinue
        @($support).Count | Should -Be 1
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionRefused,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $failures[0].TargetObject | Should -Be $closed
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'shows a table that fits 100 columns' {
        $text = Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)" | Format-Table | Out-String -Width 100
        $text | Should -Match 'HostName\s+Port\s+rsa-sha2'
        $text | Should -Match 'OpenSSH'
    }

    It 'survives serialization' {
        $file = Join-Path $TestDrive 'support.xml'
        $support = Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)"
        $support | Export-Clixml $file -Depth 4
        $back = Import-Clixml $file
        $back.HostKeyFingerprint | Should -Be $support.HostKeyFingerprint
        $back.KeyExchangeAlgorithms.Name | Should -Be $support.KeyExchangeAlgorithms.Name
    }
}

Describe 'Get-SshAlgorithmSupport -UserName -PublicKeyPath' -Skip:$noSshd {
    BeforeAll {
        $keygen = Find-Program ssh-keygen
        foreach ($type in 'rsa', 'ed25519', 'ecdsa') {
            $null = & $keygen -q -t $type -N '""'.Trim('"') -f (Join-Path $TestDrive "user_$type")
        }
        $authorized = Join-Path $TestDrive 'authorized_keys'
        Set-Content -LiteralPath $authorized -Value (Get-Content (Join-Path $TestDrive 'user_rsa.pub')) -Encoding Ascii
        $server = Start-LoopbackSshd -Folder $TestDrive -Configuration "AuthorizedKeysFile $authorized"
        $me = [Environment]::UserName
    }

    AfterAll {
        Stop-LoopbackSshd $server
    }

    It 'tells for an authorized key which signature algorithms pass, with the message numbers' {
        $support = Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)" -UserName $me -PublicKeyPath (Join-Path $TestDrive 'user_rsa.pub') -Client 'Tera Term 4.106', 'Tera Term 4.107'
        ($support.UserKeyAnswers | Where-Object Algorithm -EQ 'rsa-sha2-512').MessageNumber | Should -Be 60
        ($support.UserKeyAnswers | Where-Object Algorithm -EQ 'ssh-rsa').MessageNumber | Should -Be 51
        $support.RsaSha2 | Should -Be 'Accepted'
        $support.SshRsa | Should -Be 'Refused'
        $support.UserKeyProblem | Should -BeNullOrEmpty
        $support.Clients[0].UserKeyTypes | Should -Not -Contain 'Rsa'
        $support.Clients[1].UserKeyTypes | Should -Contain 'Rsa'
    }

    It 'takes a relative path, and the private file whose public half it shows' {
        Push-Location $TestDrive
        try {
            (Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)" -UserName $me -PublicKeyPath ./user_rsa).RsaSha2 | Should -Be 'Accepted'
        }
        finally {
            Pop-Location
        }
    }

    It 'says of a key that nothing takes that it may simply not be authorized' {
        $support = Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)" -UserName $me -PublicKeyPath (Join-Path $TestDrive 'user_ed25519.pub')
        $support.UserKeyAnswers.Outcome | Should -Be 'Refused'
        $support.UserKeyProblem | Should -Match 'may simply not be authorized'
    }

    It 'asks about none without both parameters' {
        { Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)" -UserName $me } | Should -Throw -ErrorId 'InvalidArgument,*' -ExpectedMessage '*belong together*'
        (Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)").UserKeyAnswers | Should -BeNullOrEmpty
    }

    It 'ends at a file that is no key, with the path as target' {
        $path = Join-Path $TestDrive 'no-such.pub'
        $failure = { Get-SshAlgorithmSupport "127.0.0.1:$($server.Port)" -UserName $me -PublicKeyPath $path } | Should -Throw -ErrorId 'PathNotFound,*' -PassThru
        $failure.TargetObject | Should -Be $path
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

Describe 'Get-SshAlgorithmSupport -Client' {
    BeforeAll {
        $policies = Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/Clients/crypto-policies'
        # Amazon Linux 2023: OpenSSH 8.7, ECDSA and Ed25519 host keys, and the policy file of the distribution.
        $hostKeys = "HostKey /etc/ssh/ssh_host_ecdsa_key`nHostKey /etc/ssh/ssh_host_ed25519_key`n"
        $default = $hostKeys + (Get-Content -LiteralPath (Join-Path $policies 'DEFAULT-2023.config') -Raw)
        $legacy = $hostKeys + (Get-Content -LiteralPath (Join-Path $policies 'LEGACY-2023.config') -Raw)
    }

    It 'says that <Name> connects to Amazon Linux 2023 and signs in with <Keys>' -TestCases @(
        @{ Name = 'Tera Term 4.106'; Keys = 'Ecdsa Ed25519' }
        @{ Name = 'Tera Term 4.107'; Keys = 'Rsa Ecdsa Ed25519' }
        @{ Name = 'PuTTY 0.74'; Keys = 'Ecdsa Ed25519' }
        @{ Name = 'PuTTY 0.75'; Keys = 'Rsa Ecdsa Ed25519' }
    ) {
        $verdict = (Get-SshAlgorithmSupport -ConfigurationText $default -ServerVersion 8.7 -Client $Name).Clients
        $verdict.CanConnect | Should -BeTrue
        $verdict.UserKeyTypes -join ' ' | Should -Be $Keys
        $verdict.Confidence | Should -Be 'High'
    }

    It 'advises for Tera Term 4.106 another key first, then 4.107 or 5.x, and SHA-1 only last' {
        $remedy = (Get-SshAlgorithmSupport -ConfigurationText $default -ServerVersion 8.7 -Client 'Tera Term 4.106').Clients.Remedy
        $remedy | Should -Match '^Use an Ed25519 or ECDSA key.*4\.107 or later, for example 5\..*Only last, and only for a while.*LEGACY'
        $remedy | Should -Match 'existing RSA key pair can stay'
    }

    It 'shows that LEGACY lets RSA in again, with the warning' {
        $verdict = (Get-SshAlgorithmSupport -ConfigurationText $legacy -ServerVersion 8.7 -Client 'Tera Term 4.106').Clients
        $verdict.UserKeyTypes -join ' ' | Should -Be 'Rsa Ecdsa Ed25519'
        $verdict.Problem | Should -Match 'SHA-1.*no longer protects'
        $verdict.Remedy | Should -Match '4\.107'
    }

    It 'takes wildcards, and lists as Get-Content gives them' {
        $support = Get-SshAlgorithmSupport -ConfigurationText ($default -split "`n") -ServerVersion 8.7 -Client 'PuTTY 0.7*', 'tera*4.106'
        $support.Clients.Client | Select-Object -Unique | Should -Be 'PuTTY', 'Tera Term'
    }

    It 'judges a sensible set without it: each client, on both sides of the border' {
        $clients = (Get-SshAlgorithmSupport -ConfigurationText $default -ServerVersion 8.7).Clients | ForEach-Object { "$_" }
        foreach ($name in 'Tera Term 4.106', 'Tera Term 4.107', 'PuTTY 0.74', 'PuTTY 0.75') {
            $clients | Should -Contain $name
        }
    }

    It 'names a client that is not known, and judges the others' {
        $support = Get-SshAlgorithmSupport -ConfigurationText $default -Client 'Netscape 4', 'PuTTY 0.75' -ErrorVariable failures -ErrorAction SilentlyContinue
        $support.Clients.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ClientNotKnown,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -Be 'Netscape 4'
    }

    It 'completes clients and ranges with tooltips' {
        $line = 'Get-SshAlgorithmSupport example -Client putty'
        $found = (TabExpansion2 $line $line.Length).CompletionMatches
        $found.CompletionText | Should -Contain "'PuTTY*'"
        $found.CompletionText | Should -Contain "'PuTTY 0.74'"
        ($found | Where-Object CompletionText -EQ "'PuTTY 0.74'").ToolTip | Should -Match 'SHA-1 only'
    }

    It 'shows the verdicts as a table that fits 100 columns, one line each with a remedy that is not cut' {
        $text = (Get-SshAlgorithmSupport -ConfigurationText $default -ServerVersion 8.7 -Client 'Tera Term 4.68', 'Tera Term 4.106', 'Tera Term 4.107').Clients | Out-String -Width 100
        $text | Should -Match 'Client\s+Version\s+Connects\s+User keys\s+Sure\s+Remedy'
        $text | Should -Match '4\.68\s+no: KeyExchange\s+none\s+High\s+upgrade to 4\.69\+'
        $text | Should -Match '4\.106\s+yes\s+ECDSA Ed25519\s+High\s+Ed25519/ECDSA or 4\.107\+'
        $text | Should -Match '4\.107\s+yes\s+RSA ECDSA Ed25519\s+High'
    }
}

Describe 'Get-SshAlgorithmSupport -ConfigurationPath' {
    BeforeAll {
        $text = "# saved on Windows`r`nHostKey __PROGRAMDATA__/ssh/ssh_host_ed25519_key`r`nPubkeyAcceptedAlgorithms ssh-ed25519`r`n"
        [IO.File]::WriteAllText((Join-Path $TestDrive 'utf8.conf'), $text, [Text.UTF8Encoding]::new($true))
        [IO.File]::WriteAllText((Join-Path $TestDrive 'utf16.conf'), $text, [Text.Encoding]::Unicode)
    }

    It 'reads every file of a wildcard, with byte order mark and line ends of Windows' {
        $found = @(Get-SshAlgorithmSupport -ConfigurationPath (Join-Path $TestDrive '*.conf') -ServerVersion 9.5 -Client 'PuTTY 0.78')
        $found.Count | Should -Be 2
        foreach ($support in $found) {
            $support.HostKeyAlgorithms.Name | Should -Be 'ssh-ed25519'
            $support.Clients.UserKeyTypes | Should -Be 'Ed25519'
            $support.HostName | Should -BeLike '*.conf'
        }
    }

    It 'says what it assumed, and is less sure then' {
        $support = Get-SshAlgorithmSupport -ConfigurationText 'PubkeyAcceptedAlgorithms +ssh-rsa' -Client 'Tera Term 4.106'
        $support.Assumptions -join ' ' | Should -Match 'defaults of OpenSSH'
        $support.SshRsa | Should -Be 'Accepted'
        $support.Clients.Confidence | Should -Be 'Medium'
    }

    It 'names a text that is no configuration' {
        Get-SshAlgorithmSupport -ConfigurationText 'Dear sirs' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ServerConfigurationInvalid,*'
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidData'
    }
}

Describe 'Get-SshAlgorithmSupport without a server' {
    It 'names a host that cannot be resolved' {
        Get-SshAlgorithmSupport 'no-such-host.invalid' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'HostNotFound,*'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'is terminating with -ErrorAction Stop' {
        { Get-SshAlgorithmSupport 'no-such-host.invalid' -ErrorAction Stop } | Should -Throw -ErrorId 'HostNotFound,*'
    }

    It 'ends at the deadline when the peer stays silent, and says so' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            Get-SshAlgorithmSupport "127.0.0.1:$($listener.LocalEndpoint.Port)" -TimeoutSeconds 1 -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionTimedOut,*'
            $failure[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        }
        finally {
            $listener.Stop()
        }
    }

    It 'stops within a second when the pipeline is stopped' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $shell = [PowerShell]::Create().AddCommand('Import-Module').AddParameter('Name', (Get-Module SshAdmin).Path)
            $null = $shell.AddStatement().AddCommand('Get-SshAlgorithmSupport').AddParameter('HostName', "127.0.0.1:$($listener.LocalEndpoint.Port)").AddParameter('TimeoutSeconds', 60)
            $run = $shell.BeginInvoke()
            $accepted = $listener.AcceptTcpClient() # the command is waiting for our identification now
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 1
            $run.IsCompleted | Should -BeTrue
            $accepted.Dispose()
        }
        finally {
            $listener.Stop()
            $shell.Dispose()
        }
    }
}
