BeforeAll {
    $manifest = & "$PSScriptRoot/ModulePath.ps1"
    Import-Module $manifest -Force
}

Describe 'The module' {
    It 'has a valid manifest' {
        (Test-ModuleManifest $manifest -ErrorAction Stop).Name | Should -Be 'SshAdmin'
    }

    It 'exports exactly what the manifest lists' {
        $listed = (Import-PowerShellDataFile $manifest).CmdletsToExport
        (Get-Command -Module SshAdmin).Name | Sort-Object | Should -Be ($listed | Sort-Object)
    }

    It 'uses approved verbs only' {
        $approved = (Get-Verb).Verb
        Get-Command -Module SshAdmin | ForEach-Object { $_.Verb | Should -BeIn $approved }
    }

    It 'writes nothing when it is imported' {
        Import-Module $manifest -Force 6>&1 5>&1 4>&1 3>&1 2>&1 | Should -BeNullOrEmpty
    }

    It 'can be removed and imported again' {
        Remove-Module SshAdmin
        Get-Command -Module SshAdmin | Should -BeNullOrEmpty
        Import-Module $manifest
        Get-Command -Module SshAdmin | Should -Not -BeNullOrEmpty
    }

    It 'keeps third-party assemblies out of the default load context' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $loaded = [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }
        $loaded | Should -Not -Contain 'BouncyCastle.Crypto'
    }
}
