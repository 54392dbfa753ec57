# Stopping a pipeline midway, as Ctrl+C does: it ends within about a second and leaves no half-written file.

BeforeDiscovery {
    # Each takes many seconds when nobody stops it.
    $longWork = @(
        @{ Name = 'New-SshKeyPair, a costly passphrase'; Run = { New-SshKeyPair ./made -Passphrase $secret -KdfRounds 16000 } }
        @{ Name = 'New-SshKeyPair, a costly PPK'; Run = { New-SshKeyPair ./made.ppk -Format Ppk -Passphrase $secret -KdfRounds 4000 } }
        @{ Name = 'New-SshKeyPair, a costly PKCS#8'; Run = { New-SshKeyPair ./made -Format Pkcs8 -Passphrase $secret -KdfRounds 20000000 } }
        @{ Name = 'New-SshKeyPair, a large RSA key'; Run = { New-SshKeyPair ./made -KeyType Rsa -Bits 8192 -NoPassphrase } }
        @{ Name = 'New-SshKeyPair -Force over another pair'; Run = { New-SshKeyPair ./key -Passphrase $secret -KdfRounds 16000 -Force } }
        @{ Name = 'Convert-SshKey to another file'; Run = { Convert-SshKey ./key ./made -NewPassphrase $secret -KdfRounds 16000 } }
        @{ Name = 'Convert-SshKey in place'; Run = { Convert-SshKey ./key -NewPassphrase $secret -KdfRounds 16000 -Force } }
        @{ Name = 'Get-SshKey with a costly passphrase'; Run = { Get-SshKey ./costly.ppk -Passphrase $secret } }
        @{ Name = 'ConvertFrom-SshLog of an endless line'; Run = { ConvertFrom-SshLog ./ssh.log } }
    )
    $silentPeer = @(
        @{ Name = 'Get-SshAlgorithmSupport'; Run = { Get-SshAlgorithmSupport $peer -TimeoutSeconds 60 } }
        @{ Name = 'Get-SshAlgorithmSupport with many hosts'; Run = { 1..200 | ForEach-Object { $peer } | Get-SshAlgorithmSupport -TimeoutSeconds 60 -ThrottleLimit 8 } }
        @{ Name = 'Test-SshConnection'; Run = { Test-SshConnection $peer -KeyPath ./key -TimeoutSeconds 60 } }
        @{ Name = 'Add-SshAuthorizedKey'; Run = { Add-SshAuthorizedKey $peer -KeyPath ./key -PublicKeyPath ./key.pub -TimeoutSeconds 60 } }
        @{ Name = 'Get-SshAuthorizedKey'; Run = { Get-SshAuthorizedKey $peer -KeyPath ./key -TimeoutSeconds 60 } }
        @{ Name = 'Remove-SshAuthorizedKey'; Run = { Remove-SshAuthorizedKey $peer -KeyPath ./key -Comment '*' -TimeoutSeconds 60 } }
    )
    $manyInputs = @(
        @{ Name = 'Get-SshKey'; Run = { Get-Key | Get-SshKey } }
        @{ Name = 'Test-SshKeyAcl'; Run = { Get-Key | Test-SshKeyAcl } }
        @{ Name = 'Repair-SshKeyAcl'; Run = { Get-Key | Repair-SshKeyAcl } }
        @{ Name = 'Convert-SshKey'; Run = { Get-Key | Convert-SshKey -Destination ./folder -Format Ppk -Force } }
        @{ Name = 'Get-SshClient'; Run = { & { while ($true) { 'PuTTY 0.74' } } | Get-SshClient } }
        @{ Name = 'Get-SshAuthorizedKey'; Run = { while ($true) { Get-SshAuthorizedKey -Path ./key.pub } } }
        @{ Name = 'Add-SshAuthorizedKey'; Run = { while ($true) { Add-SshAuthorizedKey -Path ./keys -PublicKeyPath ./key.pub; Remove-SshAuthorizedKey -Path ./keys -Comment '*' } } }
        @{ Name = 'Get-SshServerConfiguration'; Run = { & { while ($true) { [pscustomobject]@{ Path = './key.pub' } } } | Get-SshServerConfiguration } }
        @{ Name = 'Test-SshServerConfiguration'; Run = { & { while ($true) { [pscustomobject]@{ Path = './key.pub' } } } | Test-SshServerConfiguration } }
    )
}

