# The rows of Errors.Tests.ps1: one for every error that a command can give. Run provokes it, with the fixtures that
# Errors.Tests.ps1 makes; Target is what the error names as its target, and $null where the input may be a secret.
# Ends: the error ends the command, because no input could succeed. Only: the systems where the row holds.

$fileRows = @(
    @{ Command = 'Get-SshKey'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshKey (In 'missing') }; Target = { In 'missing' } }
    @{ Command = 'Get-SshKey'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshKey 'nodrive:key' }; Target = { 'nodrive:key' } }
    @{ Command = 'Get-SshKey'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshKey 'NoProvider::key' }; Target = { 'NoProvider::key' } }
    @{ Command = 'Get-SshKey'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Get-SshKey -LiteralPath "a$([char]0)" }; Target = { "a$([char]0)" } }
    @{ Command = 'Get-SshKey'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Get-SshKey Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Get-SshKey'; Id = 'FileTooLarge'; Category = 'LimitsExceeded'; Run = { Get-SshKey (In 'large') }; Target = { In 'large' } }
    @{ Command = 'Get-SshKey'; Id = 'FileUnreadable'; Category = 'PermissionDenied'; Only = 'Linux'; Run = { Get-SshKey /proc/self/mem }; Target = { '/proc/self/mem' } }
    @{ Command = 'Get-SshKey'; Id = 'FileInUse'; Category = 'ResourceBusy'; Only = 'Windows'; Run = { Use-Locked (In 'key') { Get-SshKey (In 'key') } }; Target = { In 'key' } }
    @{ Command = 'Get-SshKey'; Id = 'KeyFormatUnknown'; Category = 'InvalidData'; Run = { Get-SshKey (In 'text') }; Target = { In 'text' } }
    @{ Command = 'Get-SshKey'; Id = 'KeyFormatUnsupported'; Category = 'NotImplemented'; Run = { Get-SshKey (In 'version1') }; Target = { In 'version1' } }
    @{ Command = 'Get-SshKey'; Id = 'KeyFileDamaged'; Category = 'ParserError'; Run = { Get-SshKey (In 'damaged') }; Target = { In 'damaged' } }
    @{ Command = 'Get-SshKey'; Id = 'KeyPassphraseWrong'; Category = 'AuthenticationError'; Run = { Get-SshKey (In 'locked') -Passphrase $other }; Target = { In 'locked' } }
    @{ Command = 'Get-SshKey'; Id = 'KeyDerivationTooCostly'; Category = 'LimitsExceeded'; Run = { Get-SshKey (In 'costly.ppk') -Passphrase $secret }; Target = { In 'costly.ppk' } }
    @{ Command = 'Get-SshKey'; Id = 'PassphraseEmpty'; Category = 'InvalidArgument'; Run = { Get-SshKey (In 'locked') -Passphrase $empty }; Target = { In 'locked' } }

    @{ Command = 'New-SshKeyPair'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { New-SshKeyPair (In 'new') -KeyType Ecdsa -Bits 300 -NoPassphrase }; Target = { In 'new' } }
    @{ Command = 'New-SshKeyPair'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { New-SshKeyPair (In 'nowhere/new') -NoPassphrase }; Target = { In 'nowhere/new' } }
    @{ Command = 'New-SshKeyPair'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { New-SshKeyPair Env:new -NoPassphrase }; Target = { 'Env:new' } }
    @{ Command = 'New-SshKeyPair'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { New-SshKeyPair (In 'folder') -NoPassphrase }; Target = { In 'folder' } }
    @{ Command = 'New-SshKeyPair'; Id = 'FileExists'; Category = 'ResourceExists'; Run = { New-SshKeyPair (In 'key') -NoPassphrase }; Target = { In 'key' } }
    @{ Command = 'New-SshKeyPair'; Id = 'FileUnwritable'; Category = 'PermissionDenied'; Only = 'Linux'; Run = { New-SshKeyPair /sys/new -NoPassphrase }; Target = { '/sys/new' } }
    @{ Command = 'New-SshKeyPair'; Id = 'KeyTooWeak'; Category = 'SecurityError'; Run = { New-SshKeyPair (In 'new') -KeyType Rsa -Bits 1024 -NoPassphrase }; Target = { In 'new' } }
    @{ Command = 'New-SshKeyPair'; Id = 'PassphraseEmpty'; Category = 'InvalidArgument'; Run = { New-SshKeyPair (In 'new') -Passphrase $empty }; Target = { In 'new' } }
    @{ Command = 'New-SshKeyPair'; Id = 'KeyFormatUnfit'; Category = 'InvalidArgument'; Run = { New-SshKeyPair (In 'new') -Format Pem -NoPassphrase }; Target = { In 'new' } }

    @{ Command = 'Convert-SshKey'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Convert-SshKey (In 'key') (In 'new') -NewPassphrase $secret -NoNewPassphrase }; Target = { In 'key' } }
    @{ Command = 'Convert-SshKey'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Convert-SshKey (In 'missing') (In 'new') }; Target = { In 'missing' } }
    @{ Command = 'Convert-SshKey'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Convert-SshKey (In 'key') Env:new }; Target = { In 'key' } }
    @{ Command = 'Convert-SshKey'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { Convert-SshKey (In 'folder') (In 'new') }; Target = { In 'folder' } }
    @{ Command = 'Convert-SshKey'; Id = 'FileExists'; Category = 'ResourceExists'; Run = { Convert-SshKey (In 'key') -Format Ppk }; Target = { In 'key' } }
    @{ Command = 'Convert-SshKey'; Id = 'FileUnwritable'; Category = 'PermissionDenied'; Only = 'Linux'; Run = { Convert-SshKey (In 'key') /sys/new }; Target = { In 'key' } }
    @{ Command = 'Convert-SshKey'; Id = 'FileTooLarge'; Category = 'LimitsExceeded'; Run = { Convert-SshKey (In 'large') (In 'new') }; Target = { In 'large' } }
    @{ Command = 'Convert-SshKey'; Id = 'KeyFormatUnknown'; Category = 'InvalidData'; Run = { Convert-SshKey (In 'text') (In 'new') }; Target = { In 'text' } }
    @{ Command = 'Convert-SshKey'; Id = 'KeyFileDamaged'; Category = 'ParserError'; Run = { Convert-SshKey (In 'damaged') (In 'new') }; Target = { In 'damaged' } }
    @{ Command = 'Convert-SshKey'; Id = 'KeyNotPrivate'; Category = 'InvalidArgument'; Run = { Convert-SshKey (In 'key.pub') (In 'new') }; Target = { In 'key.pub' } }
    @{ Command = 'Convert-SshKey'; Id = 'KeyPassphraseNeeded'; Category = 'AuthenticationError'; Run = { Convert-SshKey (In 'locked') (In 'new') }; Target = { In 'locked' } }
    @{ Command = 'Convert-SshKey'; Id = 'KeyPassphraseWrong'; Category = 'AuthenticationError'; Run = { Convert-SshKey (In 'locked') (In 'new') -Passphrase $other }; Target = { In 'locked' } }
    @{ Command = 'Convert-SshKey'; Id = 'KeyDerivationTooCostly'; Category = 'LimitsExceeded'; Run = { Convert-SshKey (In 'costly.ppk') (In 'new') -Passphrase $secret }; Target = { In 'costly.ppk' } }
    @{ Command = 'Convert-SshKey'; Id = 'PassphraseEmpty'; Category = 'InvalidArgument'; Run = { Convert-SshKey (In 'key') (In 'new') -NewPassphrase $empty }; Target = { In 'key' } }
    @{ Command = 'Convert-SshKey'; Id = 'KeyFormatUnfit'; Category = 'InvalidArgument'; Run = { Convert-SshKey (In 'key') (In 'new') -Format Pem }; Target = { In 'key' } }

    @{ Command = 'Test-SshKeyAcl'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Test-SshKeyAcl (In 'missing') }; Target = { In 'missing' } }
    @{ Command = 'Test-SshKeyAcl'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Test-SshKeyAcl Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Test-SshKeyAcl'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Ends = $true; Run = { Test-SshKeyAcl (In 'key') -OpenSshVersion 'nine' }; Target = { 'nine' } }
    @{ Command = 'Test-SshKeyAcl'; Id = 'DescriptorInvalid'; Category = 'ParserError'; Run = { Test-SshKeyAcl -Sddl 'O:XX' -Kind UserPrivateKey }; Target = { 'O:XX' } }
    @{ Command = 'Test-SshKeyAcl'; Id = 'FileKindUnknown'; Category = 'InvalidArgument'; Run = { Test-SshKeyAcl -Sddl 'O:SYD:' }; Target = { 'O:SYD:' } }

    @{ Command = 'Repair-SshKeyAcl'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Repair-SshKeyAcl (In 'missing') }; Target = { In 'missing' } }
    @{ Command = 'Repair-SshKeyAcl'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Repair-SshKeyAcl Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Repair-SshKeyAcl'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Ends = $true; Run = { Repair-SshKeyAcl (In 'key') -UserSid 'alice' }; Target = { 'alice' } }
    @{ Command = 'Repair-SshKeyAcl'; Id = 'FileKindUnknown'; Category = 'InvalidArgument'; Run = { Repair-SshKeyAcl (In 'open.txt') }; Target = { In 'open.txt' } }
    @{ Command = 'Repair-SshKeyAcl'; Id = 'PermissionsUnwritable'; Category = 'PermissionDenied'; Only = 'Linux'; Run = { Repair-SshKeyAcl /proc/self/status -Kind UserPrivateKey }; Target = { '/proc/self/status' } }
)

