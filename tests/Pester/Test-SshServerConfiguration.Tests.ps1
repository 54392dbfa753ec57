BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1") -Force
}

Describe 'Test-SshServerConfiguration' {
    It 'names rule, line and change' {
        $finding = 'Port 22', 'PermitEmptyPasswords yes' | Test-SshServerConfiguration -MinimumSeverity Critical
        $finding.RuleId | Should -Be 'AUTH-EMPTY'
        $finding.Line | Should -Be 2
        $finding.Recommendation | Should -Be 'PermitEmptyPasswords no'
    }

    It 'lists every error at once' {
        $findings = 'PasswordAuthentification no', 'PermitRootLogin never', 'MaxAuthTries x' | Test-SshServerConfiguration
        $findings.RuleId | Should -Be @('SYNTAX', 'SYNTAX', 'SYNTAX')
        $findings.Line | Should -Be @(1, 2, 3)
    }

    It 'foretells a lock-out' {
        $verdict = 'AllowUsers bob' | Test-SshServerConfiguration -SignedInAs 'alice@192.0.2.7' | Select-Object -First 1
        $verdict.RuleId | Should -Be 'LOCKOUT-VERDICT'
        $verdict.Severity | Should -Be 'Critical'
        $verdict.CanLockOut | Should -BeTrue
    }

    It 'answers true or false with -Quiet' {
        'PasswordAuthentication no', 'KbdInteractiveAuthentication no' | Test-SshServerConfiguration -Quiet | Should -BeTrue
        'PermitEmptyPasswords yes' | Test-SshServerConfiguration -Quiet | Should -BeFalse
    }

    It 'reads what sshd -T printed, whatever the letter case' {
        $sshd = '/usr/sbin/sshd'
        if (-not (Test-Path $sshd) -or (& id -u) -ne '0') {
            Set-ItResult -Skipped -Because 'sshd of Debian package openssh-server is not here, or this is not root'
            return
        }
        $key = Join-Path $TestDrive 'key'
        & ssh-keygen -q -t ed25519 -N '' -f $key
        $config = Join-Path $TestDrive 'sshd_config'
        Set-Content -LiteralPath $config -Value "HostKey $key", 'PermitEmptyPasswords yes'
        New-Item -ItemType Directory -Force /run/sshd | Out-Null
        $findings = & $sshd -T -f $config | Test-SshServerConfiguration -MinimumSeverity Critical
        $findings.RuleId | Should -Contain 'AUTH-EMPTY'
    }

    It 'goes on with the next file after one that is missing' {
        $good = Join-Path $TestDrive 'good'
        Set-Content -LiteralPath $good -Value 'PermitEmptyPasswords yes'
        $findings = Test-SshServerConfiguration (Join-Path $TestDrive 'gone'), $good -MinimumSeverity Critical -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 1
        $findings.RuleId | Should -Be 'AUTH-EMPTY'
    }
}
