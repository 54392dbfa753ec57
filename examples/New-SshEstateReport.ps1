<#
.SYNOPSIS
Sweeps an estate of SSH servers into one HTML page and one CSV file: which client can sign in where, and what is weak.

.DESCRIPTION
Asks each host once, without a login, and writes a page that needs nothing but itself: a table of hosts and clients, then what
is weak or broken on each host and why. Each cell says in words what its colour says. The CSV file has one line for each host
and client. Both files are overwritten.

.PARAMETER HostsPath
A CSV file with the column HostName and, where they are wanted, the columns Port and HostKeyFingerprint. The hosts.csv of
SshEstate.Tests.ps1 will do.

.PARAMETER HostName
Hosts in place of a file, as host or host:port.

.PARAMETER Client
The client versions to judge; wildcards are allowed. Get-SshClient lists them.

.PARAMETER HtmlPath
Where the page goes.

.PARAMETER CsvPath
Where the CSV file goes.

.PARAMETER ThrottleLimit
How many hosts are asked at the same time.

.PARAMETER TimeoutSeconds
How long one host may take.

.PARAMETER PassThru
Writes the lines of the CSV file as objects, too.

.EXAMPLE
./New-SshEstateReport.ps1 -HostsPath ./hosts.csv

Writes ssh-estate.html and ssh-estate.csv into the current folder.