$textRows = @(
    @{ Command = 'Get-SshClient'; Id = 'ClientNotKnown'; Category = 'ObjectNotFound'; Run = { Get-SshClient 'Netscape 4' }; Target = { 'Netscape 4' } }
    @{ Command = 'Get-SshClient'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Get-SshClient '[' -Installed }; Target = { '[' } }

    @{ Command = 'ConvertFrom-SshLog'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { ConvertFrom-SshLog (In 'missing') }; Target = { In 'missing' } }
    @{ Command = 'ConvertFrom-SshLog'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { ConvertFrom-SshLog Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'ConvertFrom-SshLog'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { ConvertFrom-SshLog (In 'folder') }; Target = { In 'folder' } }
    @{ Command = 'ConvertFrom-SshLog'; Id = 'FileUnreadable'; Category = 'PermissionDenied'; Only = 'Linux'; Run = { ConvertFrom-SshLog /proc/self/mem }; Target = { '/proc/self/mem' } }
    @{ Command = 'ConvertFrom-SshLog'; Id = 'LogNotRecognised'; Category = 'InvalidData'; Run = { ConvertFrom-SshLog (In 'text') }; Target = { In 'text' } }

    @{ Command = 'Get-SshServerConfiguration'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshServerConfiguration (In 'missing') }; Target = { In 'missing' } }
    @{ Command = 'Get-SshServerConfiguration'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Get-SshServerConfiguration Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Get-SshServerConfiguration'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { Get-SshServerConfiguration (In 'folder') }; Target = { In 'folder' } }
    @{ Command = 'Get-SshServerConfiguration'; Id = 'FileUnreadable'; Category = 'PermissionDenied'; Only = 'Linux'; Run = { Get-SshServerConfiguration /proc/self/mem }; Target = { '/proc/self/mem' } }
    @{ Command = 'Get-SshServerConfiguration'; Id = 'FileTooLarge'; Category = 'LimitsExceeded'; Run = { Get-SshServerConfiguration (In 'huge') }; Target = { In 'huge' } }
    @{ Command = 'Get-SshServerConfiguration'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Get-SshServerConfiguration (In 'sshd_config') -ServerVersion 'nine' }; Target = { In 'sshd_config' } }
    @{ Command = 'Get-SshServerConfiguration'; Id = 'ServerConfigurationInvalid'; Category = 'InvalidData'; Run = { Get-SshServerConfiguration (In 'prose') }; Target = { In 'prose' } }

    @{ Command = 'Test-SshServerConfiguration'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Test-SshServerConfiguration (In 'sshd_config') -Root (In 'missing') }; Target = { In 'sshd_config' } }
    @{ Command = 'Test-SshServerConfiguration'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Test-SshServerConfiguration Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Test-SshServerConfiguration'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { Test-SshServerConfiguration (In 'folder') }; Target = { In 'folder' } }
    @{ Command = 'Test-SshServerConfiguration'; Id = 'FileTooLarge'; Category = 'LimitsExceeded'; Run = { Test-SshServerConfiguration (In 'huge') }; Target = { In 'huge' } }
    @{ Command = 'Test-SshServerConfiguration'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Test-SshServerConfiguration (In 'sshd_config') -SignedInAs 'alice@nowhere' }; Target = { In 'sshd_config' } }
    @{ Command = 'Test-SshServerConfiguration'; Id = 'ServerConfigurationInvalid'; Category = 'InvalidData'; Run = { Test-SshServerConfiguration (In 'prose') }; Target = { In 'prose' } }
)

