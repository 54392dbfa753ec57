# Gives the manifest of the module under test: the one of this checkout, or the one that SSHADMIN_MODULE names, which
# is how the same tests run against an unpacked package.
if ($env:SSHADMIN_MODULE) {
    (Resolve-Path -LiteralPath $env:SSHADMIN_MODULE).ProviderPath
}
else {
    (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../../SshAdmin.psd1')).ProviderPath
}