.EXAMPLE
./New-SshEstateReport.ps1 -HostName server.example, '[2001:db8::7]:2222' -Client 'Tera Term 4.106', 'PuTTY 0.8*' -HtmlPath \\share\ssh\index.html
#>
[CmdletBinding(DefaultParameterSetName = 'File')]
param(
    [Parameter(ParameterSetName = 'File', Position = 0)]
    [string] $HostsPath = (Join-Path $PSScriptRoot 'hosts.csv'),

    [Parameter(ParameterSetName = 'Host', Mandatory = $true)]
    [string[]] $HostName,

    [string[]] $Client = @('Tera Term 4.106', 'Tera Term 5.6.2', 'PuTTY 0.74', 'PuTTY 0.81', 'OpenSSH for Windows 9.5', 'WinSCP 6.5'),
    [string] $HtmlPath = 'ssh-estate.html',
    [string] $CsvPath = 'ssh-estate.csv',
    [ValidateRange(1, 1024)][int] $ThrottleLimit = 32,
    [ValidateRange(1, 3600)][int] $TimeoutSeconds = 10,
    [switch] $PassThru
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if (-not (Get-Module -Name SshAdmin)) {
    Import-Module SshAdmin
}

# Text from a server stands in the page, so every piece of it is escaped.
function ConvertTo-HtmlText {
    param($Text)
    [Net.WebUtility]::HtmlEncode("$Text")
}

# A spreadsheet would take such text from a server for a formula.
function ConvertTo-CellText {
    param($Text)
    if ("$Text" -match '^[=+\-@\t\r]') { "'$Text" } else { "$Text" }
}

function Get-Verdict {
    param($Verdict)
    switch -Regex ($Verdict.Connects) {
        '^yes' { if (@($Verdict.UserKeyTypes).Count -gt 0) { 'good' } else { 'doubt' } }
        '^no' { 'bad' }
        default { 'doubt' }
    }
}

# The sign in front of each cell's words; shape and words say what the colour says.
$signs = @{ good = '&#10003;'; doubt = '!'; bad = '&#10007;' }

$pins = @{}
$targets = if ($PSCmdlet.ParameterSetName -eq 'Host') { $HostName } else {
    foreach ($row in Import-Csv -LiteralPath $HostsPath) {
        $port = if ($row.PSObject.Properties['Port'] -and $row.Port) { $row.Port } else { 22 }
        $target = if ($row.HostName -like '*:*') { "[$($row.HostName)]:$port" } else { "$($row.HostName):$port" }
        if ($row.PSObject.Properties['HostKeyFingerprint']) { $pins["$($row.HostName) $port"] = $row.HostKeyFingerprint }
        $target
    }
}

$failures = @()
$found = @(Get-SshAlgorithmSupport -HostName $targets -Client $Client -ThrottleLimit $ThrottleLimit -TimeoutSeconds $TimeoutSeconds -IncludeHostKey -ErrorAction SilentlyContinue -ErrorVariable failures |
        Sort-Object HostName, Port)
$clients = @($found | Select-Object -First 1 | ForEach-Object { $_.Clients } | ForEach-Object { "$($_.Client) $($_.Version)" })

$lines = foreach ($one in $found) {
    $pin = $pins["$($one.HostName) $($one.Port)"]
    $state = if (-not $pin) { 'not pinned' } elseif ($pin -in $one.HostKeys.Fingerprint) { 'as pinned' } else { 'NOT AS PINNED' }
    foreach ($verdict in $one.Clients) {
        [pscustomobject][ordered]@{
            HostName = ConvertTo-CellText $one.HostName; Port = $one.Port; Server = ConvertTo-CellText $one.ServerText; HostKey = $state; WeakOrBroken = $one.WeakText
            Client = $verdict.Client; Version = $verdict.Version; Connects = $verdict.Connects; UserKeys = $verdict.UserKeyText
            Confidence = "$($verdict.Confidence)"; Remedy = ConvertTo-CellText $verdict.ShortRemedy; Problem = ConvertTo-CellText $verdict.Problem
        }
    }
}
$lines = @($lines) + @(foreach ($failure in $failures) {
        [pscustomobject][ordered]@{
            HostName = ConvertTo-CellText $failure.TargetObject; Port = ''; Server = ''; HostKey = ''; WeakOrBroken = ''; Client = ''; Version = ''; Connects = 'no answer'
            UserKeys = ''; Confidence = ''; Remedy = ''; Problem = ConvertTo-CellText $failure
        }
    })

$matrix = foreach ($one in $found) {
    $pin = $pins["$($one.HostName) $($one.Port)"]
    $pinned = if (-not $pin) { '' } elseif ($pin -in $one.HostKeys.Fingerprint) { '<span class="note">host key as pinned</span>' } else { '<span class="bad">&#10007; host key is NOT as pinned</span>' }
    $cells = foreach ($verdict in $one.Clients) {
        $class = Get-Verdict $verdict
        $remedy = if ($verdict.ShortRemedy) { "<span class=`"note`">$(ConvertTo-HtmlText $verdict.ShortRemedy)</span>" } else { '' }
        "<td class=`"$class`">$($signs[$class]) $(ConvertTo-HtmlText $verdict.Connects)<br>$(ConvertTo-HtmlText $verdict.UserKeyText)$remedy</td>"
    }
    "<tr><th scope=`"row`">$(ConvertTo-HtmlText $one.HostName) <span class=`"note`">port $($one.Port)</span><span class=`"note`">$(ConvertTo-HtmlText $one.ServerText)</span>$pinned</th>$(-join $cells)</tr>"
}
$silent = foreach ($failure in $failures) {
    "<tr><th scope=`"row`">$(ConvertTo-HtmlText $failure.TargetObject)</th><td class=`"bad`" colspan=`"$([Math]::Max(1, $clients.Count))`">$($signs.bad) no answer: $(ConvertTo-HtmlText $failure)</td></tr>"
}
$weak = foreach ($one in $found) {
    foreach ($algorithm in $one.WeakAlgorithms) {
        $class = if ("$($algorithm.Rating)" -eq 'Broken') { 'bad' } else { 'doubt' }
        "<tr><th scope=`"row`">$(ConvertTo-HtmlText "$($one.HostName):$($one.Port)")</th><td>$($algorithm.Kind)</td><td>$(ConvertTo-HtmlText $algorithm.Name)</td><td class=`"$class`">$($signs[$class]) $($algorithm.Rating)</td><td>$(ConvertTo-HtmlText $algorithm.Reason)</td></tr>"
    }
}
if (-not $weak) {
    $weak = "<tr><td colspan=`"5`" class=`"good`">$($signs.good) none</td></tr>"
}

$page = @"
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SSH estate</title>
<style>
:root { color-scheme: light dark; --back: #ffffff; --text: #1b1f24; --line: #c4c9d0; --head: #eef0f3; --good: #d8f0dd; --doubt: #fdf0c8; --bad: #fbdada; }
@media (prefers-color-scheme: dark) { :root { --back: #16191d; --text: #e8eaed; --line: #4a515b; --head: #23282e; --good: #1d3f28; --doubt: #4a3d10; --bad: #56211f; } }
body { background: var(--back); color: var(--text); font: 15px/1.4 system-ui, 'Segoe UI', sans-serif; margin: 2rem; }
table { border-collapse: collapse; margin: 1rem 0 2rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: var(--head); position: sticky; top: 0; }
.good { background: var(--good); } .doubt { background: var(--doubt); } .bad { background: var(--bad); }
.note { display: block; font-size: .85em; font-weight: 400; }
</style>
</head>
<body>
<h1>SSH estate</h1>
<p>$((Get-Date).ToUniversalTime().ToString('yyyy-MM-dd HH:mm')) UTC: $($found.Count) hosts answered, $(@($failures).Count) did not.
A verdict rests on what the server offers and on the client's default settings; no login was tried.</p>
<table>
<caption>Which client can sign in: the connection, the kinds of user key that work, and what to do</caption>
<thead><tr><th scope="col">Host</th>$(-join ($clients | ForEach-Object { "<th scope=`"col`">$(ConvertTo-HtmlText $_)</th>" }))</tr></thead>
<tbody>
$(@($matrix) + @($silent) -join "`n")
</tbody>
</table>
<p>$($signs.good) works; $($signs.doubt) asks its user, or no kind of key is known to work; $($signs.bad) does not work.</p>
<table>
<caption>What is weak or broken</caption>
<thead><tr><th scope="col">Host</th><th scope="col">Kind</th><th scope="col">Algorithm</th><th scope="col">Rating</th><th scope="col">Why</th></tr></thead>
<tbody>
$($weak -join "`n")
</tbody>
</table>
</body>
</html>
"@

# Windows PowerShell would write UTF-16 or a byte order mark.
$plain = New-Object Text.UTF8Encoding $false
[IO.File]::WriteAllText($PSCmdlet.GetUnresolvedProviderPathFromPSPath($HtmlPath), $page, $plain)
[IO.File]::WriteAllLines($PSCmdlet.GetUnresolvedProviderPathFromPSPath($CsvPath), [string[]] @($lines | ConvertTo-Csv -NoTypeInformation), $plain)
if ($PassThru) {
    $lines
}
