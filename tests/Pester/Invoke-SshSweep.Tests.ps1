# The sweep script of the examples, run from this computer alone against loopback servers.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noSshd = -not (Find-Program sshd)
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $manifest = & "$PSScriptRoot/ModulePath.ps1"
    $sweep = Join-Path $PSScriptRoot '../../examples/Invoke-SshSweep.ps1'
}

Describe 'Invoke-SshSweep.ps1' -Skip:$noSshd {
    BeforeAll {
        $server = Start-LoopbackSshd -Folder $TestDrive
        $closed = Get-FreePort
    }

    AfterAll {
        Stop-LoopbackSshd $server
    }

    BeforeEach {
        $hosts = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $output = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        Set-Content -LiteralPath $hosts -Value 'HostName,Port', "127.0.0.1,$($server.Port)", "localhost,$($server.Port)", "127.0.0.1,$closed"
    }

    It 'writes one row per host, with the client and with the error' {
        & $sweep $hosts $output -Module $manifest -Client 'teraterm 4.106'
        $rows = Import-Csv -LiteralPath $output
        $rows.Count | Should -Be 3
        @($rows | Where-Object Port -eq $server.Port | ForEach-Object 'teraterm 4.106') | Should -Be @('Ecdsa Ed25519', 'Ecdsa Ed25519')
        ($rows | Where-Object Port -eq $closed).Error | Should -Be 'ConnectionRefused'
    }

    It 'goes on where it was interrupted, and asks nobody twice' {
        Set-Content -LiteralPath $output -Value '"HostName","Port","Checked","From","Server","RsaSha2","SshRsa","PostQuantum","StrictKeyExchange","Weak","HostKeyFingerprint","Error","Message"',
            """127.0.0.1"",""$($server.Port)"",""earlier"","""","""","""","""","""","""","""","""","""","""""
        & $sweep $hosts $output -Module $manifest
        $rows = Import-Csv -LiteralPath $output
        $rows.Count | Should -Be 3
        @($rows | Where-Object Checked -eq 'earlier').Count | Should -Be 1
    }

    It 'asks those again that failed' {
        & $sweep $hosts $output -Module $manifest
        $first = Import-Csv -LiteralPath $output
        Set-Content -LiteralPath $output -Value (Get-Content -LiteralPath $output | ForEach-Object { $_ -replace '"\d{4}-[^"]*Z"', '"earlier"' })
        & $sweep $hosts $output -Module $manifest -RetryFailed
        $rows = Import-Csv -LiteralPath $output
        $rows.Count | Should -Be $first.Count
        @($rows | Where-Object Checked -ne 'earlier' | ForEach-Object Error) | Should -Be @('ConnectionRefused')
    }

    It 'says that no machine is left when none can do the work' {
        { & $sweep $hosts $output -Module $manifest -Client 'nosuch 1.0' -WarningAction SilentlyContinue } | Should -Throw '*no machine is left*'
        Test-Path -LiteralPath $output | Should -BeFalse
    }
}
