. "$here/setup/Get-SshServerConfiguration.sh"
