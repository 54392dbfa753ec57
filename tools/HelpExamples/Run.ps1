# Runs what Record.ps1 collected, inside a terminal of its own, each command behind a mark.
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'
Import-Module "$env:ROOT/SshAdmin.psd1"

# What is asked for is answered here; the console shows the question and asterisks.
function Read-Host {
    param([string] $Prompt, [switch] $AsSecureString)
    Write-Host "${Prompt}: *************"
    ConvertTo-SecureString 'correct horse' -AsPlainText -Force
}

function Get-Credential {
    param([string] $UserName)
    Write-Host "`nPowerShell credential request`nEnter your credentials.`nPassword for user ${UserName}: *************"
    [pscredential]::new($UserName, (ConvertTo-SecureString 'correct horse' -AsPlainText -Force))
}

$number = 0
foreach ($command in Get-Content -LiteralPath ~/.typed.json -Raw | ConvertFrom-Json) {
    [Console]::WriteLine("@@@ $number")
    $number++
    # What a session shows at its prompt: the message, without the place in a script.
    . ([scriptblock]::Create($command)) 2>&1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.ErrorRecord]) { Write-Host "$($_.InvocationInfo.MyCommand.Name): $_" } else { $_ }
    } | Out-Default
}
