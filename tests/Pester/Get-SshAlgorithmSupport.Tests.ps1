BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noSshd = -not (Find-Program sshd)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../SshAdmin.psd1')
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
        $text | Should -Match 'HostName\s+Port\s+Software'
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