$localKeyRows = @(
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Ends = $true; Run = { Add-SshAuthorizedKey -Path (In 'keys') }; Target = { $null } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Add-SshAuthorizedKey -Path (In 'nowhere/keys') -PublicKey $line }; Target = { In 'nowhere/keys' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Add-SshAuthorizedKey -Path Env:keys -PublicKey $line }; Target = { 'Env:keys' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { Add-SshAuthorizedKey -Path (In 'folder') -PublicKey $line }; Target = { In 'folder' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'FileUnwritable'; Category = 'PermissionDenied'; Only = 'Linux'; Run = { Add-SshAuthorizedKey -Path /sys/keys -PublicKey $line }; Target = { '/sys/keys' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'AccountNotFound'; Category = 'ObjectNotFound'; Run = { Add-SshAuthorizedKey -LocalUser 'no-such-account' -PublicKey $line }; Target = { 'no-such-account' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'AuthorizedKeysInvalid'; Category = 'InvalidData'; Run = { Add-SshAuthorizedKey -Path (In 'mixed') -PublicKey $line }; Target = { In 'mixed' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'PrivateKeyGiven'; Category = 'SecurityError'; Run = { Add-SshAuthorizedKey -Path (In 'keys') -PublicKey (Get-Content -LiteralPath (In 'key') -Raw) }; Target = { $null } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'KeyFormatUnknown'; Category = 'InvalidData'; Run = { Add-SshAuthorizedKey -Path (In 'keys') -PublicKey 'milk' }; Target = { 'the given public key' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'KeyFormatUnsupported'; Category = 'NotImplemented'; Ends = $true; Run = { Add-SshAuthorizedKey -Path (In 'keys') -PublicKeyPath (Sample 'ed-cert.pub') }; Target = { Sample 'ed-cert.pub' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'KeyFileDamaged'; Category = 'ParserError'; Ends = $true; Run = { Add-SshAuthorizedKey -Path (In 'keys') -PublicKeyPath (In 'damaged') }; Target = { In 'damaged' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'KeyTooWeak'; Category = 'SecurityError'; Ends = $true; Run = { Add-SshAuthorizedKey -Path (In 'keys') -PublicKeyPath (Sample 'rsa1024.pub') }; Target = { Sample 'rsa1024.pub' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'KeyOptionInvalid'; Category = 'InvalidArgument'; Ends = $true; Run = { Add-SshAuthorizedKey -Path (In 'keys') -PublicKey $line -Option 'form=x' }; Target = { 'form=x' } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'KeyPassphraseNeeded'; Category = 'AuthenticationError'; Ends = $true; Run = { Add-SshAuthorizedKey -Path (In 'keys') -PublicKeyPath (In 'locked.pem') }; Target = { In 'locked.pem' } }

    @{ Command = 'Get-SshAuthorizedKey'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Get-SshAuthorizedKey -Path (In 'keys') -Fingerprint 'abc' }; Target = { 'abc' } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshAuthorizedKey -LiteralPath (In 'missing') }; Target = { In 'missing' } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Get-SshAuthorizedKey -Path Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { Get-SshAuthorizedKey -Path (In 'folder') }; Target = { In 'folder' } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'AccountNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshAuthorizedKey -LocalUser 'no-such-account' }; Target = { 'no-such-account' } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'AuthorizedKeysInvalid'; Category = 'InvalidData'; Run = { Get-SshAuthorizedKey -Path (In 'mixed') }; Target = { In 'mixed' } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'FileTooLarge'; Category = 'LimitsExceeded'; Only = 'Linux'; Run = { Get-SshAuthorizedKey -Path (In 'sparse') }; Target = { In 'sparse' } }

    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Remove-SshAuthorizedKey -Path (In 'keys') }; Target = { $null } }
    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Remove-SshAuthorizedKey -Path (In 'keys') -Comment '[' }; Target = { '[' } }
    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Remove-SshAuthorizedKey -Path (In 'missing') -Comment '*' }; Target = { In 'missing' } }
    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { Remove-SshAuthorizedKey -Path (In 'folder') -Comment '*' }; Target = { In 'folder' } }
    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'AccountNotFound'; Category = 'ObjectNotFound'; Run = { Remove-SshAuthorizedKey -LocalUser 'no-such-account' -Comment '*' }; Target = { 'no-such-account' } }
    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'AuthorizedKeysInvalid'; Category = 'InvalidData'; Run = { Remove-SshAuthorizedKey -Path (In 'mixed') -Comment '*' }; Target = { In 'mixed' } }
)

