# Dot-sourced by the tests: a listener on a free loopback port that sends the same bytes to everyone who connects.

# Answer is what it sends, as text or bytes; without -Hold it closes the connection afterwards.
function Start-ScriptedPeer {
    param($Answer = '', [switch] $Hold)
    $bytes = if ($Answer -is [string]) { [Text.Encoding]::ASCII.GetBytes($Answer) } else { [byte[]]$Answer }
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $shell = [powershell]::Create().AddScript({
            param($listener, $bytes, $hold)
            $kept = New-Object System.Collections.ArrayList
            try {
                while ($true) {
                    $client = $listener.AcceptTcpClient()
                    $null = $kept.Add($client)
                    if ($bytes.Length -gt 0) { $client.GetStream().Write($bytes, 0, $bytes.Length) }
                    if (-not $hold) {
                        # What the other side sent is read before closing, or the system answers it with a reset.
                        $client.Client.Shutdown('Send')
                        $client.ReceiveTimeout = 2000
                        $buffer = New-Object byte[] 4096
                        try { while ($client.GetStream().Read($buffer, 0, $buffer.Length) -gt 0) { } } catch { }
                        $client.Dispose()
                    }
                }
            }
            catch { }
            finally { $kept | ForEach-Object { $_.Dispose() } }
        }).AddArgument($listener).AddArgument($bytes).AddArgument([bool]$Hold)
    $null = $shell.BeginInvoke()
    [pscustomobject]@{ Port = $listener.LocalEndpoint.Port; Target = "127.0.0.1:$($listener.LocalEndpoint.Port)"; Listener = $listener; Shell = $shell }
}

function Stop-ScriptedPeer {
    param($Peer)
    if ($Peer) {
        $Peer.Listener.Stop()
        $Peer.Shell.Dispose()
    }
}

# An identification followed by one unencrypted packet (RFC 4253, section 6) with this payload.
function New-ScriptedAnswer {
    param([byte[]] $Payload)
    $padding = 16 - ((5 + $Payload.Length) % 8)
    $length = 1 + $Payload.Length + $padding
    [byte[]] ([Text.Encoding]::ASCII.GetBytes("SSH-2.0-Scripted`r`n") + [byte[]] (0, 0, ($length -shr 8), ($length -band 255), $padding) + $Payload + [byte[]]::new($padding))
}
