# What a PowerShell user expects of any module: names, streams, errors, preferences, strictness, constrained sessions.

BeforeDiscovery {
    $isDesktop = $PSVersionTable.PSEdition -ne 'Core'
    $manifest = & (Join-Path $PSScriptRoot 'ModulePath.ps1')
    $commands = (Import-PowerShellDataFile $manifest).CmdletsToExport | ForEach-Object { @{ Command = $_ } }
}

BeforeAll {
    $manifest = & (Join-Path $PSScriptRoot 'ModulePath.ps1')
    Import-Module $manifest -Force
    $shell = (Get-Process -Id $PID).Path
    $missing = Join-Path $TestDrive 'not-there'

    # A session of its own, because modes and preferences stay with a session.
    function Invoke-Fresh {
        param([string] $Script)
        $file = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).ps1"
        Set-Content -LiteralPath $file -Value "`$manifest = '$manifest'", "`$missing = '$missing'", $Script
        & $shell -NoProfile -NonInteractive -File $file 2>&1 | Out-String
    }
}

Describe 'Names' {
    It '<Command> has an approved verb, a noun with the module''s prefix, and no plural' -ForEach $commands {
        $verb, $noun = $Command -split '-'
        $verb | Should -BeIn (Get-Verb).Verb
        $noun | Should -Match '^Ssh[A-Z]'
        $noun | Should -Not -Match '[^s]s$'
    }

    It '<Command> says what it writes' -ForEach $commands {
        (Get-Command $Command).OutputType | Should -Not -BeNullOrEmpty
    }

    It '<Command> asks before it changes anything, if it changes anything' -ForEach $commands {
        $changes = $Command -match '^(Add|Convert|New|Remove|Repair)-'
        (Get-Command $Command).Parameters.ContainsKey('WhatIf') | Should -Be $changes
    }

    It '<Command> has parameters in the singular that begin with a capital' -ForEach $commands {
        $own = (Get-Command $Command).Parameters.Values | Where-Object { $_.Name -notin [Management.Automation.PSCmdlet]::CommonParameters -and $_.Name -notin [Management.Automation.PSCmdlet]::OptionalCommonParameters }
        $own.Name | Should -MatchExactly '^[A-Z][A-Za-z0-9]*$'
        $own.Name | Where-Object { $_ -cmatch '[^sS]s$' -and $_ -notin 'TimeoutSeconds', 'SignedInAs', 'Bits', 'KdfRounds', 'Address' } | Should -BeNullOrEmpty
    }
}

Describe 'Import' {
    It 'writes nothing to any stream, verbose and debug left aside' {
        Invoke-Fresh 'Import-Module $manifest *>&1' | Should -BeNullOrEmpty
    }

    It 'can be repeated with -Force, and the types stay the same' {
        Import-Module $manifest -Force
        $before = (Get-SshClient | Select-Object -First 1).GetType()
        Import-Module $manifest -Force
        (Get-SshClient | Select-Object -First 1).GetType() | Should -Be $before
        (Get-SshClient | Select-Object -First 1 | Format-Table | Out-String) | Should -BeLike '*Tera Term*'
    }

    It 'can be undone and done again in one session' {
        Invoke-Fresh 'Import-Module $manifest; Remove-Module SshAdmin; "left: $(@(Get-Command -Module SshAdmin).Count)"; Import-Module $manifest; "back: $(@(Get-Command -Module SshAdmin).Count -gt 5)"' |
            Should -Match 'left: 0\r?\nback: True'
    }

    It 'leaves preferences, variables and aliases of the session alone' {
        Invoke-Fresh '$before = @(Get-Variable).Name + @(Get-Alias).Name + $ErrorActionPreference; Import-Module $manifest; $after = @(Get-Variable | Where-Object Name -NE before).Name + @(Get-Alias).Name + $ErrorActionPreference; "new: " + (($after | Where-Object { $_ -notin $before }) -join " ")' |
            Should -Match 'new: \r?\n'
    }
}