$networkRows = @(
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Get-SshAlgorithmSupport 'a b' }; Target = { 'a b' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'PathNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshAlgorithmSupport -ConfigurationPath (In 'missing') }; Target = { In 'missing' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Run = { Get-SshAlgorithmSupport -ConfigurationPath Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'PathIsDirectory'; Category = 'InvalidArgument'; Run = { Get-SshAlgorithmSupport -ConfigurationPath (In 'folder') }; Target = { In 'folder' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'ServerConfigurationInvalid'; Category = 'InvalidData'; Run = { Get-SshAlgorithmSupport -ConfigurationPath (In 'text') }; Target = { In 'text' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'ClientNotKnown'; Category = 'ObjectNotFound'; Run = { Get-SshAlgorithmSupport -ConfigurationText 'Port 22' -Client 'Netscape 4' }; Target = { 'Netscape 4' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'KeyFormatUnknown'; Category = 'InvalidData'; Ends = $true; Run = { Get-SshAlgorithmSupport 127.0.0.1 -UserName me -PublicKeyPath (In 'text') }; Target = { In 'text' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'HostNotFound'; Category = 'ObjectNotFound'; Run = { Get-SshAlgorithmSupport 'no-such-host.invalid' }; Target = { 'no-such-host.invalid' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'ConnectionRefused'; Category = 'ConnectionError'; Run = { Get-SshAlgorithmSupport $closed }; Target = { $closed } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'HostUnreachable'; Category = 'ConnectionError'; Only = 'Linux'; Run = { Get-SshAlgorithmSupport '255.255.255.255' }; Target = { '255.255.255.255' } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'ConnectionTimedOut'; Category = 'OperationTimeout'; Peer = { '' }; Hold = $true; Run = { Get-SshAlgorithmSupport $peer.Target -TimeoutSeconds 1 }; Target = { $peer.Target } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'ConnectionClosed'; Category = 'ConnectionError'; Peer = { '' }; Run = { Get-SshAlgorithmSupport $peer.Target }; Target = { $peer.Target } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'NotSsh'; Category = 'ProtocolError'; Peer = { "HTTP/1.1 400 Bad Request`r`n`r`n" }; Run = { Get-SshAlgorithmSupport $peer.Target }; Target = { $peer.Target } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'SshVersion1Only'; Category = 'ProtocolError'; Peer = { "SSH-1.5-1.2.27`r`n" }; Run = { Get-SshAlgorithmSupport $peer.Target }; Target = { $peer.Target } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'ServerBusy'; Category = 'ResourceBusy'; Peer = { "Exceeded MaxStartups`r`n" }; Run = { Get-SshAlgorithmSupport $peer.Target }; Target = { $peer.Target } }
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'ProtocolViolation'; Category = 'ProtocolError'; Peer = { New-ScriptedAnswer 20, 1, 2, 3 }; Run = { Get-SshAlgorithmSupport $peer.Target }; Target = { $peer.Target } }
    # SSH_MSG_DISCONNECT (RFC 4253, section 11.1): reason 2, description 'no', no language.
    @{ Command = 'Get-SshAlgorithmSupport'; Id = 'DisconnectedByServer'; Category = 'ConnectionError'; Peer = { New-ScriptedAnswer 1, 0, 0, 0, 2, 0, 0, 0, 2, 110, 111, 0, 0, 0, 0 }; Run = { Get-SshAlgorithmSupport $peer.Target }; Target = { $peer.Target } }

    @{ Command = 'Test-SshConnection'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Run = { Test-SshConnection 'a b' }; Target = { 'a b' } }
    @{ Command = 'Test-SshConnection'; Id = 'ClientNotKnown'; Category = 'ObjectNotFound'; Ends = $true; Run = { Test-SshConnection 127.0.0.1 -Client 'Netscape 4' }; Target = { 'Netscape 4' } }
    @{ Command = 'Test-SshConnection'; Id = 'PathNotFileSystem'; Category = 'InvalidArgument'; Ends = $true; Run = { Test-SshConnection 127.0.0.1 -KeyPath Env:PATH }; Target = { 'Env:PATH' } }
    @{ Command = 'Test-SshConnection'; Id = 'PassphraseEmpty'; Category = 'InvalidArgument'; Ends = $true; Run = { Test-SshConnection 127.0.0.1 -Passphrase $empty }; Target = { $null } }

    @{ Command = 'Add-SshAuthorizedKey'; Id = 'SignInFailed'; Category = 'AuthenticationError'; Run = { Add-SshAuthorizedKey $closed -PublicKey $line }; Target = { $closed } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'SignInFailed'; Category = 'AuthenticationError'; Run = { Get-SshAuthorizedKey $closed }; Target = { $closed } }
    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'SignInFailed'; Category = 'AuthenticationError'; Run = { Remove-SshAuthorizedKey $closed -Comment '*' }; Target = { $closed } }
)

