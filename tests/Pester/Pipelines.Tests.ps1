# The commands among those of PowerShell: pipelines, jobs, threads and remoting.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $noSshd = -not (Find-Program sshd)
    $isDesktop = $PSVersionTable.PSEdition -ne 'Core'
    $noThreadJob = -not (Get-Command Start-ThreadJob -ErrorAction Ignore)
    $noSshRemoting = $noSshd -or $isDesktop -or $PSVersionTable.PSVersion -lt [version] '7.3' -or -not (Get-Command ssh -CommandType Application -ErrorAction Ignore)
    $id = Find-Program id
    $noAccount = $noSshd -or -not $id -or (& $id -u) -ne '0' -or -not (Find-Program useradd)
}

BeforeAll {
    $manifest = & (Join-Path $PSScriptRoot 'ModulePath.ps1')
    Import-Module $manifest -Force
    . (Join-Path $PSScriptRoot 'Loopback.ps1')
    $data = Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data'
    $keys = Join-Path $data 'AuthorizedKeys'
    $keyFile = (Resolve-Path (Join-Path $keys 'ed.pub')).ProviderPath
    $log = (Resolve-Path (Join-Path $data 'Logs/13-no-mutual-signature-algorithm-vvv.log')).ProviderPath
}

Describe 'Pipelines of files' {
    It 'Get-ChildItem | Test-SshKeyAcl judges each file' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'keys')
        $null = New-SshKeyPair -Path (Join-Path $folder 'id_a') -NoPassphrase
        $null = New-SshKeyPair -Path (Join-Path $folder 'id_b') -NoPassphrase
        $reports = Get-ChildItem -LiteralPath $folder -Exclude *.pub | Test-SshKeyAcl
        $reports.Name | Sort-Object | Should -Be @('id_a', 'id_b')
        $reports.Verdict | Should -Be @('Secure', 'Secure')
    }

    It 'Get-ChildItem | Get-SshKey reads each file, also one with brackets in its name' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'odd')
        Copy-Item -LiteralPath $keyFile -Destination (Join-Path $folder 'id[1].pub')
        (Get-ChildItem -LiteralPath $folder | Get-SshKey).Name | Should -Be 'id[1].pub'
    }

    It 'Get-SshKey | Add-SshAuthorizedKey | Remove-SshAuthorizedKey goes there and back' {
        $file = Join-Path $TestDrive 'authorized_keys'
        $added = Get-SshKey (Join-Path $keys 'ed.pub'), (Join-Path $keys 'rsa.pub') | Add-SshAuthorizedKey -Path $file
        $added.Status | Should -Be @('Added', 'Added')
        Get-SshAuthorizedKey -Path $file | ForEach-Object { Remove-SshAuthorizedKey -Path $file -Fingerprint $_.Fingerprint -Confirm:$false } | Select-Object -ExpandProperty Status | Should -Be @('Removed', 'Removed')
        Get-Content -LiteralPath $file | Should -BeNullOrEmpty
    }

    It 'Get-ChildItem | ConvertFrom-SshLog writes a report for each log' {
        Copy-Item -LiteralPath $log -Destination (Join-Path $TestDrive 'a.log')
        Copy-Item -LiteralPath $log -Destination (Join-Path $TestDrive 'b.log')
        (Get-ChildItem -Path (Join-Path $TestDrive '*.log') | ConvertFrom-SshLog).Reason | Should -Be @('KeyRefused', 'KeyRefused')
    }

    It 'Select-Object -First stops the commands before it' {
        @(Get-SshClient | Select-Object -First 2).Count | Should -Be 2
    }

    It 'Where-Object, Sort-Object and Group-Object work on ratings by name and by weight' {
        $found = Get-SshKey (Join-Path $keys '*.pub')
        ($found | Where-Object Rating -EQ 'Broken').Name | Should -Be 'dsa.pub'
        ($found | Group-Object Rating).Name | Should -Contain 'Strong'
        ($found | Sort-Object Rating | Select-Object -First 1).Rating | Should -Be 'Strong'
    }

    It 'ConvertTo-Csv and ConvertTo-Json keep enumerations readable' {
        (Get-SshKey $keyFile | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv).Rating | Should -Be 'Strong'
        (Get-SshKey $keyFile | Select-Object Name, @{ n = 'Rating'; e = { "$($_.Rating)" } } | ConvertTo-Json | ConvertFrom-Json).Rating | Should -Be 'Strong'
    }
}

