@{
    RootModule             = 'bin/SshAdmin.dll'
    # Loaded before the types file, which names its enumerations.
    RequiredAssemblies     = @('bin/SshAdmin.Core.dll')
    ModuleVersion          = '0.1.0'
    GUID                   = '5f0f9a86-3c0b-4c4f-9d2b-6d8a4f1f7a52'
    Author                 = 'SshAdmin contributors'
    CompanyName            = 'SshAdmin contributors'
    Copyright              = 'Copyright (c) 2026 SshAdmin contributors. MIT license.'
    Description            = 'Find out why an SSH client cannot log in, make and convert keys, repair key permissions, test connections and audit servers.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    CmdletsToExport        = @(
        'Add-SshAuthorizedKey'
        'Convert-SshKey'
        'ConvertFrom-SshLog'
        'Get-SshAlgorithmSupport'
        'Get-SshAuthorizedKey'
        'Get-SshClient'
        'Get-SshKey'
        'Get-SshServerConfiguration'
        'New-SshKeyPair'
        'Remove-SshAuthorizedKey'
        'Repair-SshKeyAcl'
        'Test-SshConnection'
        'Test-SshKeyAcl'
        'Test-SshServerConfiguration'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    FormatsToProcess       = @('SshAdmin.format.ps1xml')
    TypesToProcess         = @('SshAdmin.types.ps1xml')
    PrivateData            = @{
        PSData = @{
            Tags         = @('SSH', 'OpenSSH', 'PuTTY', 'TeraTerm', 'WinSCP', 'security', 'audit', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'First version. CHANGELOG.md in the module folder says what is in it.'
        }
    }
}
