# Dot-sourced by the tests: one object with fixed values for each type that the commands write. The types have no public
# constructors, so the fields behind the properties are set, as a serializer would.

function New-SampleObject {
    param([Parameter(Mandatory = $true)][string] $Type, [Parameter(Mandatory = $true)][hashtable] $Property)
    $class = "SshAdmin.Core.$Type" -as [type]
    $helper = 'System.Runtime.CompilerServices.RuntimeHelpers' -as [type]
    $object = if ($helper.GetMethod('GetUninitializedObject')) { $helper::GetUninitializedObject($class) }
    else { [Runtime.Serialization.FormatterServices]::GetUninitializedObject($class) }
    foreach ($name in $Property.Keys) {
        $field = $class.GetField("<$name>k__BackingField", [Reflection.BindingFlags] 'NonPublic, Instance')
        if (-not $field) { throw "$Type has no property '$name' that holds a value." }
        $underlying = [Nullable]::GetUnderlyingType($field.FieldType)
        $target = if ($underlying) { $underlying } else { $field.FieldType }
        if ($target.IsInterface) { $target = $target.GetGenericArguments()[0].MakeArrayType() }
        $field.SetValue($object, [Management.Automation.LanguagePrimitives]::ConvertTo($Property[$name], $target))
    }
    $object
}

