BeforeAll {
    Import-Module (& "$PSScriptRoot/ModulePath.ps1") -Force
    $user = 'S-1-5-21-1111111111-2222222222-3333333333-1001'
    $open = "O:${user}D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;$user)(A;;FR;;;WD)"
}

Describe 'Test-SshKeyAcl' {
    Context 'SDDL text from any machine' {
        It 'finds an entry for Everyone and says what a repair writes' {
            $report = Test-SshKeyAcl -Sddl $open -Kind UserPrivateKey -UserSid $user
            $report.Verdict | Should -Be 'TooOpen'
            $report.Findings[0].Account | Should -Be 'Everyone'
            $report.RepairSddl | Should -Be "O:${user}D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;$user)"
        }

        It 'takes a version as a bare number: <version>' -TestCases @(
            @{ version = 8.1; verdict = 'TooOpen' }
            @{ version = 8.6; verdict = 'Secure' }
            @{ version = '9.5p1'; verdict = 'Secure' }
        ) {
            (Test-SshKeyAcl -Sddl $open -Kind AuthorizedKeys -UserSid $user -OpenSshVersion $version).Verdict | Should -Be $verdict
        }

        It 'gives true or false with -Quiet' {
            Test-SshKeyAcl -Sddl $open -Kind UserPrivateKey -UserSid $user -Quiet | Should -BeFalse
        }

        It 'names the offset of malformed text' {
            Test-SshKeyAcl -Sddl 'O:SYD:(A;;FX' -Kind UserPrivateKey -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
            $problem[0].FullyQualifiedErrorId | Should -Be 'DescriptorInvalid,SshAdmin.Commands.TestSshKeyAclCommand'
            $problem[0].ErrorDetails.Message | Should -Match 'offset 12'
        }
    }

    Context 'Files' {
        BeforeEach {
            $key = Join-Path $TestDrive "id_$([guid]::NewGuid().ToString('N').Substring(0, 6))"
            Set-Content $key '-----BEGIN OPENSSH PRIVATE KEY-----'
        }

        It 'takes files from Get-ChildItem, and knows a key by its content' {
            Rename-Item -LiteralPath $key 'aws[1].txt'
            $report = Get-ChildItem $TestDrive | Where-Object Name -Like 'aws*' | Test-SshKeyAcl
            $report.Kind | Should -Be 'UserPrivateKey'
            $report.Path | Should -Match 'aws\[1\]\.txt$'
            Remove-Item -LiteralPath $report.Path
        }

        It 'reports a missing file and goes on' {
            $reports = Test-SshKeyAcl -Path (Join-Path $TestDrive 'none'), $key -ErrorAction SilentlyContinue -ErrorVariable problem
            @($reports).Count | Should -Be 1
            $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }
    }
}
