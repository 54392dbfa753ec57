# The concept help as Get-Help finds and shows it, in both languages.

BeforeDiscovery {
    $root = Join-Path $PSScriptRoot '../..'
    $topics = foreach ($culture in 'en-US', 'ja-JP') {
        Get-ChildItem -LiteralPath (Join-Path $root $culture) -Filter 'about_*.help.txt' |
            ForEach-Object { @{ Culture = $culture; Topic = $_.Name -replace '\.help\.txt$'; File = $_.FullName } }
    }
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    $before = [Threading.Thread]::CurrentThread.CurrentUICulture
}

AfterAll {
    [Threading.Thread]::CurrentThread.CurrentUICulture = $before
}

Describe 'Get-Help' {
    BeforeEach {
        [Threading.Thread]::CurrentThread.CurrentUICulture = $Culture
    }

    It 'shows <Topic> in <Culture> as it is written' -ForEach $topics {
        [string] (Get-Help $Topic) | Should -BeExactly ([IO.File]::ReadAllText($File, [Text.Encoding]::UTF8))
    }

    It 'lists <Topic> in <Culture> with its short description' -ForEach $topics {
        $line = [IO.File]::ReadAllLines($File, [Text.Encoding]::UTF8)[4].Trim()
        (Get-Help 'about_SshAdmin*' | Where-Object Name -eq $Topic).Synopsis | Should -BeExactly $line
    }
}