Describe 'Errors' {
    It 'go on with the next input' {
        $sound = Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/AuthorizedKeys/ed.pub'
        $found = Get-SshKey $missing, $sound -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Name | Should -Be 'ed.pub'
        $failed | Should -HaveCount 1
    }

    It 'have an id, a category, the user''s own input as target, and advice' {
        Get-SshKey -LiteralPath $missing -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,SshAdmin.Commands.*'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be $missing
        $failed[0].ErrorDetails.RecommendedAction | Should -Match '^[A-Z].*\.$'
        $failed[0].Exception | Should -BeOfType ([SshAdmin.Core.Errors.SshAdminException])
    }

    It 'stop a script with -ErrorAction Stop, and try catches them by type' {
        $reason = try { Get-SshKey -LiteralPath $missing -ErrorAction Stop } catch [SshAdmin.Core.Errors.SshAdminException] { "$($_.Exception.Reason)" }
        $reason | Should -Be 'PathNotFound'
    }

    It 'follow $ErrorActionPreference of the calling script' {
        Invoke-Fresh 'Import-Module $manifest; $ErrorActionPreference = "Stop"; try { Get-SshKey -LiteralPath $missing; "went on" } catch { "stopped" }' | Should -Match '^stopped'
        Invoke-Fresh 'Import-Module $manifest; $ErrorActionPreference = "SilentlyContinue"; Get-SshKey -LiteralPath $missing; "went on, $($Error.Count)"' | Should -Match '^went on, 1'
        Invoke-Fresh 'Import-Module $manifest; $ErrorActionPreference = "Ignore"; Get-SshKey -LiteralPath $missing -ErrorAction Ignore; "kept $($Error.Count)"' | Should -Match '^kept 0'
    }

    It 'set $? to false' {
        Invoke-Fresh 'Import-Module $manifest; Get-SshKey -LiteralPath $missing -ErrorAction SilentlyContinue; "ok: $?"' | Should -Match 'ok: False'
    }

    It 'are told by Get-Error with id, category and target' -Skip:$isDesktop {
        # It breaks lines at the width of the terminal, and colours them where the terminal can.
        $text = (Invoke-Fresh 'Import-Module $manifest; Get-SshKey -LiteralPath $missing -ErrorAction SilentlyContinue; Get-Error -Newest 1') -replace '\x1b\[[0-9;]*m' -replace '\s'
        $text | Should -BeLike '*FullyQualifiedErrorId:PathNotFound,SshAdmin.Commands.GetSshKeyCommand*'
        $text | Should -BeLike '*CategoryInfo:ObjectNotFound:*'
        $text | Should -BeLike "*TargetObject:$missing*"
    }

    It 'show the advice at the prompt' -Skip:$isDesktop {
        Invoke-Fresh 'Import-Module $manifest; $PSStyle.OutputRendering = "PlainText"; Get-SshKey -LiteralPath $missing' | Should -BeLike '*Recommendation: *'
    }
}

Describe 'Sessions' {
    It 'Set-StrictMode -Version Latest finds nothing to complain about in the views' {
        Invoke-Fresh 'Set-StrictMode -Version Latest; $ErrorActionPreference = "Stop"; Import-Module $manifest; $x = Get-SshAlgorithmSupport -ConfigurationText "Port 22" -Client "PuTTY 0.74"; $x | Format-Table | Out-String; $x | Format-List | Out-String; $x.Clients | Out-String; "done"' |
            Should -BeLike '*done*'
    }

    It 'a script in ConstrainedLanguage can call the commands and sees whole tables' {
        $text = Invoke-Fresh 'Import-Module $manifest; $ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"; (Get-SshAlgorithmSupport -ConfigurationText "Port 22" -Client "PuTTY 0.74").Clients | Format-Table | Out-String -Width 100; (Get-SshClient "PuTTY 0.74").RsaSha2; try { [SshAdmin.Core.Wire.HostTarget]::Parse("x") } catch { "constrained" }'
        $text | Should -Match 'PuTTY\s+0\.74\s+yes'
        $text | Should -BeLike '*constrained*'
    }

    It 'completion works in ConstrainedLanguage' {
        Invoke-Fresh 'Import-Module $manifest; $line = "Get-SshClient Tera"; $ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"; (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object CompletionText' | Should -BeLike "*'Tera Term*"
    }

    It '-Verbose tells a story and nothing does without it' {
        Get-SshKey -LiteralPath $missing -ErrorAction SilentlyContinue 4>&1 | Should -BeNullOrEmpty
        Test-SshServerConfiguration -Text 'Port 22' -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | Should -Not -BeNullOrEmpty
    }
}