BeforeAll {
    $module = & "$PSScriptRoot/ModulePath.ps1"
    Import-Module $module
    $secret = ConvertTo-SecureString 'correct horse' -AsPlainText -Force

    # Files that lie in the folder before each test, with what is in them.
    function Get-Content-Of([string] $Folder) {
        Get-ChildItem -LiteralPath $Folder -Force -File | Where-Object Length -LT 1MB | Sort-Object Name | ForEach-Object { "$($_.Name) $((Get-FileHash -LiteralPath $_.FullName).Hash)" }
    }

    # Starts the work in a runspace of its own, waits until it is in the middle, and stops it.
    function Stop-Midway([scriptblock] $Work, [string] $Folder, [string] $Peer, [scriptblock] $IsMidway) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript('
            param($module, $folder, $secret, $peer, $work)
            Import-Module $module
            Set-Location -LiteralPath $folder
            function Get-Key { while ($true) { Get-Item -LiteralPath ./key } }
            . ([scriptblock]::Create($work)) | ForEach-Object { $null = $_ }').AddArgument($module).AddArgument($Folder).AddArgument($secret).AddArgument($Peer).AddArgument("$Work")
        $run = $shell.BeginInvoke()
        try {
            & $IsMidway $run
            $run.IsCompleted | Should -BeFalse -Because "it is under way: $($shell.Streams.Error.ReadAll())"
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 1.5
            "$($shell.InvocationStateInfo.State)" | Should -Be 'Stopped'
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'Stopped in the middle of long work' {
    BeforeAll {
        $null = New-SshKeyPair (Join-Path $TestDrive 'key') -NoPassphrase
        $costly = Join-Path $TestDrive 'costly.ppk'
        $null = New-SshKeyPair $costly -Format Ppk -Passphrase $secret
        # 32 GiB of Argon2 work, which is what is still begun.
        [IO.File]::WriteAllText($costly, ([IO.File]::ReadAllText($costly) -replace '(?m)^Argon2-Passes: \d+', 'Argon2-Passes: 4096'))
        $log = [IO.File]::Create((Join-Path $TestDrive 'ssh.log'))
        $start = [Text.Encoding]::ASCII.GetBytes("OpenSSH_9.2p1, OpenSSL 3.0.19`n")
        $log.Write($start, 0, $start.Length)
        $log.SetLength(16GB)
        $log.Dispose()
        $before = Get-Content-Of $TestDrive
    }

    It '<Name>' -Skip:($PSVersionTable.PSEdition -eq 'Desktop' -or -not $IsLinux) -ForEach $longWork {
        Stop-Midway $Run $TestDrive '' { param($run) $null = $run.AsyncWaitHandle.WaitOne(1000) }
        Get-Content-Of $TestDrive | Should -Be $before
    }
}

Describe 'Stopped while a server is silent' {
    BeforeAll {
        $null = New-SshKeyPair (Join-Path $TestDrive 'key') -NoPassphrase
        $before = Get-Content-Of $TestDrive
    }

    It '<Name>' -ForEach $silentPeer {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            Stop-Midway $Run $TestDrive "127.0.0.1:$($listener.LocalEndpoint.Port)" { $script:accepted = $listener.AcceptTcpClient() }
        }
        finally {
            $listener.Stop()
            $accepted.Dispose()
        }
        Get-Content-Of $TestDrive | Should -Be $before
    }
}

Describe 'Stopped in the middle of many inputs' {
    BeforeAll {
        $null = New-SshKeyPair (Join-Path $TestDrive 'key') -NoPassphrase
        $null = New-Item -ItemType Directory (Join-Path $TestDrive 'folder')
        $before = Get-Content-Of $TestDrive
    }

    It '<Name>' -ForEach $manyInputs {
        Stop-Midway $Run $TestDrive '' { param($run) $null = $run.AsyncWaitHandle.WaitOne(1000) }
        Get-Content-Of $TestDrive | Where-Object { $_ -notlike 'keys *' } | Should -Be $before
        Get-ChildItem -LiteralPath (Join-Path $TestDrive 'folder') -Force | Where-Object Name -NotIn 'key.ppk', 'key.pub' | Should -BeNullOrEmpty
    }
}
