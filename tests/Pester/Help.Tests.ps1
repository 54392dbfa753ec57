# What Get-Help makes of the help files, in each culture that has one.

BeforeDiscovery {
    $manifest = & "$PSScriptRoot/ModulePath.ps1"
    $commands = (Import-PowerShellDataFile $manifest).CmdletsToExport | ForEach-Object { @{ Command = $_ } }
    $cultures = Get-ChildItem -Path "$(Split-Path $manifest)/*/SshAdmin.dll-Help.xml" | ForEach-Object { @{ Culture = $_.Directory.Name } }
}

BeforeAll {
    $manifest = & "$PSScriptRoot/ModulePath.ps1"
    Import-Module $manifest
    $before = [Threading.Thread]::CurrentThread.CurrentUICulture
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
}

AfterAll {
    [Threading.Thread]::CurrentThread.CurrentUICulture = $before
    Import-Module $manifest -Force
}

Describe 'Help in <Culture>' -ForEach $cultures {
    BeforeAll {
        # A command remembers the help file that it found first, so it has to be a new one.
        [Threading.Thread]::CurrentThread.CurrentUICulture = $Culture
        Import-Module $manifest -Force
    }

    Context '<Command>' -ForEach $commands {
        BeforeAll {
            [Threading.Thread]::CurrentThread.CurrentUICulture = $Culture
            $page = Get-Help $Command -Full
            $parameters = (Get-Command $Command).Parameters.Keys | Where-Object { $_ -notin $common }
        }

        It 'comes from the help file of this culture' {
            $page.Category | Should -Be 'Cmdlet'
            $isJapanese = "$($page.Synopsis)" -match '[\u3040-\u30ff]'
            $isJapanese | Should -Be ($Culture -eq 'ja-JP')
        }

        It 'has a synopsis of one line and a description' {
            $page.Synopsis.Trim() | Should -Not -BeNullOrEmpty
            $page.Synopsis.Trim() | Should -Not -Match '\n'
            "$($page.description.Text)".Length | Should -BeGreaterThan 100
        }

        It 'has three examples or more, each with what to type and remarks' {
            @($page.examples.example).Count | Should -BeGreaterOrEqual 3
            foreach ($example in $page.examples.example) {
                $example.code | Should -Match '(?m)^PS> '
                "$($example.remarks.Text)".Trim() | Should -Not -BeNullOrEmpty
            }
        }

        It 'describes every parameter, and no other' {
            foreach ($parameter in $page.parameters.parameter) {
                "$($parameter.description.Text)".Trim() | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) is a parameter of $Command"
            }

            $page.parameters.parameter.name | Sort-Object | Should -Be ($parameters | Sort-Object)
        }

        It 'shows each parameter by its name' {
            $shown = Get-Help $Command -Parameter * | Out-String
            foreach ($parameter in $parameters) {
                $shown | Should -Match "(?m)^-$parameter\b"
            }
        }

        It 'shows as many ways to call it as there are' {
            @($page.syntax.syntaxItem).Count | Should -Be (Get-Command $Command).ParameterSets.Count
        }

        It 'shows examples and links on the whole page' {
            $shown = $page | Out-String -Width 200
            $shown | Should -Match '(?m)^\s*---------- \S+ 1: .+ ----------'
            foreach ($link in $page.relatedLinks.navigationLink) {
                $shown | Should -Match ([regex]::Escape($link.linkText))
            }
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
}