# At a real sshd that takes the key 'key'; Configuration is added to its sshd_config.
$serverRows = @(
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'RemoteChangeFailed'; Category = 'InvalidResult'; Configuration = { 'SetEnv HOME=/sys' }; Run = { Add-SshAuthorizedKey $here @signIn -PublicKey $line }; Target = { $here } }
    @{ Command = 'Add-SshAuthorizedKey'; Id = 'RemoteNotSupported'; Category = 'NotImplemented'; Configuration = { 'ForceCommand false' }; Run = { Add-SshAuthorizedKey $here @signIn -PublicKey $line }; Target = { $here } }
    @{ Command = 'Get-SshAuthorizedKey'; Id = 'RemoteNotSupported'; Category = 'NotImplemented'; Configuration = { 'ForceCommand false' }; Run = { Get-SshAuthorizedKey $here @signIn }; Target = { $here } }
    @{ Command = 'Remove-SshAuthorizedKey'; Id = 'OwnKeyRemoval'; Category = 'SecurityError'; Configuration = { "SetEnv HOME=$(In 'home')" }; Run = { Remove-SshAuthorizedKey $here @signIn -Comment '*' }; Target = { $here } }
)

# Ids that no row provokes, and why. The tests in C# hold these.
$unprovoked = @{
    HostKeySignatureInvalid = 'takes a server that lies about its host key'
    NegotiationFailed       = 'stands in reports, in KeyExchangeProblem and Reason, and never alone'
    WeakGroup               = 'stands in the report of Test-SshConnection; a probe reads on'
    AlgorithmNotImplemented = 'stands in the report of Test-SshConnection'
    AgentUnavailable        = 'stands in the report of Test-SshConnection'
    AgentRefused            = 'stands in the report of Test-SshConnection'
    AccountUnknown          = 'Windows: takes a file whose owner is nobody'
    PermissionsNotKept      = 'takes a volume without permissions, such as FAT'
}
