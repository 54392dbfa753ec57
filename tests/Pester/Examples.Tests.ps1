# The examples as an administrator runs them, against servers on loopback, each in a PowerShell of its own.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noSshd = -not (Find-Program sshd)
}

BeforeAll {
    $manifest = & (Join-Path $PSScriptRoot 'ModulePath.ps1')
    Import-Module $manifest -Force
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $examples = (Resolve-Path (Join-Path $PSScriptRoot '../../examples')).ProviderPath
    $shell = (Get-Process -Id $PID).Path

    function Invoke-Estate {
        param([string[]] $Hosts, [string] $KeyPath = '', [string] $Format = 'JUnitXml')
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))
        Copy-Item -LiteralPath (Join-Path $examples 'SshEstate.Tests.ps1') -Destination $folder
        Set-Content -LiteralPath (Join-Path $folder 'hosts.csv') -Value (@('HostName,Port,HostKeyFingerprint,Clients,KeyType') + $Hosts)
        $result = Join-Path $folder 'result.xml'
        $script = Join-Path $folder 'run.ps1'
        Set-Content -LiteralPath $script -Value @"
Import-Module Pester -MinimumVersion 5.0
Import-Module '$manifest'
`$configuration = New-PesterConfiguration
`$configuration.Run.Container = New-PesterContainer -Path '$(Join-Path $folder 'SshEstate.Tests.ps1')' -Data @{ KeyPath = '$KeyPath' }
`$configuration.Run.Exit = `$true
`$configuration.TestResult.Enabled = `$true
`$configuration.TestResult.OutputFormat = '$Format'
`$configuration.TestResult.OutputPath = '$result'
Invoke-Pester -Configuration `$configuration
"@
        $null = & $shell -NoProfile -NonInteractive -File $script
        $code = $LASTEXITCODE
        $cases = @(([xml](Get-Content -LiteralPath $result -Raw)).SelectNodes('//testcase|//test-case') | ForEach-Object { [pscustomobject]@{ Name = $_.name; Failed = [bool]$_.SelectSingleNode('failure') } })
        [pscustomobject]@{ ExitCode = $code; Cases = $cases; Failed = @($cases | Where-Object Failed | ForEach-Object Name) }
    }
}

Describe 'SshEstate.Tests.ps1' -Skip:$noSshd {
    BeforeAll {
        $strict = 'KexAlgorithms curve25519-sha256', 'HostKeyAlgorithms ssh-ed25519,rsa-sha2-512', 'Ciphers aes256-gcm@openssh.com,aes256-ctr', 'MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-256'
        $good = Start-LoopbackSshd -Folder (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'good')) -Configuration $strict
        $old = Start-LoopbackSshd -Folder (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'old')) -Configuration 'KexAlgorithms diffie-hellman-group1-sha1,curve25519-sha256'
        $pin = (Get-SshAlgorithmSupport 127.0.0.1 -Port $good.Port).HostKeyFingerprint
        $goodLine = "127.0.0.1,$($good.Port),$pin,Tera Term 5.6.2;PuTTY 0.81,Ed25519"
    }

    AfterAll {
        Stop-LoopbackSshd $good
        Stop-LoopbackSshd $old
    }

    It 'passes where all is as it should be' {
        $null = New-SshKeyPair -Path (Join-Path $TestDrive 'id_good') -NoPassphrase
        $run = Invoke-Estate $goodLine -KeyPath (Join-Path $TestDrive 'id_good*')
        $run.Failed | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $run.Cases.Count | Should -Be 7
    }

    It 'fails where a pin is wrong, and only there' {
        $run = Invoke-Estate "127.0.0.1,$($good.Port),SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,Tera Term 5.6.2,", $goodLine
        $run.Failed | Should -HaveCount 1
        $run.Failed | Should -BeLike '*shows the pinned host key*'
        $run.ExitCode | Should -Be 1
    }

    Context 'with an estate that has every fault' {
        BeforeAll {
            $open = Join-Path $TestDrive 'id_open'
            $null = New-SshKeyPair -Path $open -NoPassphrase
            if ($env:OS -ne 'Windows_NT') {
                & chmod 644 $open
            }
            $silent = Get-FreePort
            $run = Invoke-Estate "127.0.0.1,$($old.Port),,,", "127.0.0.1,$($good.Port),,Tera Term 4.106,Rsa", "127.0.0.1,$silent,,," -KeyPath $open -Format NUnitXml
        }

        It 'fails where something broken is offered' {
            $run.Failed | Should -Contain "127.0.0.1 port $($old.Port).offers nothing that is broken"
        }

        It 'fails where a client cannot use its kind of key' {
            $run.Failed | Should -Contain "127.0.0.1 port $($good.Port).lets Tera Term 4.106 sign in"
        }

        It 'fails where nobody answers' {
            $run.Failed | Should -Contain "127.0.0.1 port $silent.answers"
        }

        It 'fails for a key file that others can read' -Skip:($env:OS -eq 'Windows_NT') {
            $run.Failed | Should -Contain "Key file $open.can be read by its owner only"
        }

        It 'passes what is right all the same, in NUnit results as well' {
            @($run.Cases | Where-Object { -not $_.Failed } | ForEach-Object Name) | Should -Contain "127.0.0.1 port $($good.Port).answers"
        }
    }
}

Describe 'New-SshEstateReport.ps1' -Skip:$noSshd {
    BeforeAll {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'report')
        $server = Start-LoopbackSshd -Folder $folder -Configuration 'Ciphers 3des-cbc,aes256-ctr'
        $silent = Get-FreePort
        $csv = Join-Path $folder 'hosts.csv'
        Set-Content -LiteralPath $csv -Value 'HostName,Port,HostKeyFingerprint', "127.0.0.1,$($server.Port),SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "127.0.0.1,$silent,"
        $html = Join-Path $folder 'estate.html'
        $table = Join-Path $folder 'estate.csv'
        $lines = & (Join-Path $examples 'New-SshEstateReport.ps1') -HostsPath $csv -Client 'Tera Term 4.106', 'PuTTY 0.81' -HtmlPath $html -CsvPath $table -PassThru
        $page = [IO.File]::ReadAllText($html)
    }

    AfterAll { Stop-LoopbackSshd $server }

    It 'has a cell for each host and client' {
        $page | Should -Match '<th scope="col">Tera Term 4\.106</th><th scope="col">PuTTY 0\.81</th>'
        ([regex]::Matches($page, '<td class="(good|doubt|bad)">[^<]*(yes|asks|no)')).Count | Should -Be 2
    }

    It 'says in words what a colour says' {
        [regex]::Matches($page, '<td class="(?:good|doubt|bad)"[^>]*>([^<]*)') | ForEach-Object { $_.Groups[1].Value.Trim() | Should -Match '\w{2}' }
    }

    It 'names a host that did not answer, and a pin that does not hold' {
        $page | Should -BeLike "*127.0.0.1:$silent*no answer*"
        $page | Should -BeLike '*NOT as pinned*'
    }

    It 'is well formed and loads nothing' {
        { [xml](($page -replace '<!DOCTYPE html>' -replace '<(meta[^>]*|br)>', '<$1/>')) } | Should -Not -Throw
        $page | Should -Not -Match '(src|href)\s*=|url\(|@import|<script'
    }

    It 'writes a line for each host and client, and for each host that was silent' {
        $read = @(Import-Csv -LiteralPath $table)
        $read.Count | Should -Be 3
        @($lines).Count | Should -Be 3
        ($read | Where-Object Connects -EQ 'no answer').HostName | Should -Be "127.0.0.1:$silent"
    }

    It 'escapes what a server calls itself' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $hostile = Join-Path $folder 'hostile.html'
        $answer = $listener.AcceptTcpClientAsync()
        $run = [powershell]::Create().AddScript('param($Manifest, $Script, $Port, $Html, $Csv) Import-Module $Manifest; & $Script -HostName "127.0.0.1:$Port" -Client "PuTTY 0.81" -HtmlPath $Html -CsvPath $Csv -TimeoutSeconds 3')
        $null = $run.AddParameters(@{ Manifest = $manifest; Script = (Join-Path $examples 'New-SshEstateReport.ps1'); Port = $port; Html = $hostile; Csv = (Join-Path $folder 'hostile.csv') })
        $started = $run.BeginInvoke()
        $bytes = [Text.Encoding]::ASCII.GetBytes("<script>alert(1)</script>`r`n")
        $peer = $answer.GetAwaiter().GetResult()
        $peer.GetStream().Write($bytes, 0, $bytes.Length)
        $peer.Close()
        $null = $run.EndInvoke($started)
        $run.Dispose()
        $listener.Stop()
        $text = [IO.File]::ReadAllText($hostile)
        $text | Should -Not -Match '<script'
        $text | Should -BeLike '*&lt;script&gt;*'
        $text | Should -BeLike '*no answer*'
    }
}

Describe 'Help of the examples' {
    It '<_> explains itself' -ForEach 'SshEstate.Tests.ps1', 'New-SshEstateReport.ps1' {
        $help = Get-Help (Join-Path $examples $_)
        $help.Synopsis | Should -Match '^[A-Z].*\.$'
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
    }
}