Describe 'Pipelines of hosts' -Skip:$noSshd {
    BeforeAll {
        $first = Start-LoopbackSshd -Folder (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'first'))
        $second = Start-LoopbackSshd -Folder (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'second')) -Configuration 'MACs hmac-sha1'
        $firstPort = $first.Port
        $csv = Join-Path $TestDrive 'hosts.csv'
        Set-Content -LiteralPath $csv -Value 'HostName,Port,Owner', "127.0.0.1,$($first.Port),ann", "127.0.0.1,$($second.Port),bob"
    }

    AfterAll {
        Stop-LoopbackSshd $first
        Stop-LoopbackSshd $second
    }

    It 'Import-Csv | Get-SshAlgorithmSupport asks each host' {
        $found = Import-Csv -LiteralPath $csv | Get-SshAlgorithmSupport | Sort-Object Port
        $found.Port | Should -Be @($first.Port, $second.Port | Sort-Object)
        ($found | Where-Object Port -EQ $second.Port).MacAlgorithms.Name | Should -Be 'hmac-sha1'
    }

    It 'An empty Port cell in Import-Csv stands for the default, which the host itself may override' {
        $found = 'HostName,Port', "127.0.0.1:$($first.Port),", "127.0.0.1,$($second.Port)" | ConvertFrom-Csv | Get-SshAlgorithmSupport
        $found.Port | Sort-Object | Should -Be @($first.Port, $second.Port | Sort-Object)
    }

    It 'A Port cell that is no number is an error of its row, and no connection to port 22' {
        $found = 'HostName,Port', "192.0.2.1,33O40", "127.0.0.1,$($second.Port)" | ConvertFrom-Csv | Get-SshAlgorithmSupport -TimeoutSeconds 5 -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Port | Should -Be $second.Port
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,SshAdmin.Commands.GetSshAlgorithmSupportCommand'
        $failures[0].Exception.Message | Should -BeLike '*"33O40" is no port number*'
    }

    It 'Import-Csv | Get-SshAlgorithmSupport | Test-SshConnection carries host and port on, but no trust in the key that was shown' {
        $reports = Import-Csv -LiteralPath $csv | Get-SshAlgorithmSupport | Test-SshConnection -KnownHostsPath (Join-Path $TestDrive 'none')
        $reports.Port | Sort-Object | Should -Be @($first.Port, $second.Port | Sort-Object)
        $reports.HostKeyStatus | Should -Be @('Unknown', 'Unknown')
        ($reports | Test-SshConnection -KnownHostsPath (Join-Path $TestDrive 'none')).HostKeyStatus | Should -Be @('Unknown', 'Unknown')
    }

    It 'ForEach-Object -Parallel runs the commands in many runspaces at once' -Skip:$isDesktop {
        # In a string, because Windows PowerShell cannot read the parameter set.
        $parallel = [scriptblock]::Create('param($Ports, $Manifest) $Ports | ForEach-Object -ThrottleLimit 4 -Parallel { Import-Module $using:Manifest; Get-SshAlgorithmSupport 127.0.0.1 -Port $_ }')
        $found = & $parallel -Ports @(1..4 | ForEach-Object { $first.Port; $second.Port }) -Manifest $manifest
        @($found | Where-Object Port -EQ $first.Port).Count | Should -Be 4
        @($found | Where-Object Port -EQ $second.Port).Count | Should -Be 4
    }

    It 'Start-ThreadJob brings live objects back' -Skip:$noThreadJob {
        $job = Start-ThreadJob { Import-Module $using:manifest; Get-SshAlgorithmSupport 127.0.0.1 -Port $using:firstPort }
        $found = $job | Wait-Job -Timeout 60 | Receive-Job
        Remove-Job $job -Force
        $found | Should -BeOfType ([SshAdmin.Core.Probe.SshAlgorithmSupport])
        $found.KeyExchangeAlgorithms.Count | Should -BeGreaterThan 3
    }

    It 'Start-Job keeps nested arrays, enumerations and the view' {
        $job = Start-Job { Import-Module $using:manifest; Get-SshAlgorithmSupport 127.0.0.1 -Port $using:first.Port -Client 'Tera Term 4.106' }
        $found = $job | Wait-Job -Timeout 60 | Receive-Job
        Remove-Job $job -Force
        $found.PSObject.TypeNames[0] | Should -Be 'Deserialized.SshAdmin.Core.Probe.SshAlgorithmSupport'
        $found.KeyExchangeAlgorithms[0].Rating | Should -BeOfType ([SshAdmin.Core.Algorithms.SshAlgorithmRating])
        $found.Clients[0].UserKeys[0].Algorithm | Should -Be 'ssh-rsa'
        $live = Get-SshAlgorithmSupport 127.0.0.1 -Port $first.Port -Client 'Tera Term 4.106'
        $found | Format-Table | Out-String -Width 100 | Should -BeExactly ($live | Format-Table | Out-String -Width 100)
    }

    It 'ends with a catchable error in a thread when the host does not answer' -Skip:$noThreadJob {
        $port = Get-FreePort
        $job = Start-ThreadJob { Import-Module $using:manifest; try { Get-SshAlgorithmSupport 127.0.0.1 -Port $using:port -ErrorAction Stop } catch { $_.FullyQualifiedErrorId } }
        $job | Wait-Job -Timeout 60 | Receive-Job | Should -BeLike 'ConnectionRefused,*'
        Remove-Job $job -Force
    }
}

