BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noSshd = -not (Find-Program sshd)
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
}

Describe 'Test-SshConnection without a server' {
    It 'reports a refused connection as an object, not as an error' {
        $report = Test-SshConnection 127.0.0.1 -Port (Get-FreePort) -KeyPath "$TestDrive/none" -ErrorVariable errors
        $report.Reason | Should -Be 'ConnectionRefused'
        $report.FailedStage | Should -Be 'Connect'
        $report.Succeeded | Should -BeFalse
        $errors | Should -BeNullOrEmpty
    }

    It 'writes one boolean per host with -Quiet' {
        $port = Get-FreePort
        $answers = @("127.0.0.1:$port", "127.0.0.1:$port" | Test-SshConnection -Quiet)
        $answers | Should -HaveCount 2
        $answers | Should -Be @($false, $false)
    }

    It 'makes a host that is none an error of its own' {
        $report = Test-SshConnection 'a b', "127.0.0.1:$(Get-FreePort)" -ErrorVariable errors -ErrorAction SilentlyContinue
        @($report) | Should -HaveCount 1
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $errors[0].TargetObject | Should -Be 'a b'
    }

    It 'ends with an error for a client that is not known' {
        { Test-SshConnection 127.0.0.1 -Client 'Netscape 4' -ErrorAction Stop } | Should -Throw -ErrorId 'ClientNotKnown,*'
    }

    It 'ends with an error for a client without a version' {
        { Test-SshConnection 127.0.0.1 -Client 'PuTTY' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArgument,*'
    }

    It 'refuses a fingerprint that is none' {
        { Test-SshConnection 127.0.0.1 -HostKeyFingerprint 'abc' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArgument,*'
    }

    It 'takes hosts by property name' {
        $port = Get-FreePort
        $report = [pscustomobject]@{ ComputerName = '127.0.0.1'; Port = $port; UserName = 'alice' } | Test-SshConnection
        $report.Port | Should -Be $port
        $report.UserName | Should -Be 'alice'
    }

    It 'completes names of clients' {
        $line = "Test-SshConnection -Client 'PuTTY 0.7"
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText
        $found | Should -Contain "'PuTTY 0.74'"
    }

    It 'ends within a second when the pipeline is stopped' {
        $listener = New-Object System.Net.Sockets.TcpListener ([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$(& "$PSScriptRoot/ModulePath.ps1")'; Test-SshConnection 127.0.0.1 -Port $($listener.LocalEndpoint.Port) -TimeoutSeconds 60")
            $running = $shell.BeginInvoke()
            $accepted = $listener.AcceptTcpClient()
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.ElapsedMilliseconds | Should -BeLessThan 1000
            $accepted.Dispose()
        }
        finally {
            $shell.Dispose()
            $listener.Stop()
        }
    }
}

Describe 'Test-SshConnection at a real sshd' -Skip:$noSshd {
    BeforeAll {
        $folder = "$TestDrive"
        $keygen = Find-Program ssh-keygen
        & $keygen -q -t ed25519 -N '""'.Trim('"') -f "$folder/user"
        & $keygen -q -t ed25519 -N 'secret' -f "$folder/locked"
        Get-Content "$folder/user.pub", "$folder/locked.pub" | Set-Content "$folder/authorized_keys" -Encoding Ascii
        $server = Start-LoopbackSshd -Folder $folder -HostKeyType ed25519 -Configuration 'UsePAM no', "AuthorizedKeysFile $folder/authorized_keys"
        $port = $server.Port
        $known = "$folder/known_hosts"
        Set-Content $known ("[127.0.0.1]:$port " + (Get-Content "$folder/host_ed25519.pub")) -Encoding Ascii
        $arguments = @{ HostName = "127.0.0.1:$port"; KnownHostsPath = $known; KeyPath = "$folder/user" }
    }

    AfterAll {
        Stop-LoopbackSshd $server
    }

    It 'signs in with a key and names every stage' {
        $report = Test-SshConnection @arguments
        $report.Succeeded | Should -BeTrue -Because $report.Message
        $report.Stages.Stage | Should -Be @('Resolve', 'Connect', 'Identify', 'Negotiate', 'HostKey', 'Authenticate')
        $report.Attempts[-1].MessageNumbers | Should -Be @(50, 60, 50, 52)
        $report.HostKeyStatus | Should -Be 'Trusted'
    }

    It 'keeps its content through Export-Clixml' {
        $report = Test-SshConnection @arguments
        $file = Join-Path $folder 'report.xml'
        $report | Export-Clixml $file
        $copy = Import-Clixml $file
        $copy.Succeeded | Should -BeTrue
        $copy.Evidence | Should -Be $report.Evidence
        $copy.Attempts[-1].KeyFingerprint | Should -Be $report.Attempts[-1].KeyFingerprint
        $copy.Attempts[-1].Messages | Should -Be '50 sent, 60 received, 50 sent, 52 received'
        $copy.NegotiatedAlgorithms.KeyExchange | Should -Be $report.NegotiatedAlgorithms.KeyExchange
        $copy.Stages[0].Stage.ToString() | Should -Be 'Resolve'
    }

    It 'opens an encrypted key with its passphrase' {
        $passphrase = ConvertTo-SecureString 'secret' -AsPlainText -Force
        $report = Test-SshConnection "127.0.0.1:$port" -KnownHostsPath $known -KeyPath "$folder/locked" -Passphrase $passphrase
        $report.Succeeded | Should -BeTrue -Because $report.Message
    }

    It 'says that a passphrase is missing, and that the server would take the key' {
        $report = Test-SshConnection "127.0.0.1:$port" -KnownHostsPath $known -KeyPath "$folder/locked"
        $report.Reason | Should -Be 'KeyPassphraseNeeded'
        $report.Attempts[-1].Outcome | Should -Be 'WouldBeAccepted'
    }

    It 'keeps the password until the host key is verified, and says why' {
        $password = ConvertTo-SecureString 'not-sent' -AsPlainText -Force
        $credential = New-Object pscredential ('alice', $password)
        $report = Test-SshConnection "127.0.0.1:$port" -KnownHostsPath "$folder/empty" -HostKeyPolicy Ignore -Credential $credential
        $report.Reason | Should -Be 'PasswordNotSent'
        $report.UserName | Should -Be 'alice'
        $report.Message | Should -Match 'not verified'
        ($report | Format-List * | Out-String) | Should -Not -Match 'not-sent'
    }

    It 'goes by a fingerprint in place of known_hosts' {
        $fingerprint = (Test-SshConnection @arguments).HostKeyFingerprint
        $report = Test-SshConnection "127.0.0.1:$port" -KnownHostsPath "$folder/empty" -KeyPath "$folder/user" -HostKeyFingerprint $fingerprint
        $report.Succeeded | Should -BeTrue -Because $report.Message
        Test-Path "$folder/empty" | Should -BeFalse
    }

    It 'offers the lists of a client' {
        $report = Test-SshConnection @arguments -Client 'Tera Term 4.106'
        $report.Client | Should -Be 'Tera Term 4.106'
        $report.NegotiatedAlgorithms.KeyExchange | Should -Be 'ecdh-sha2-nistp256'
    }

    It 'tells the packets with -Debug' {
        $old = $DebugPreference
        try {
            $DebugPreference = 'Continue'
            $lines = Test-SshConnection @arguments 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] } | ForEach-Object { $_.Message }
        }
        finally {
            $DebugPreference = $old
        }

        ($lines -join "`n") | Should -Match 'SSH_MSG_USERAUTH_REQUEST \(50\), publickey with ssh-ed25519'
    }

    It 'tests many hosts at once' {
        $reports = @(1..8 | ForEach-Object { "127.0.0.1:$port" } | Test-SshConnection -KnownHostsPath $known -KeyPath "$folder/user" -ThrottleLimit 4)
        $reports | Should -HaveCount 8
        $reports.Succeeded | Should -Not -Contain $false
    }
}
