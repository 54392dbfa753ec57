<#
.SYNOPSIS
Reads what many SSH servers offer, from several machines at once, into one CSV file.

.DESCRIPTION
The hosts are handed out in chunks to jump machines, which run Get-SshAlgorithmSupport and send back one row per host.
A machine that has finished gets the next chunk. When one is lost, its hosts go to the others. Rows are written as they
come, and hosts that already have a row are left out: after an interruption, run the same line again.

Each server sees one connection and no sign-in. Without -JumpHost and -Session this computer does all the work.
The module must be installed on every machine that takes part. Runs on Windows PowerShell 5.1 and PowerShell 7.

.PARAMETER Path
CSV file with a column HostName and, where a port is not 22, a column Port.

.PARAMETER OutputPath
CSV file to write, or to go on with.

.PARAMETER JumpHost
Machines to reach by PowerShell remoting over SSH (PowerShell 7 on both sides).

.PARAMETER UserName
User on the machines of -JumpHost.

.PARAMETER KeyFilePath
Private key for the machines of -JumpHost.

.PARAMETER Session
Sessions that are open already, of any kind: New-PSSession -ComputerName for WinRM.

.PARAMETER Client
Client versions to judge, such as 'Tera Term 4.106', without wildcards. Each becomes a column; keep them when you go on.

.PARAMETER Module
Name or path of the module on the machines that take part.

.PARAMETER ThrottleLimit
Hosts at once on each machine.

.PARAMETER TimeoutSeconds
Seconds for each host.

.PARAMETER ChunkSize
Hosts handed to a machine at a time: what is asked again at most when a machine is lost.

.PARAMETER RetryFailed
Asks the hosts again that have an error in OutputPath.

.EXAMPLE
./Invoke-SshSweep.ps1 hosts.csv sweep.csv -JumpHost jump1.example, jump2.example -UserName alice -Client 'Tera Term 4.106'

.EXAMPLE
./Invoke-SshSweep.ps1 hosts.csv sweep.csv -Session (New-PSSession -ComputerName JUMP1, JUMP2)
#>
[CmdletBinding(DefaultParameterSetName = 'Local')]
param(
    [Parameter(Mandatory, Position = 0)] [string] $Path,
    [Parameter(Mandatory, Position = 1)] [string] $OutputPath,
    [Parameter(Mandatory, ParameterSetName = 'JumpHost')] [string[]] $JumpHost,
    [Parameter(ParameterSetName = 'JumpHost')] [string] $UserName,
    [Parameter(ParameterSetName = 'JumpHost')] [string] $KeyFilePath,
    [Parameter(Mandatory, ParameterSetName = 'Session')] [Management.Automation.Runspaces.PSSession[]] $Session,
    [ValidatePattern('^[^*?[]+ \S*\d\S*$')] [string[]] $Client = @(),
    [string] $Module = 'SshAdmin',
    [ValidateRange(1, 4096)] [int] $ThrottleLimit = 32,
    [ValidateRange(1, 3600)] [int] $TimeoutSeconds = 10,
    [ValidateRange(1, 100000)] [int] $ChunkSize = 200,
    [switch] $RetryFailed
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Runs on a jump machine. Plain text comes back, so that nothing depends on how objects travel.
$work = {
    param([string[]] $Target, [string] $Module, [hashtable] $Option)
    $ErrorActionPreference = 'Continue'
    Import-Module $Module -ErrorAction Stop
    $clients = @(if ($Option.ContainsKey('Client')) { $Option.Client })
    if ($clients) {
        $null = Get-SshClient $clients -ErrorAction Stop
    }

    $Target | Get-SshAlgorithmSupport @Option 2>&1 | ForEach-Object {
        $row = [ordered]@{ Target = ''; Server = ''; RsaSha2 = ''; SshRsa = ''; PostQuantum = ''; StrictKeyExchange = ''; Weak = ''; HostKeyFingerprint = '' }
        $failure = $_ -as [Management.Automation.ErrorRecord]
        if ($failure) {
            $row.Target = [string] $failure.TargetObject
        }
        else {
            $name = if ($_.HostName.Contains(':')) { "[$($_.HostName)]" } else { $_.HostName }
            $row.Target = "${name}:$($_.Port)"
            $row.Server = $_.ServerIdentification
            $row.RsaSha2 = "$($_.RsaSha2)"
            $row.SshRsa = "$($_.SshRsa)"
            $row.PostQuantum = "$($_.PostQuantum)"
            $row.StrictKeyExchange = "$($_.StrictKeyExchange)"
            $row.Weak = $_.WeakAlgorithms.Name -join ' '
            $row.HostKeyFingerprint = $_.HostKeyFingerprint
        }

        # One verdict for each client, in the order in which they were given.
        for ($i = 0; $i -lt $clients.Count; $i++) {
            $verdict = if (-not $failure) { $_.Clients[$i] }
            $row[$clients[$i]] = if (-not $verdict) { '' } elseif ($verdict.CanConnect) { "$($verdict.UserKeyTypes)" } else { "no: $($verdict.FailsAt)" }
        }


        $row.Error = if ($failure) { ($failure.FullyQualifiedErrorId -split ',')[0] } else { '' }
        $row.Message = if ($failure) { $failure.Exception.Message } else { '' }
        [pscustomobject] $row
    }
}

function Get-Target {
    param($Row)
    $port = if ($Row.PSObject.Properties['Port'] -and $Row.Port) { $Row.Port } else { 22 }
    $name = if ($Row.HostName.Contains(':')) { "[$($Row.HostName)]" } else { $Row.HostName }
    "${name}:$port"
}

function Start-Chunk {
    param($Worker, [string[]] $Target)
    $option = @{ ThrottleLimit = $ThrottleLimit; TimeoutSeconds = $TimeoutSeconds }
    if ($Client) {
        $option.Client = $Client
    }

    $arguments = $Target, $Module, $option
    $Worker.Waiting = [Collections.Generic.HashSet[string]]::new($Target, [StringComparer]::OrdinalIgnoreCase)
    $Worker.Job = if ($Worker.Session) {
        Invoke-Command -Session $Worker.Session -ScriptBlock $work -ArgumentList $arguments -AsJob
    }
    else {
        Start-Job -ScriptBlock $work -ArgumentList $arguments
    }
}

# Writes what has arrived; returns why the chunk broke off, or nothing.
function Receive-Chunk {
    param($Worker)
    $ended = $Worker.Job.State -in 'Completed', 'Failed', 'Stopped', 'Disconnected'
    $failures = @()
    $rows = @(Receive-Job $Worker.Job -ErrorAction SilentlyContinue -ErrorVariable failures | Where-Object { $Worker.Waiting.Remove($_.Target) })
    if ($rows) {
        $checked = [DateTime]::UtcNow.ToString('s') + 'Z'
        $rows | Select-Object @{ Name = 'HostName'; Expression = { $rowOf[$_.Target].HostName } },
            @{ Name = 'Port'; Expression = { ($_.Target -split ':')[-1] } },
            @{ Name = 'Checked'; Expression = { $checked } },
            @{ Name = 'From'; Expression = { $Worker.Name } },
            * -ExcludeProperty Target, PSComputerName, RunspaceId, PSShowComputerName |
            Export-Csv -LiteralPath $output -Append -NoTypeInformation -Encoding UTF8
        $script:written += $rows.Count
    }

    if ($ended) {
        $reason = if ($failures) { "$($failures[0])" } else { "$($Worker.Job.ChildJobs[0].JobStateInfo.Reason)" }
        Remove-Job $Worker.Job -Force
        $Worker.Job = $null
        if ($Worker.Waiting.Count -gt 0) {
            if ($reason) { $reason } else { 'It ended before its work was done.' }
        }
    }
}

$output = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutputPath)
$rowOf = [Collections.Generic.Dictionary[string, object]]::new([StringComparer]::OrdinalIgnoreCase)
foreach ($row in Import-Csv -LiteralPath $Path) {
    $rowOf[(Get-Target $row)] = $row
}