# Type name without its namespace, and the objects; nested ones are used by those that hold them.
function Get-SampleObject {
    $ed25519 = 'SHA256:2D3QKWobg4u3HmwhTBB9dqo8gDdIZGlDmsX05kQ1CfE'
    $rsa = 'SHA256:Zl7m6t7KC17pIpL3TujDNdI1JXla4iHafyxMtcWg5MM'
    $samples = @{}

    $samples.SshAlgorithm = @(
        New-SampleObject Algorithms.SshAlgorithm @{ Name = 'hmac-sha1'; Kind = 'Mac'; Rating = 'Weak'; Reason = 'HMAC does not need collision resistance, but SHA-1 is being retired by the end of 2030.'; Source = 'RFC 4253'; Implementations = 'OpenSSH 2.3+', 'PuTTY' }
        New-SampleObject Algorithms.SshAlgorithm @{ Name = '3des-cbc'; Kind = 'Encryption'; Rating = 'Broken'; Reason = 'Its 64-bit blocks collide after a few gigabytes (SWEET32).' }
        New-SampleObject Algorithms.SshAlgorithm @{ Name = 'mlkem768x25519-sha256'; Kind = 'KeyExchange'; Rating = 'Strong'; Reason = ''; PostQuantum = $true }
        New-SampleObject Algorithms.SshAlgorithm @{ Name = 'sk-ecdsa-sha2-nistp256-cert-v01@openssh.com'; Kind = 'HostKey'; Rating = 'Acceptable'; Reason = 'A NIST curve.' }
    )
    $samples.SshUserKeyVerdict = @(
        New-SampleObject Clients.SshUserKeyVerdict @{ KeyType = 'Rsa'; Algorithm = 'ssh-rsa'; Acceptance = 'Refused'; Evidence = 'The configuration does not list ssh-rsa in PubkeyAcceptedAlgorithms.' }
        New-SampleObject Clients.SshUserKeyVerdict @{ KeyType = 'Ed25519'; Algorithm = 'ssh-ed25519'; Acceptance = 'Accepted'; Evidence = 'server-sig-algs lists it.' }
    )
    $samples.SshClientVerdict = @(
        New-SampleObject Clients.SshClientVerdict @{
            Client = 'Tera Term'; Version = '4.106'; CanConnect = $true; FailsAt = 'None'; KeyExchange = 'ecdh-sha2-nistp256'; HostKey = 'ssh-ed25519'; Encryption = 'aes256-ctr'; Mac = 'hmac-sha2-512'
            UserKeyTypes = 'Ecdsa', 'Ed25519'; RsaSignature = 'ssh-rsa'; UserKeys = $samples.SshUserKeyVerdict; Problem = 'RSA keys fail: the client can sign with ssh-rsa (SHA-1) only, which the server refuses.'
            Remedy = 'Use an Ed25519 or ECDSA key with this client.'; ShortRemedy = 'Ed25519/ECDSA or 4.107+'; Warnings = @(); Confidence = 'Medium'
        }
        New-SampleObject Clients.SshClientVerdict @{ Client = 'PuTTY'; Version = '0.68 - 0.70'; CanConnect = $false; FailsAt = 'KeyExchange'; UserKeyTypes = @(); UserKeys = @(); Problem = 'No common key exchange.'; Remedy = 'Upgrade to PuTTY 0.78 or later.'; ShortRemedy = '0.78+'; Warnings = 'Keys of type ecdsa-sha2-nistp521 count as leaked (CVE-2024-31497).'; Confidence = 'High' }
        New-SampleObject Clients.SshClientVerdict @{ Client = 'OpenSSH for Windows'; Version = '9.5'; CanConnect = $true; FailsAt = 'None'; UserKeyTypes = 'Rsa', 'Ecdsa', 'Ed25519'; UserKeys = @(); Warnings = @(); Confidence = 'High' }
    )
    $samples.SshClient = @(
        New-SampleObject Clients.SshClient @{
            Name = 'PuTTY'; Version = '0.76'; IsEstablished = $true; Released = '2021-05-02'; KeyExchangeAlgorithms = 'curve25519-sha256', 'ecdh-sha2-nistp256', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp521', 'diffie-hellman-group14-sha256'
            HostKeyAlgorithms = 'ssh-ed25519', 'rsa-sha2-512'; UserSignatureAlgorithms = 'rsa-sha2-512', 'ssh-ed25519'; EncryptionAlgorithms = @('aes256-ctr'); MacAlgorithms = @('hmac-sha2-256'); CompressionAlgorithms = @('none')
            DisabledByDefault = @(); NeedsConfirmation = @('arcfour256'); RsaSha2 = $true; ReadsServerSignatureAlgorithms = $true; StrictKeyExchange = $false; PrivateKeyFormats = 'ppk-v2', 'ppk-v3'
            KnownFaults = 'Keys of type ecdsa-sha2-nistp521 count as leaked.', 'Open to the Terrapin attack.'; Confidence = 'High'; Source = 'PuTTY tag 0.76'; Path = 'C:\Program Files\PuTTY\putty.exe'; IsFirstOnPath = $true
        }
        New-SampleObject Clients.SshClient @{ Name = 'Tera Term'; Version = '4.98 - 4.105'; IsEstablished = $true; Released = '2018-02-28'; RsaSha2 = $false; StrictKeyExchange = $false }
        New-SampleObject Clients.SshClient @{ Name = 'OpenSSH for Windows'; Version = '99.1'; IsEstablished = $false; Path = 'C:\Windows\System32\OpenSSH\ssh.exe' }
    )
    $samples.SshHostKey = @(
        New-SampleObject Probe.SshHostKey @{ Type = 'ssh-ed25519'; Bits = 256; Fingerprint = $ed25519; FingerprintMd5 = 'MD5:ca:04:2f:4d:cb:bc:4a:fb:a1:c7:0f:a8:a1:88:9d:9c'; Algorithm = 'ssh-ed25519'; PublicKey = 'ssh-ed25519 AAAAC3Nz'; IsCertificate = $false }
        New-SampleObject Probe.SshHostKey @{ Type = 'ssh-rsa'; Bits = 3072; Fingerprint = $rsa; FingerprintMd5 = 'MD5:00'; Algorithm = 'rsa-sha2-512'; PublicKey = 'ssh-rsa AAAAB3Nz'; IsCertificate = $false }
    )
    $samples.SshUserKeyAnswer = @(
        New-SampleObject Probe.SshUserKeyAnswer @{ Algorithm = 'rsa-sha2-512'; MessageNumber = 60; Outcome = 'Accepted' }
        New-SampleObject Probe.SshUserKeyAnswer @{ Algorithm = 'ssh-rsa'; MessageNumber = 51; Outcome = 'Refused' }
        New-SampleObject Probe.SshUserKeyAnswer @{ Algorithm = 'rsa-sha2-256'; Outcome = 'NotAnswered' }
    )
    $verdicts = $samples.SshClientVerdict
    $samples.SshAlgorithmSupport = @(
        New-SampleObject Probe.SshAlgorithmSupport @{
            HostName = 'server.example'; Port = 22; Address = '192.0.2.7'; ServerIdentification = 'SSH-2.0-OpenSSH_9.2p1 Debian-2'; Software = 'OpenSSH'; SoftwareVersion = '9.2p1'
            KeyExchangeAlgorithms = @($samples.SshAlgorithm[2]); HostKeyAlgorithms = @($samples.SshAlgorithm[3]); EncryptionAlgorithms = @($samples.SshAlgorithm[1]); MacAlgorithms = @($samples.SshAlgorithm[0]); CompressionAlgorithms = @()
            ServerSignatureAlgorithms = 'ssh-ed25519', 'rsa-sha2-512'; RsaSha2 = 'LikelyAccepted'; SshRsa = 'LikelyRefused'; SignatureEvidence = 'OpenSSH refuses ssh-rsa since 8.8 unless it is configured to take it.'
            UserKeyAnswers = $samples.SshUserKeyAnswer; StrictKeyExchange = $true; PostQuantum = $true; HostKeyFingerprint = $ed25519; HostKeys = $samples.SshHostKey; Assumptions = @(); Duration = [timespan]::FromMilliseconds(12)
            Verdicts = New-Object 'Lazy[SshAdmin.Core.Clients.SshClientVerdict[]]' -ArgumentList ([Func[SshAdmin.Core.Clients.SshClientVerdict[]]] { $verdicts }.GetNewClosure())
        }
        New-SampleObject Probe.SshAlgorithmSupport @{
            HostName = 'ip-10-0-12-34.eu-central-1.compute.internal'; Port = 2222; ServerIdentification = 'SSH-2.0-OpenSSH_for_Windows_9.5'; Software = 'OpenSSH for Windows'; SoftwareVersion = '9.5'
            KeyExchangeAlgorithms = @(); HostKeyAlgorithms = @(); EncryptionAlgorithms = @(); MacAlgorithms = @(); CompressionAlgorithms = @(); RsaSha2 = 'Unknown'; SshRsa = 'Unknown'; SignatureEvidence = 'No keys were exchanged.'
            KeyExchangeProblem = 'The server offers only key exchange methods that cannot be run here.'; HostKeys = @(); Assumptions = @(); Duration = [timespan]::FromMilliseconds(8)
            Verdicts = New-Object 'Lazy[SshAdmin.Core.Clients.SshClientVerdict[]]' -ArgumentList ([Func[SshAdmin.Core.Clients.SshClientVerdict[]]] { , ([SshAdmin.Core.Clients.SshClientVerdict[]] @()) })
        }
    )
    $samples.SshCertificate = @(
        New-SampleObject Keys.SshCertificate @{ KeyId = 'alice'; Serial = 42; IsHost = $false; Principals = 'alice', 'deploy'; ValidBefore = [datetime]::new(2027, 1, 31, 0, 0, 0, [DateTimeKind]::Utc); AuthorityFingerprint = $rsa }
        New-SampleObject Keys.SshCertificate @{ KeyId = 'web-17'; Serial = 1; IsHost = $true; Principals = @(); AuthorityFingerprint = $rsa }
    )
    $samples.SshKey = @(
        New-SampleObject Keys.SshKey @{
            Path = '/home/alice/.ssh/id_ed25519'; PublicKeyPath = '/home/alice/.ssh/id_ed25519.pub'; Format = 'OpenSsh'; KeyType = 'Ed25519'; Bits = 256; Fingerprint = $ed25519; Comment = 'alice@laptop'; PublicKey = 'ssh-ed25519 AAAAC3Nz alice@laptop'
            IsPrivate = $true; IsEncrypted = $true; Cipher = 'aes256-ctr'; Kdf = 'bcrypt'; KdfRounds = 16; Certificate = $samples.SshCertificate[0]; Rating = 'Strong'; Reason = ''; Remarks = @(); ReadableBy = 'OpenSSH 6.5+', 'WinSCP 5.13+', 'Tera Term 4.82+', 'PuTTY', 'FileZilla'
        }
        New-SampleObject Keys.SshKey @{ Path = '/home/alice/.ssh/id_rsa.pub'; LineNumber = 1; Format = 'OpenSshPublic'; KeyType = 'Rsa'; Bits = 3072; Fingerprint = $rsa; Comment = 'alice'; IsPrivate = $false; Rating = 'Acceptable'; Reason = ''; Remarks = @(); ReadableBy = @() }
        New-SampleObject Keys.SshKey @{ Path = 'C:\keys\old_server_key.ppk'; Format = 'Ppk2'; KeyType = 'Dsa'; Bits = 1024; Fingerprint = $rsa; Comment = ''; IsPrivate = $true; IsEncrypted = $false; Rating = 'Broken'; Reason = 'OpenSSH 10.0 no longer knows DSA.'; Remarks = @('The file ends without a line break.'); ReadableBy = @() }
    )
    $samples.SshKeyAclFinding = @(
        New-SampleObject Permissions.SshKeyAclFinding @{ Rule = 'R6'; IsViolation = $true; Sid = 'S-1-5-32-545'; Account = 'BUILTIN\Users'; Rights = 'read and execute'; Message = 'BUILTIN\Users (S-1-5-32-545) has an entry (read and execute). Nobody but alice, SYSTEM and Administrators may have one.' }
        New-SampleObject Permissions.SshKeyAclFinding @{ Rule = 'N1'; IsViolation = $false; Message = 'The entries are inherited from the folder.' }
    )
    $samples.SshKeyAclReport = @(
        New-SampleObject Permissions.SshKeyAclReport @{ Path = 'C:\Users\alice\.ssh\id_ed25519'; Kind = 'UserPrivateKey'; Verdict = 'TooOpen'; Findings = $samples.SshKeyAclFinding; Sddl = 'O:BAD:(A;;FA;;;SY)(A;;0x1200a9;;;BU)'; RepairSddl = 'O:BAD:P(A;;FA;;;SY)'; Changes = 'remove the entry of BUILTIN\Users', 'stop inheriting from the folder'; Changed = $false }
        New-SampleObject Permissions.SshKeyAclReport @{ Path = 'C:\Users\alice\.ssh\id_rsa'; Kind = 'UserPrivateKey'; Verdict = 'Secure'; Findings = @(); Changes = @(); Changed = $true }
        New-SampleObject Permissions.SshKeyAclReport @{ Kind = 'HostPrivateKey'; Verdict = 'NullDacl'; Findings = @(); Sddl = 'O:BAD:NO_ACCESS_CONTROL'; Changes = @(); Changed = $false }
    )
    $samples.SshNegotiatedAlgorithms = @(
        New-SampleObject Diagnosis.SshNegotiatedAlgorithms @{ KeyExchange = 'sntrup761x25519-sha512@openssh.com'; HostKey = 'ecdsa-sha2-nistp256'; Encryption = 'chacha20-poly1305@openssh.com'; EncryptionServerToClient = 'chacha20-poly1305@openssh.com'; Compression = 'none'; StrictKeyExchange = $true }
    )
    $samples.SshConnectionStageResult = @(
        New-SampleObject Diagnosis.SshConnectionStageResult @{ Stage = 'Resolve'; Outcome = 'Passed'; Duration = [timespan]::FromMilliseconds(1.5); Detail = '192.0.2.7' }
        New-SampleObject Diagnosis.SshConnectionStageResult @{ Stage = 'Authenticate'; Outcome = 'Failed'; Duration = [timespan]::FromMilliseconds(2042); Detail = 'The server does not take this key for this user. The server offers publickey, keyboard-interactive.' }
        New-SampleObject Diagnosis.SshConnectionStageResult @{ Stage = 'Session'; Outcome = 'NotReached'; Duration = [timespan]::Zero; Detail = '' }
    )
    $samples.SshAuthenticationAttempt = @(
        New-SampleObject Diagnosis.SshAuthenticationAttempt @{ Method = 'none'; MessageNumbers = 50, 51; Outcome = 'Refused'; Reason = 'None'; Detail = '' }
        New-SampleObject Diagnosis.SshAuthenticationAttempt @{ Method = 'publickey'; KeySource = '/home/alice/.ssh/id_rsa'; KeyType = 'ssh-rsa'; KeyBits = 3072; KeyFingerprint = $rsa; SignatureAlgorithm = 'rsa-sha2-512'; MessageNumbers = 50, 60, 50, 52; Outcome = 'PartiallyAccepted'; Reason = 'MoreMethodsNeeded'; Detail = '' }
        New-SampleObject Diagnosis.SshAuthenticationAttempt @{ Method = 'keyboard-interactive'; MessageNumbers = 50, 60, 61, 52; Outcome = 'Accepted'; Reason = 'None'; Detail = '' }
    )
    $samples.SshConnectionReport = @(
        New-SampleObject Diagnosis.SshConnectionReport @{
            HostName = 'server.example'; Port = 22; Address = '192.0.2.7'; UserName = 'alice'; Succeeded = $false; FailedStage = 'Authenticate'; Reason = 'KeyRefused'; Message = 'The server does not take this key for this user.'
            Remedy = "Check in this order: 1. the public key stands in this user's authorized_keys, on one line; 2. home folder, .ssh and authorized_keys are writable by their owner only."; Warnings = @(); Stages = $samples.SshConnectionStageResult
            ClientIdentification = 'SSH-2.0-SshAdmin_0.1.0'; ServerIdentification = 'SSH-2.0-OpenSSH_9.2p1'; NegotiatedAlgorithms = $samples.SshNegotiatedAlgorithms[0]; AlgorithmsNotTested = @(); HostKeyType = 'ssh-ed25519'; HostKeyFingerprint = $ed25519
            HostKeyStatus = 'Trusted'; KnownHostsEntry = '/home/alice/.ssh/known_hosts:3'; AuthenticationMethods = 'publickey', 'keyboard-interactive'; Attempts = $samples.SshAuthenticationAttempt; TestedAt = [datetime]::new(2026, 11, 20, 15, 40, 20, [DateTimeKind]::Utc)
            Duration = [timespan]::FromMilliseconds(2050); NotShown = @(); Evidence = "Endpoint: server.example`nOutcome: refused"
        }
        New-SampleObject Diagnosis.SshConnectionReport @{ HostName = 'other.example'; Port = 2222; UserName = 'svc-backup'; Succeeded = $true; FailedStage = 'None'; Reason = 'None'; Message = 'Signed in.'; Warnings = @('ssh would refuse the key file: others may read it.'); Stages = @(); AlgorithmsNotTested = @(); HostKeyStatus = 'FingerprintMatched'; Attempts = @(); NotShown = @(); Evidence = '' }
    )
    $samples.SshAuthorizedKey = @(
        New-SampleObject AuthorizedKeys.SshAuthorizedKey @{ Target = 'alice@server.example'; Path = '/home/alice/.ssh/authorized_keys'; LineNumber = 3; KeyType = 'Ed25519'; Bits = 256; Fingerprint = $ed25519; Comment = 'alice@laptop'; Options = @(); Status = 'Added'; Verified = $true; PublicKey = 'ssh-ed25519 AAAAC3Nz alice@laptop'; Rating = 'Strong'; Reason = '' }
        New-SampleObject AuthorizedKeys.SshAuthorizedKey @{ Target = 'alice@server.example'; Path = '/home/alice/.ssh/authorized_keys'; LineNumber = 12; KeyType = 'Rsa'; Bits = 16384; Fingerprint = $rsa; Comment = 'backup job'; Options = 'restrict', 'from="203.0.113.0/24"'; Status = 'AlreadyPresent'; PublicKey = 'ssh-rsa AAAAB3Nz backup job'; Rating = 'Acceptable'; Reason = '' }
        New-SampleObject AuthorizedKeys.SshAuthorizedKey @{ Target = 'root'; Path = '/root/.ssh/authorized_keys'; LineNumber = 1; KeyType = 'Ed25519SecurityKey'; Bits = 256; Fingerprint = $ed25519; Comment = 'token'; Options = @(); Status = 'Present'; PublicKey = 'sk-ssh-ed25519@openssh.com AAAA token'; Rating = 'Strong'; Reason = '' }
    )
    $samples.SshServerSetting = @(
        New-SampleObject Configuration.SshServerSetting @{ Keyword = 'PasswordAuthentication'; Value = @('no'); Source = 'File'; Path = '/etc/ssh/sshd_config.d/10-keys.conf'; Line = 2 }
        New-SampleObject Configuration.SshServerSetting @{ Keyword = 'Ciphers'; Value = 'chacha20-poly1305@openssh.com', 'aes128-ctr', 'aes192-ctr', 'aes256-ctr', 'aes128-gcm@openssh.com'; Source = 'Default' }
        New-SampleObject Configuration.SshServerSetting @{ Keyword = 'AllowUsers'; Value = @(); Source = 'Default' }
    )
    $samples.SshConfigurationFinding = @(
        New-SampleObject Hardening.SshConfigurationFinding @{ RuleId = 'LOCKOUT-ALLOW-USERS'; Severity = 'Critical'; Keyword = 'AllowUsers'; Path = '/etc/ssh/sshd_config'; Line = 12; Text = 'AllowUsers admin'; Why = 'AllowUsers is set and none of its entries is this user, or not from this address.'; Recommendation = 'add the user, and look for a typing error'; Risk = ''; TestFirst = 'sshd -T -C user=NAME,addr=ADDRESS'; CanLockOut = $true; Source = 'sshd_config(5)' }
        New-SampleObject Hardening.SshConfigurationFinding @{ RuleId = 'GRACE'; Severity = 'Medium'; Keyword = 'LoginGraceTime'; Path = '/etc/ssh/sshd_config'; Text = 'LoginGraceTime 120 (default)'; Why = 'Unauthenticated connections hold slots; 0 never frees them.'; Recommendation = 'LoginGraceTime 60'; Risk = 'Slow prompts time out.'; TestFirst = ''; CanLockOut = $false; Source = '' }
        New-SampleObject Hardening.SshConfigurationFinding @{ RuleId = 'AUTH-PASSWORD'; Severity = 'High'; Keyword = 'PasswordAuthentication'; Line = 3; Text = '  PasswordAuthentication yes'; Why = 'Passwords can be guessed and replayed; most SSH break-ins start with them.'; Recommendation = 'PasswordAuthentication no'; Risk = ''; TestFirst = ''; CanLockOut = $true; Source = '' }
    )
    $samples
}
