<#
.SYNOPSIS
Measures connect and sign-in with an Ed25519 key at a loopback sshd: Test-SshConnection, warm, next to ssh.

.DESCRIPTION
Build first (dotnet build src/SshAdmin -c Release). Both run in turns, so that the load of the machine hits both alike.
ssh is a new process each time, as its users start it; Test-SshConnection runs in this process after a warm-up.

.PARAMETER Rounds
How often each is run.
#>
param([int] $Rounds = 30)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../SshAdmin.psd1')
. (Join-Path $PSScriptRoot '../tests/Pester/Loopback.ps1')

function Get-Median {
    param([double[]] $Values)
    $sorted = @($Values | Sort-Object)
    [math]::Round($sorted[[int][math]::Floor($sorted.Count / 2)], 1)
}

$folder = Join-Path ([IO.Path]::GetTempPath()) ('sshadmin-' + [guid]::NewGuid().ToString('N'))
$null = New-Item -ItemType Directory -Path $folder
$server = $null
try {
    $key = Join-Path $folder 'user'
    & (Find-Program ssh-keygen) -q -t ed25519 -N '""'.Trim('"') -f $key
    Copy-Item "$key.pub" "$folder/authorized_keys"
    $server = Start-LoopbackSshd -Folder $folder -HostKeyType ed25519 -Configuration 'UsePAM no', "AuthorizedKeysFile $folder/authorized_keys"
    Set-Content "$folder/known_hosts" ("[127.0.0.1]:$($server.Port) " + (Get-Content "$folder/host_ed25519.pub")) -Encoding Ascii
    $test = @{ HostName = '127.0.0.1'; Port = $server.Port; KeyPath = $key; KnownHostsPath = "$folder/known_hosts" }
    $ssh = Find-Program ssh
    $options = '-F', 'none', '-p', $server.Port, '-i', $key, '-o', 'IdentitiesOnly=yes', '-o', 'BatchMode=yes', '-o', 'IdentityAgent=none', '-o', "UserKnownHostsFile=$folder/known_hosts", '127.0.0.1', 'true'

    $ours = @()
    $theirs = @()
    for ($i = -5; $i -lt $Rounds; $i++) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $report = Test-SshConnection @test
        $elapsed = $watch.Elapsed.TotalMilliseconds
        if (-not $report.Succeeded) { throw $report.Message }
        $watch.Restart()
        & $ssh @options
        if ($LASTEXITCODE -ne 0) { throw "ssh ended with $LASTEXITCODE." }
        if ($i -ge 0) {
            $ours += $elapsed
            $theirs += $watch.Elapsed.TotalMilliseconds
        }
    }

    [pscustomobject]@{ Program = 'Test-SshConnection'; MedianMilliseconds = Get-Median $ours; Rounds = $Rounds }
    [pscustomobject]@{ Program = 'ssh'; MedianMilliseconds = Get-Median $theirs; Rounds = $Rounds }
}
finally {
    Stop-LoopbackSshd $server
    Remove-Item -Recurse -Force $folder
}