$done = [Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
if (Test-Path -LiteralPath $output) {
    $old = @(Import-Csv -LiteralPath $output)
    if ($RetryFailed -and ($old | Where-Object Error)) {
        $good = @($old | Where-Object { -not $_.Error })
        Remove-Item -LiteralPath $output
        $good | Export-Csv -LiteralPath $output -NoTypeInformation -Encoding UTF8
        $old = $good
    }

    $old | ForEach-Object { $null = $done.Add((Get-Target $_)) }
}

$queue = [Collections.Generic.Queue[string]]::new([string[]] @($rowOf.Keys | Where-Object { -not $done.Contains($_) }))
$script:written = 0
$opened = @()
$workers = @()
Write-Verbose "$($queue.Count) hosts to ask, $($done.Count) known already."
try {
    if ($JumpHost) {
        $remoting = @{ HostName = $JumpHost }
        if ($UserName) { $remoting.UserName = $UserName }
        if ($KeyFilePath) { $remoting.KeyFilePath = $KeyFilePath }
        $opened = @(New-PSSession @remoting -ErrorAction Continue)
        if (-not $opened) {
            throw 'No jump machine could be reached.'
        }
    }

    $workers = @(foreach ($machine in @($Session) + $opened | Where-Object { $_ }) {
            [pscustomobject] @{ Name = $machine.ComputerName; Session = $machine; Job = $null; Waiting = $null; Lost = $false }
        })
    if ($PSCmdlet.ParameterSetName -eq 'Local') {
        $workers = @([pscustomobject] @{ Name = [Environment]::MachineName; Session = $null; Job = $null; Waiting = $null; Lost = $false })
    }

    while ($true) {
        foreach ($worker in $workers | Where-Object { -not $_.Lost }) {
            $reason = if ($worker.Job) { Receive-Chunk $worker }
            if ($reason) {
                $worker.Lost = $true
                Write-Warning "$($worker.Name) is left out from here on, and its $($worker.Waiting.Count) open hosts go to the others: $reason"
                $worker.Waiting | ForEach-Object { $queue.Enqueue($_) }
            }
            elseif (-not $worker.Job -and $queue.Count -gt 0) {
                Start-Chunk $worker @(1..[Math]::Min($ChunkSize, $queue.Count) | ForEach-Object { $queue.Dequeue() })
            }
        }

        $jobs = @($workers | Where-Object Job | ForEach-Object Job)
        if (-not $jobs) {
            break
        }

        Write-Progress -Activity 'Sweeping SSH servers' -Status "$($done.Count + $written) of $($rowOf.Count) hosts" -PercentComplete (100 * ($done.Count + $written) / $rowOf.Count)
        $null = Wait-Job -Job $jobs -Any -Timeout 1
    }

    if ($queue.Count -gt 0) {
        throw "$($queue.Count) hosts were not asked, because no machine is left to ask from."
    }
}
finally {
    $workers | Where-Object Job | ForEach-Object { Remove-Job $_.Job -Force }
    $opened | Remove-PSSession
}

Write-Verbose "$written hosts written to $output."
