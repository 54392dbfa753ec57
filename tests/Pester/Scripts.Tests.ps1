# Every script of the repository has to run in Windows PowerShell 5.1. This parses them with the parser at hand and looks
# for what only PowerShell 7 has, so that 7 alone can tell.

BeforeDiscovery {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).ProviderPath
    $scripts = Get-ChildItem -LiteralPath $root -Recurse -File -Force |
        Where-Object { $_.Extension -in '.ps1', '.psm1', '.psd1' -and $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj|out|\.git)[\\/]' } |
        ForEach-Object { @{ Script = $_.FullName; Name = $_.FullName.Substring($root.Length + 1) } }
}

BeforeAll {
    $newCommands = 'ConvertFrom-Markdown', 'Get-Error', 'Get-Uptime', 'Join-String', 'Remove-Alias', 'Remove-Service', 'Show-Markdown', 'Switch-Process', 'Test-Json'

    # The pieces of a syntax tree that Windows PowerShell 5.1 cannot read, or has no command for.
    function Find-NewSyntax {
        param($Tree)
        $Tree.FindAll({
                param($node)
                switch ($node.GetType().Name) {
                    'TernaryExpressionAst' { return $true }
                    'PipelineChainAst' { return $true }
                    'PipelineAst' { return [bool]$node.PSObject.Properties['Background'] -and $node.Background }
                    'BinaryExpressionAst' { return "$($node.Operator)" -eq 'QuestionQuestion' }
                    'AssignmentStatementAst' { return "$($node.Operator)" -eq 'QuestionQuestionEquals' }
                    { $_ -in 'MemberExpressionAst', 'InvokeMemberExpressionAst', 'IndexExpressionAst' } { return [bool]$node.PSObject.Properties['NullConditional'] -and $node.NullConditional }
                    'ScriptBlockAst' { return [bool]$node.PSObject.Properties['CleanBlock'] -and $node.CleanBlock }
                    'CommandAst' {
                        $name = $node.GetCommandName()
                        $parameters = @($node.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName)
                        $plain = @($node.CommandElements | Where-Object { $_ -isnot [Management.Automation.Language.CommandParameterAst] })
                        return $name -in $newCommands -or
                            ($name -eq 'Join-Path' -and ($plain.Count -gt 3 -or $parameters -contains 'AdditionalChildPath')) -or
                            ($name -in 'ForEach-Object', '%' -and $parameters -contains 'Parallel') -or
                            ($name -eq 'ConvertFrom-Json' -and $parameters -contains 'AsHashtable')
                    }
                }
                return $false
            }, $true)
    }
}

Describe 'Scripts for Windows PowerShell 5.1' {
    It '<Name> parses and uses nothing newer' -ForEach $scripts {
        $errors = $null
        $tree = [Management.Automation.Language.Parser]::ParseFile($Script, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        Find-NewSyntax $tree | ForEach-Object { "line $($_.Extent.StartLineNumber): $($_.Extent.Text)" } | Should -BeNullOrEmpty
    }

    It '<Name> is plain ASCII, because 5.1 reads a file without a mark as ANSI' -ForEach $scripts {
        [IO.File]::ReadAllText($Script) -cmatch '[^\x00-\x7F]' | Should -BeFalse
    }

    It 'finds what is newer: <_>' -Skip:($PSVersionTable.PSVersion.Major -lt 7) -ForEach @(
        '$a ? 1 : 2', '$a ?? 2', '$a ??= 2', 'a && b', 'a || b', '${a}?.b', '${a}?[0]', '${a}?.b()', 'Get-Item x &', 'function f { process { } clean { } }'
        'Join-Path a b c', '1 | ForEach-Object -Parallel { }', 'Join-String', 'ConvertFrom-Json x -AsHashtable'
    ) {
        $tree = [Management.Automation.Language.Parser]::ParseInput($_, [ref] $null, [ref] $null)
        @(Find-NewSyntax $tree).Count | Should -BeGreaterThan 0
    }
}
