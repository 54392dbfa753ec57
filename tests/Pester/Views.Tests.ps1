# Each view as PowerShell renders it, against the text in Golden. To look at a change on purpose, set
# SSHADMIN_WRITE_GOLDEN to 1, run this file, and read the difference that git shows.

BeforeDiscovery {
    $format = [xml](Get-Content -LiteralPath (Join-Path (Split-Path (& (Join-Path $PSScriptRoot 'ModulePath.ps1'))) 'SshAdmin.format.ps1xml') -Raw)
    $views = foreach ($view in $format.Configuration.ViewDefinitions.View) {
        @{ View = $view.Name; Type = $view.ViewSelectedBy.TypeName[0].Split('.')[-1]; IsTable = [bool]$view.TableControl }
    }
    $types = $views | Where-Object { $_.IsTable }
    # Windows PowerShell pads and breaks lines in other places; the views' structure is tested with the module's other tests.
    $isDesktop = $PSVersionTable.PSEdition -ne 'Core'
}

BeforeAll {
    Import-Module (& (Join-Path $PSScriptRoot 'ModulePath.ps1')) -Force
    . (Join-Path $PSScriptRoot 'SampleObjects.ps1')
    $samples = Get-SampleObject
    $golden = Join-Path $PSScriptRoot 'Golden'

    # PowerShell breaks a cell between words only for languages that it knows to put blanks there.
    $culture = [cultureinfo]::CurrentCulture
    $uiCulture = [cultureinfo]::CurrentUICulture
    [cultureinfo]::CurrentCulture = 'en-US'
    [cultureinfo]::CurrentUICulture = 'en-US'

    function ConvertTo-PlainText {
        param($Text)
        ($Text -replace '[ \t]+(?=\r?\n)' -replace '\r').Trim("`n") + "`n"
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    [cultureinfo]::CurrentUICulture = $uiCulture
}

Describe 'Views' {
    It '<View> looks as agreed' -ForEach $views -Skip:$isDesktop {
        $shown = if ($IsTable) { $samples[$Type] | Format-Table -View $View | Out-String -Width 100 } else { $samples[$Type] | Format-List -View $View | Out-String -Width 100 }
        $file = Join-Path $golden "$View.txt"
        if ($env:SSHADMIN_WRITE_GOLDEN -eq '1') {
            [IO.File]::WriteAllText($file, (ConvertTo-PlainText $shown))
        }
        ConvertTo-PlainText $shown | Should -BeExactly ([IO.File]::ReadAllText($file))
    }

    It 'no line of <View> is wider than 100 columns' -ForEach $views -Skip:$isDesktop {
        $lines = [IO.File]::ReadAllText((Join-Path $golden "$View.txt")).Split("`n")
        ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
    }

    It 'the table of <_> can be read in 80 columns' -ForEach 'SshAlgorithmSupport', 'SshClientVerdict' -Skip:$isDesktop {
        $shown = ConvertTo-PlainText ($samples[$_] | Format-Table -View "${_}Table" | Out-String -Width 80)
        $file = Join-Path $golden "${_}Table80.txt"
        if ($env:SSHADMIN_WRITE_GOLDEN -eq '1') {
            [IO.File]::WriteAllText($file, $shown)
        }
        $shown | Should -BeExactly ([IO.File]::ReadAllText($file))
    }

    It '<Type> shows the same after it went through a file' -ForEach $types {
        $file = Join-Path $TestDrive "$Type.xml"
        $samples[$Type] | Export-Clixml -LiteralPath $file
        $back = Import-Clixml -LiteralPath $file
        $back | Out-String -Width 100 | Should -BeExactly ($samples[$Type] | Out-String -Width 100)
        $back | Format-List -View "${Type}List" | Out-String -Width 100 | Should -BeExactly ($samples[$Type] | Format-List -View "${Type}List" | Out-String -Width 100)
    }

    It '<Type> keeps every property and every nested array through a file' -ForEach $types {
        function Get-Shape {
            param($Value)
            if ($null -eq $Value) { return 'null' }
            if ($Value -is [string] -or $Value -is [valuetype]) { return "$Value" }
            if ($Value -is [Collections.IEnumerable]) { return '[' + (@($Value | ForEach-Object { Get-Shape $_ }) -join ', ') + ']' }
            '{' + (@($Value.PSObject.Properties | Where-Object { $_.Name -notin 'PSComputerName', 'RunspaceId' } | Sort-Object Name | ForEach-Object { $_.Name + '=' + (Get-Shape $_.Value) }) -join '; ') + '}'
        }
        $file = Join-Path $TestDrive "$Type.shape.xml"
        $samples[$Type] | Export-Clixml -LiteralPath $file
        Get-Shape @(Import-Clixml -LiteralPath $file) | Should -BeExactly (Get-Shape @($samples[$Type]))
    }

    It 'an enumeration is itself again after it went through a file' {
        $file = Join-Path $TestDrive 'enumeration.xml'
        $samples.SshAlgorithm | Export-Clixml -LiteralPath $file
        $rating = (Import-Clixml -LiteralPath $file)[1].Rating
        $rating | Should -BeOfType ([SshAdmin.Core.Algorithms.SshAlgorithmRating])
        $rating -eq 'Broken' | Should -BeTrue
    }

    It 'Select-Object without a view shows the properties that matter' {
        $samples.SshKey[0].PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames | Should -Contain 'Fingerprint'
    }
}

Describe 'Colour' -Skip:$isDesktop {
    BeforeAll {
        $manifest = & (Join-Path $PSScriptRoot 'ModulePath.ps1')
        $shell = (Get-Process -Id $PID).Path
        $show = "Import-Module '$manifest'; Test-SshKeyAcl -Sddl 'O:SYD:NO_ACCESS_CONTROL' -Kind HostPrivateKey"

        # Runs a command at a terminal of its own; script(1) makes one.
        function Invoke-AtTerminal {
            param([string] $Command)
            $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($Command))
            & script -qec "$shell -NoProfile -EncodedCommand $encoded" /dev/null | Out-String
        }
        $hasTerminal = [bool](Get-Command script -CommandType Application -ErrorAction Ignore)
        $noColor = $env:NO_COLOR
        $env:NO_COLOR = $null
    }

    AfterAll { $env:NO_COLOR = $noColor }

    It 'marks a verdict at a terminal' {
        if (-not $hasTerminal) { Set-ItResult -Skipped -Because 'there is no script(1), of the package bsdutils, to make a terminal' }
        Invoke-AtTerminal $show | Should -BeLike "*$([char]27)[[]91mNullDacl*"
    }

    It 'is left away where NO_COLOR is set' {
        if (-not $hasTerminal) { Set-ItResult -Skipped -Because 'there is no script(1), of the package bsdutils, to make a terminal' }
        $env:NO_COLOR = '1'
        try { $text = Invoke-AtTerminal $show } finally { $env:NO_COLOR = $null }
        $text | Should -BeLike '*NullDacl*'
        $text | Should -Not -BeLike "*$([char]27)[[]91mNullDacl*"
    }

    It 'is left away where output is redirected' {
        $text = & $shell -NoProfile -Command $show | Out-String
        $text | Should -BeLike '*NullDacl*'
        $text | Should -Not -BeLike "*$([char]27)[[]91mNullDacl*"
    }

    It 'gives way to the plain word in a constrained session' {
        $text = & $shell -NoProfile -Command "Import-Module '$manifest'; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; $($show -replace '^.*; ')" | Out-String
        $text | Should -BeLike '*NullDacl*'
    }
}
