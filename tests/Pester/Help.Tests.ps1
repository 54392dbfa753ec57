# What Get-Help makes of the help files, in each culture that has one.

BeforeDiscovery {
    $folder = Split-Path (& "$PSScriptRoot/ModulePath.ps1")
    $cultures = Get-ChildItem -Path "$folder/*/SshAdmin.dll-Help.xml" | ForEach-Object { $_.Directory.Name }
    $commands = (Import-PowerShellDataFile (& "$PSScriptRoot/ModulePath.ps1")).CmdletsToExport
    $pages = foreach ($culture in $cultures) { foreach ($command in $commands) { @{ Culture = $culture; Command = $command } } }
    $topics = Get-ChildItem -Path "$folder/*/about_*.help.txt" | ForEach-Object { @{ Culture = $_.Directory.Name; Topic = $_.Name -replace '\.help\.txt$' } }
}

BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1") -Force
    $uiCulture = [cultureinfo]::CurrentUICulture

    function Get-Page {
        param($Culture, $Command)
        [cultureinfo]::CurrentUICulture = $Culture
        Get-Help $Command -Full
    }

    # The parameters of a command that are its own.
    function Get-OwnParameter {
        param($Command)
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        (Get-Command $Command).Parameters.Values | Where-Object { $_.Name -notin $common }
    }
}

AfterAll {
    [cultureinfo]::CurrentUICulture = $uiCulture
}

Describe 'Help of <Command> in <Culture>' -ForEach $pages {
    BeforeAll {
        $page = Get-Page $Culture $Command
    }

    AfterAll {
        [cultureinfo]::CurrentUICulture = $uiCulture
    }

    It 'comes from the help file of this culture' {
        $page.Category | Should -Be 'Cmdlet'
        $isJapanese = "$($page.Synopsis)" -match '[\u3040-\u30ff]'
        $isJapanese | Should -Be ($Culture -eq 'ja-JP')
    }

    It 'has a synopsis of one line and a description' {
        $page.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $page.Synopsis.Trim() | Should -Not -Match '\n'
        ($page.description | Out-String).Trim().Length | Should -BeGreaterThan 100
    }

    It 'has three examples or more, each with what to type and remarks' {
        @($page.examples.example).Count | Should -BeGreaterOrEqual 3
        foreach ($example in $page.examples.example) {
            $example.code | Should -Match '(?m)^PS> '
            ($example.remarks | Out-String).Trim() | Should -Not -BeNullOrEmpty
        }
    }

    It 'describes every parameter' {
        foreach ($parameter in Get-OwnParameter $Command) {
            $described = $page.parameters.parameter | Where-Object name -eq $parameter.Name
            ($described.description | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) is a parameter of $Command"
        }

        @($page.parameters.parameter).Count | Should -Be @(Get-OwnParameter $Command).Count
    }

    It 'shows each parameter by its name' {
        foreach ($parameter in Get-OwnParameter $Command) {
            Get-Help $Command -Parameter $parameter.Name | Out-String | Should -Match "-$($parameter.Name)\b"
        }
    }

    It 'shows as many ways to call it as there are' {
        @($page.syntax.syntaxItem).Count | Should -Be (Get-Command $Command).ParameterSets.Count
    }

    It 'has examples that name only commands and parameters that exist' {
        foreach ($example in $page.examples.example) {
            $typed = (($example.code -split '\r?\n') -match '^(PS> |>> )' -replace '^(PS> |>> )') -join "`n"
            $errors = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($typed, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty
            foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $name = $call.GetCommandName()
                if ($name -notmatch '^\w+-\w+$') { continue }
                $known = Get-Command $name -ErrorAction Ignore
                $known | Should -Not -BeNullOrEmpty -Because "an example uses $name"
                foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    { $known.ResolveParameter($parameter.ParameterName) } | Should -Not -Throw -Because "an example uses $name -$($parameter.ParameterName)"
                }
            }
        }
    }
}

Describe 'Topic <Topic> in <Culture>' -ForEach $topics {
    AfterAll {
        [cultureinfo]::CurrentUICulture = $uiCulture
    }

    It 'is found' {
        [cultureinfo]::CurrentUICulture = $Culture
        $text = Get-Help $Topic | Out-String
        $text | Should -Match $Topic
        $isJapanese = $text -match '[\u3040-\u30ff]'
        $isJapanese | Should -Be ($Culture -eq 'ja-JP')
    }
}