Describe 'Registering over the network' -Skip:$noAccount {
    BeforeAll {
        # The server decides by account and home folder where a key goes, so this takes a real account.
        $account = 'sshadm' + [guid]::NewGuid().ToString('N').Substring(0, 8)
        $password = 'correct horse 7'
        & (Find-Program useradd) -m -s /bin/sh $account
        "${account}:$password" | & (Find-Program chpasswd)
        $server = Start-LoopbackSshd -Folder (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'accounts')) -Configuration 'PasswordAuthentication yes'
        $pin = (Get-SshAlgorithmSupport 127.0.0.1 -Port $server.Port).HostKeyFingerprint
        $secret = New-Object Security.SecureString
        $password.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $remote = @{ HostName = '127.0.0.1'; Port = $server.Port; Credential = [pscredential]::new($account, $secret); HostKeyFingerprint = $pin }
    }

    AfterAll {
        Stop-LoopbackSshd $server
        if ($account) {
            & (Find-Program userdel) -f -r $account 2>&1 | Out-Null
        }
    }

    It 'Get-SshKey *.pub | Add-SshAuthorizedKey -HostName registers each key over one connection' {
        $added = Get-SshKey (Join-Path $keys 'ed.pub'), (Join-Path $keys 'rsa.pub') | Add-SshAuthorizedKey @remote
        $added.Status | Should -Be @('Added', 'Added')
        @(Get-Content -LiteralPath "/home/$account/.ssh/authorized_keys").Count | Should -Be 2
        @(Select-String -LiteralPath $server.Log -Pattern "Accepted password for $account").Count | Should -Be 1
    }

    It 'Get-SshAuthorizedKey -HostName reads them back' {
        (Get-SshAuthorizedKey @remote).TypeText | Should -Be @('Ed25519', 'RSA 2048')
    }
}

Describe 'Remoting over SSH' -Skip:$noSshRemoting {
    BeforeAll {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'remoting')
        $identity = Join-Path $folder 'id_remoting'
        $null = New-SshKeyPair -Path $identity -NoPassphrase
        Copy-Item -LiteralPath "$identity.pub" -Destination (Join-Path $folder 'authorized_keys')
        $shell = (Get-Command pwsh -CommandType Application | Select-Object -First 1).Source
        $server = Start-LoopbackSshd -Folder $folder -HostKeyType ed25519 -Configuration "Subsystem powershell $shell -sshs -NoLogo", "AuthorizedKeysFile $(Join-Path $folder 'authorized_keys')"
        $remoting = @{ HostName = '127.0.0.1'; Port = $server.Port; UserName = [Environment]::UserName; KeyFilePath = $identity; Options = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = Join-Path $folder 'known'; LogLevel = 'ERROR' } }
    }

    AfterAll { Stop-LoopbackSshd $server }

    It 'Invoke-Command brings nested arrays, the names of enumerations and the view back' {
        $found = Invoke-Command @remoting -ScriptBlock { Import-Module $using:manifest; ConvertFrom-SshLog -Path $using:log }
        $live = ConvertFrom-SshLog -Path $log
        $found.PSObject.TypeNames[0] | Should -Be 'Deserialized.SshAdmin.Core.Diagnosis.SshConnectionReport'
        # SSH remoting reads with PowerShell's own types only, so that an enumeration is a number with its name as text.
        [string] $found.Reason | Should -Be 'KeyRefused'
        [SshAdmin.Core.Diagnosis.SshConnectionReason] $found.Reason | Should -Be 'KeyRefused'
        $found.Attempts[0].MessageNumbers | Should -Be $live.Attempts[0].MessageNumbers
        $found.Stages.Count | Should -Be $live.Stages.Count
        $found.Stages | Format-Table | Out-String -Width 100 | Should -BeExactly ($live.Stages | Format-Table | Out-String -Width 100)
        $found | Format-List | Out-String -Width 100 | Should -BeLike "$(($live | Format-List | Out-String -Width 100).TrimEnd())*"
    }

    It 'an error on the other side comes back with its id' {
        $failed = $null
        Invoke-Command @remoting -ScriptBlock { Import-Module $using:manifest; Get-SshKey -LiteralPath /nowhere/at/all } -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
