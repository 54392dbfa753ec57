# Runs the transcripts of one help text, one command after the other, and writes the text with what came out to
# ~/.recorded.md. Started by record.sh as the user of the stage.
param([string] $Command)

$text = Get-Content -LiteralPath "$env:ROOT/src/SshAdmin/Help/en-US/$Command.md"

# What to type: a line after the prompt, and the lines after >> that continue it.
$typed = [System.Collections.Generic.List[string]]::new()
$isInside = $false
foreach ($line in $text) {
    if ($line -eq '```console') { $isInside = $true }
    elseif ($line -eq '```') { $isInside = $false }
    elseif ($isInside -and $line -like 'PS> *') { $typed.Add($line.Substring(4)) }
    elseif ($isInside -and $line -like '>> *') { $typed[-1] += "`n" + $line.Substring(3) }
}

ConvertTo-Json @($typed) | Set-Content -LiteralPath ~/.typed.json
script -qec "stty cols 110 rows 50; pwsh -NoProfile -File $PSScriptRoot/Run.ps1" ~/.typescript | Out-Null

# What came out, by the number of the command.
$shown = @{}
$number = -1
foreach ($line in (Get-Content -LiteralPath ~/.typescript -Raw) -replace '\e\][^\a]*\a|\e\[[?\d;]*[a-zA-Z]|\e[=>]' -split '\r*\n') {
    if ($line -like 'Script done on *') { break }
    if ($line -match '^@@@ (\d+)$') { $number = [int] $Matches[1]; $shown[$number] = [System.Collections.Generic.List[string]]::new() }
    elseif ($number -ge 0) { $shown[$number].Add($line.TrimEnd()) }
}

$number = -1
$hasShown = $false
$written = foreach ($line in $text) {
    if ($line -eq '```console') { $isInside = $true; $hasShown = $false; $line; continue }
    if (-not $isInside) { $line; continue }
    $isContinued = $line -like '>> *'
    if (-not $isContinued -and $number -ge 0 -and $shown.ContainsKey($number)) {
        $block = ($shown[$number] -join "`n").Trim("`n")
        $shown.Remove($number)
        $hasShown = $block.Length -gt 0
        if ($hasShown) { ''; $block }
    }

    if ($line -eq '```') { $isInside = $false; $line }
    elseif ($isContinued) { $line }
    elseif ($line -like 'PS> *') {
        if ($hasShown) { ''; $hasShown = $false }
        $number++
        $line
    }
}

$written | Set-Content -LiteralPath ~/.recorded.md
