# Dot-sourced by the tests: real sshd servers on free loopback ports, stopped by their process id.

function Find-Program {
    param([string] $Name)
    $folders = @($env:PATH -split [IO.Path]::PathSeparator) + '/usr/sbin', '/usr/local/sbin', 'C:\Windows\System32\OpenSSH'
    foreach ($folder in $folders) {
        foreach ($file in $Name, "$Name.exe") {
            $path = Join-Path $folder $file
            if ($folder -and (Test-Path -LiteralPath $path -PathType Leaf)) {
                return $path
            }
        }
    }
}

function Get-FreePort {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $port
}

function Start-LoopbackSshd {
    param([string] $Folder, [string[]] $Configuration = @(), [string[]] $HostKeyType = @('ed25519', 'ecdsa', 'rsa'))
    $sshd = Find-Program sshd
    $keygen = Find-Program ssh-keygen
    if ((Find-Program id) -and (& (Find-Program id) -u) -eq '0') {
        $null = New-Item -ItemType Directory -Path /run/sshd -Force
    }
    $lines = @($Configuration)
    foreach ($type in $HostKeyType) {
        $key = Join-Path $Folder "host_$type"
        if (-not (Test-Path -LiteralPath $key)) {
            $null = & $keygen -q -t $type -N '""'.Trim('"') -f $key
        }
        $lines += "HostKey $key"
    }
    $port = Get-FreePort
    $lines += "ListenAddress 127.0.0.1:$port", 'PidFile none', 'UseDNS no', 'StrictModes no', 'LogLevel VERBOSE'
    $config = Join-Path $Folder "sshd_config_$port"
    Set-Content -LiteralPath $config -Value $lines -Encoding Ascii
    $log = Join-Path $Folder "sshd_$port.log"
    $process = Start-Process -FilePath $sshd -ArgumentList '-D', '-f', $config, '-E', $log -PassThru
    $watch = [Diagnostics.Stopwatch]::StartNew()
    while ($watch.Elapsed.TotalSeconds -lt 20) {
        $client = [Net.Sockets.TcpClient]::new()
        try {
            $client.Connect([Net.IPAddress]::Loopback, $port)
            return [pscustomobject]@{ Port = $port; Process = $process; Log = $log; Folder = $Folder }
        }
        catch {
            if ($process.HasExited) { break }
        }
        finally {
            $client.Dispose()
        }
    }
    throw "sshd did not start: $(Get-Content -LiteralPath $log -Raw -ErrorAction Ignore)"
}

function Stop-LoopbackSshd {
    param($Server)
    if ($Server -and -not $Server.Process.HasExited) {
        $Server.Process.Kill()
        $Server.Process.WaitForExit()
    }
}
