BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1")
    $logs = Join-Path $PSScriptRoot '../SshAdmin.Core.Tests/Data/Logs'
    $wrongPassword = Join-Path $logs '04-password-wrong-v.log'
    $refused = Join-Path $logs '18-connection-refused-v.log'
    $agent = Join-Path $logs '46-agent-keys-vvv.log'
}

Describe 'ConvertFrom-SshLog' {
    It 'reads a file by position and says stage, reason, message and remedy' {
        $report = ConvertFrom-SshLog $wrongPassword
        $report | Should -BeOfType SshAdmin.Core.Diagnosis.SshConnectionReport
        $report.FailedStage | Should -Be 'Authenticate'
        $report.Reason | Should -Be 'PasswordRefused'
        $report.Message | Should -Not -BeNullOrEmpty
        $report.Remedy | Should -Not -BeNullOrEmpty
    }

    It 'expands wildcards and keeps the order of the files' {
        (ConvertFrom-SshLog (Join-Path $logs '1[89]-*.log')).Reason | Should -Be 'ConnectionRefused', 'HostNotFound'
    }

    It 'takes names with brackets letter by letter' {
        $path = Join-Path $TestDrive 'log[1].txt'
        [IO.File]::Copy($refused, $path)
        (ConvertFrom-SshLog -LiteralPath $path).Reason | Should -Be 'ConnectionRefused'
    }

    It 'takes the lines of Get-Content' {
        (Get-Content -LiteralPath $wrongPassword | ConvertFrom-SshLog).Reason | Should -Be 'PasswordRefused'
    }

    It 'takes a whole text' {
        (ConvertFrom-SshLog -Text (Get-Content -LiteralPath $wrongPassword -Raw)).Reason | Should -Be 'PasswordRefused'
    }

    It 'takes the files of Get-ChildItem' {
        (Get-Item -LiteralPath $refused, $wrongPassword | ConvertFrom-SshLog).Reason | Should -Be 'ConnectionRefused', 'PasswordRefused'
    }

    It 'takes objects with a property Path' {
        ([pscustomobject]@{ Path = $refused } | ConvertFrom-SshLog).Reason | Should -Be 'ConnectionRefused'
    }

    It 'reads what PowerShell itself writes when it redirects' {
        $path = Join-Path $TestDrive 'utf16.log'
        Get-Content -LiteralPath $wrongPassword | Out-File -LiteralPath $path -Encoding unicode
        (ConvertFrom-SshLog -LiteralPath $path).Reason | Should -Be 'PasswordRefused'
    }

    It 'reads the error stream of ssh as it comes' -Skip:(-not (Get-Command ssh -ErrorAction Ignore)) {
        $report = ssh -F none -v -o BatchMode=yes nobody@no-such-host.invalid 2>&1 | ConvertFrom-SshLog
        $report.Reason | Should -Be 'HostNotFound'
        $report.HostName | Should -Be 'no-such-host.invalid'
    }

    It 'gives one report per attempt' {
        (Get-Content -LiteralPath $refused, $agent, $wrongPassword | ConvertFrom-SshLog).Reason | Should -Be 'ConnectionRefused', 'None', 'PasswordRefused'
    }

    It 'writes with -Redact a text without local names, and keeps what the other side needs' {
        $text = ConvertFrom-SshLog $agent -Redact
        $text | Should -BeOfType string
        $text | Should -Not -Match 'alice|bad1|good_ed|authorized_keys|echo OK'
        $text | Should -Match 'SHA256:0qaVPs2QcUnispuxfoyRGRvqNXkT42I1NlVh\+HQbUIs'
        $text | Should -Match 'sshfacts'
        $text | Should -Match 'type 52'
    }

    It 'says that a text is no log, and goes on with the next file' {
        $other = Join-Path $TestDrive 'other.txt'
        Set-Content -LiteralPath $other -Value 'hello'
        $reports = ConvertFrom-SshLog $other, $refused -ErrorVariable failures -ErrorAction SilentlyContinue
        $reports.Reason | Should -Be 'ConnectionRefused'
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -Match '^LogNotRecognised,'
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $failures[0].TargetObject | Should -Be $other
    }

    It 'says that lines are no log' {
        'hello' | ConvertFrom-SshLog -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Match '^LogNotRecognised,'
    }

    It 'says that a file is not there' {
        ConvertFrom-SshLog (Join-Path $TestDrive 'missing.log') -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Match '^PathNotFound,'
    }

    It 'can be stopped midway' {
        $lines = Get-Content -LiteralPath $refused, $wrongPassword, $agent
        ($lines | ConvertFrom-SshLog | Select-Object -First 1).Reason | Should -Be 'ConnectionRefused'
    }
}
